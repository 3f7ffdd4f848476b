import ByteText
public import Findings

/// A release for people who decide whether to use it, in Markdown.
public struct ReleaseNotesMarkdown: Sendable {
  private let release: ReleaseDescription

  public init(_ release: ReleaseDescription) {
    self.release = release
  }

  /// Ends with a line feed.
  public var text: String {
    let model = MarkdownEncoder.value(release.model)
    let architecture = release.architecture.map { "\(MarkdownEncoder.value($0))" }
    let head =
      ["# \(model) \(MarkdownEncoder.version(release.version))", ""]
      + (architecture.map { ["Architecture: \($0)", ""] } ?? [])
    let sections = release.sections.flatMap { section in
      ["## \(section.title ?? "Metrics")", ""] + section.items.map(line) + [""]
    }
    let tag = MarkdownEncoder.shellWord(release.tag)
    let checkout = ["## Check out", "", "```bash", "git checkout \(tag)", "```"]
    return (head + sections + checkout).map { $0 + "\n" }.joined()
  }

  private func line(_ item: ReleaseDescription.Item) -> String {
    let label = item.name.map { MarkdownEncoder.label($0) + ": " } ?? ""
    let note = item.note.map { " (\(MarkdownEncoder.value($0)))" } ?? ""
    return "- \(label)\(MarkdownEncoder.value(item.value))\(note)"
  }
}
