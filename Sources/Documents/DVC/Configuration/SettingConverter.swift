import ByteText
import Findings

/// Turns what is written in one file into settings.
struct SettingConverter {
  let source: SourceText
  let level: DVCConfigurationLevel
  let root: WrittenSection

  func setting(
    _ written: WrittenSetting, in section: WrittenSection
  ) -> Result<DVCSetting, DVCFault> {
    var value = written.value
    switch value {
    case .text(let text):
      guard let filled = filled(text, in: section, depth: 0) else { return missing(written) }
      value = .text(filled)
    case .list(let list):
      let filled = list.compactMap { self.filled($0, in: section, depth: 0) }
      guard filled.count == list.count else { return missing(written) }
      value = .list(filled)
    }
    return .success(
      DVCSetting(
        key: written.key.lowercasedASCII, value: value,
        keyLocation: source.location(of: written.keyRange),
        valueLocation: source.location(of: written.valueRange), level: level))
  }

  private func missing(_ written: WrittenSetting) -> Result<DVCSetting, DVCFault> {
    .failure(
      DVCFault(
        .schema, "%(…)s names a setting that is not there; DVC has no way to write it as text",
        at: source.location(of: written.valueRange)))
  }

  /// The text with every `%(name)s` replaced by that setting of its section, of the section's
  /// `DEFAULT` or of the file; nil where one is not there.
  private func filled(_ text: ByteString, in section: WrittenSection, depth: Int) -> ByteString? {
    guard text.contains("%(") else { return text }
    // A setting can name itself through others.
    guard depth < 8, text.count <= 4_096 else { return nil }
    var result: [UInt8] = []
    var rest = text.bytes[...]
    while let start = rest.firstIndex(of: Array("%(".utf8), from: rest.startIndex),
      let end = rest[start...].firstIndex(of: .ascii(")"))
    {
      guard end + 1 < rest.endIndex, rest[end + 1] == .ascii("s") else {
        result += rest[...end]
        rest = rest[(end + 1)...]
        continue
      }
      let name = ByteString(rest[(start + 2)..<end])
      guard let value = value(of: name, in: section),
        let inner = filled(value, in: section, depth: depth + 1)
      else { return nil }
      result += rest[..<start] + inner.bytes
      guard result.count <= 4_096 else { return nil }
      rest = rest[(end + 2)...]
    }
    return ByteString(result + rest)
  }

  private func value(of name: ByteString, in section: WrittenSection) -> ByteString? {
    for place in [section, root] {
      let places = [place] + place.sections.filter { $0.name == "DEFAULT" }
      for place in places {
        if case .text(let text)? = place.settings.first(where: { $0.key == name })?.value {
          return text
        }
      }
    }
    return nil
  }
}
