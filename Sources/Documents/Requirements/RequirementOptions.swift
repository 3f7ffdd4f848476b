import ByteText

/// The options of one line, read as pip's option parser does (Python's `optparse`).
struct RequirementOptions {
  /// What an option means to us.
  enum Meaning {
    case requirements, constraints, editable, hash, requireHashes, noRequireHashes, other
  }

  struct Option {
    var meaning: Meaning
    /// Nil for an option without one.
    var value: ByteString?
    /// The value where it has one, else the option.
    var range: Range<Int>
  }

  private(set) var options: [Option] = []

  func first(_ meaning: Meaning) -> Option? { options.first { $0.meaning == meaning } }

  func contains(_ meaning: Meaning) -> Bool { first(meaning) != nil }

  init(_ words: [OptionWords.Word]) throws(OptionFault) {
    var rest = words[...]
    while let word = rest.popFirst() {
      if word.text == "--" { return }
      // optparse takes words that are no option as positional; pip ignores those.
      guard word.text.first == .ascii("-"), word.text.count > 1 else { continue }
      let reading = try Reading(word)
      options.append(try reading.option(&rest))
    }
  }

  struct OptionFault: Error {
    let problem: RequirementFault.Problem
    let range: Range<Int>
  }

  /// An option as it is written, with the value that is attached to it.
  private struct Reading {
    let name: ByteString
    let specification: Specification
    let attached: (text: ByteString, range: Range<Int>)?
    let range: Range<Int>

    init(_ word: OptionWords.Word) throws(OptionFault) {
      let text = word.text
      let isLong = text.hasPrefix("--")
      let length = isLong ? text.firstIndex(of: .ascii("=")) ?? text.count : 2
      name = ByteString(text[0..<length])
      range = word.range
      let valueStart = isLong && length < text.count ? length + 1 : length
      let hasValue = isLong ? length < text.count : text.count > 2
      attached =
        hasValue
        ? (
          ByteString(text[valueStart..<text.count]),
          min(word.range.lowerBound + valueStart, word.range.upperBound)..<word.range.upperBound
        ) : nil
      specification = try Specification.named(
        name, at: range.lowerBound..<(range.lowerBound + min(length, range.count)))
    }

    /// The option with its value, which may be the next word.
    func option(_ rest: inout ArraySlice<OptionWords.Word>) throws(OptionFault) -> Option {
      guard specification.takesValue else {
        if attached != nil, name.hasPrefix("--") {
          throw OptionFault(problem: .optionTakesNoValue(name), range: range)
        }
        return Option(meaning: specification.meaning, value: nil, range: range)
      }
      if let attached { return try checked(attached.text, attached.range) }
      guard let next = rest.popFirst() else {
        throw OptionFault(problem: .optionNeedsValue(name), range: range)
      }
      return try checked(next.text, next.range)
    }

    private func checked(_ value: ByteString, _ range: Range<Int>) throws(OptionFault) -> Option {
      if specification.meaning == .hash, RequirementHash(value) == nil {
        throw OptionFault(problem: .invalidHash(value), range: range)
      }
      return Option(meaning: specification.meaning, value: value, range: range)
    }
  }
}

/// An option that pip allows in a requirements file.
private struct Specification {
  let names: [ByteString]
  let takesValue: Bool
  let meaning: RequirementOptions.Meaning

  init(
    _ names: [ByteString], takesValue: Bool = true, _ meaning: RequirementOptions.Meaning = .other
  ) {
    self.names = names
    self.takesValue = takesValue
    self.meaning = meaning
  }

  /// `SUPPORTED_OPTIONS` and `SUPPORTED_OPTIONS_REQ` of pip 26.3, and `--global-option` of older ones.
  static let all = [
    Specification(["-i", "--index-url", "--pypi-url"]), Specification(["--extra-index-url"]),
    Specification(["--no-index"], takesValue: false),
    Specification(["-c", "--constraint"], .constraints),
    Specification(["-r", "--requirement"], .requirements),
    Specification(["-e", "--editable"], .editable), Specification(["-f", "--find-links"]),
    Specification(["--no-binary"]), Specification(["--only-binary"]),
    Specification(["--prefer-binary"], takesValue: false),
    Specification(["--require-hashes"], takesValue: false, .requireHashes),
    Specification(["--no-require-hashes"], takesValue: false, .noRequireHashes),
    Specification(["--pre"], takesValue: false), Specification(["--all-releases"]),
    Specification(["--only-final"]), Specification(["--trusted-host"]),
    Specification(["--use-feature"]), Specification(["--hash"], .hash),
    Specification(["-C", "--config-settings", "--config-setting"]),
    Specification(["--global-option"]),
  ]

  static let names = all.flatMap(\.names)

  /// By its name or, for a long one, by a beginning that only one option has.
  static func named(
    _ name: ByteString, at range: Range<Int>
  ) throws(RequirementOptions.OptionFault) -> Specification {
    if let exact = all.first(where: { $0.names.contains(name) }) { return exact }
    let candidates =
      name.hasPrefix("--") ? all.filter { $0.names.contains { $0.starts(with: name.bytes) } } : []
    if candidates.count == 1 { return candidates[0] }
    throw RequirementOptions.OptionFault(
      problem: candidates.isEmpty ? .unknownOption(name) : .ambiguousOption(name), range: range)
  }
}
