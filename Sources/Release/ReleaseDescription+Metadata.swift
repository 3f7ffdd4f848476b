import ByteText
public import Documents
public import Findings

extension ReleaseDescription {
  /// Nil where the commit has no metadata of the version.
  public init?(_ release: JudgedRelease) {
    guard let model = release.model, let metadata = model.metadata else { return nil }
    let facts = ReleaseFacts(
      metadata: metadata, documents: release.documents, previous: release.previous)
    self.init(
      version: model.tag.versionText, model: model.model ?? "model",
      architecture: metadata.architecture?.string, tag: model.tag.name,
      sections: [
        Section(nil, facts.metrics), Section("Training", facts.training),
        Section("Data", facts.data),
        Section("Deployment", facts.deployment + facts.interface(release.settings)),
      ].filter { !$0.items.isEmpty })
  }

  /// The message of the release's tag, in the form of the seed project's tags: plain text, one line a fact,
  /// in which nothing that acts on a terminal is left.
  public var tagMessage: String {
    let heading = architecture.map { "\(model): \($0)" } ?? model.description
    let first = sections.first.flatMap { $0.title == nil ? $0 : nil }
    let top = ["Model Release v\(version)", "", heading] + (first?.items ?? []).map(\.line)
    let rest = sections.filter { $0.title != nil }.flatMap { section in
      ["", "\(section.title ?? ""):"] + section.items.map(\.line)
    }
    return (top + rest).map { $0 + "\n" }.joined()
  }
}

extension ReleaseDescription.Item {
  /// `- Test accuracy: 86.2% (+1.4 points over 1.0.0)`
  fileprivate var line: String {
    let label = name.map { readable($0) + ": " } ?? ""
    return "- \(label)\(value)\(note.map { " (\($0))" } ?? "")"
  }
}

/// `test_accuracy` as `Test accuracy`.
private func readable(_ name: ByteString) -> String {
  var words = name.map { $0 == .ascii("_") ? .space : $0 }
  if let first = words.first, first.isLowercaseLetter { words[0] = first - 0x20 }
  return ByteString(words).description
}
