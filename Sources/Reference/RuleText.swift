import ByteText
public import Findings

extension Rule {
  /// The rule's page in the terminal: what `mlgate explain` prints.
  public var explanation: String {
    var text = "\(id) \(name) (\(severity.rawValue))\n\n\(summary).\n\n\(rationale)\n"
    text += "\nWhat to do: \(help).\n"
    text += examplesText("Fails", failing)
    text += examplesText("Passes", passing)
    text += "\nOn one line: # mlgate: ignore[\(name)] reason\n"
    return text
  }

  private func examplesText(_ title: String, _ examples: [Example]) -> String {
    examples.map { example in
      "\n\(title): \(example.title)\n"
        + example.files.map { "\n" + indented($0) }.joined()
    }.joined()
  }

  private func indented(_ file: ExampleFile) -> String {
    "    \(file.path)\(file.content.note)\n"
      + file.content.lines.map { "      | \($0)\n" }.joined()
  }
}

extension ExampleFile.Content {
  /// What kind of entry this is, where it is no plain text file.
  var note: String {
    switch self {
    case .text: ""
    case .executable: " (executable)"
    case .symbolicLink(let target): " (symbolic link to \(target))"
    case .submodule: " (submodule)"
    case .size(let size): " (\(size) bytes)"
    }
  }

  /// The text's lines with everything hidden made visible; none where there is no text.
  var lines: [String] {
    guard case .text(let text) = self else {
      guard case .executable(let text) = self else { return [] }
      return text.visibleLines
    }
    return text.visibleLines
  }
}

extension ByteString {
  /// The lines without the break at the end of the last one.
  fileprivate var visibleLines: [String] {
    var lines = bytes.split(separator: .lineFeed, omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines.map { visibleText($0) }
  }
}
