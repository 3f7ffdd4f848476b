import ByteText
public import Findings

extension Rule {
  /// The rule's page in the terminal: what `mlgate explain` prints.
  public var explanation: String {
    var text = "\(id) \(name) (\(severity.rawValue))\n\n\(summary).\n\n"
    text += wrapped(rationale, width: 80) + "\n"
    text += "\nWhat to do: \(help).\n"
    text += failing.map { page("Fails", $0) }.joined()
    text += passing.map { page("Passes", $0) }.joined()
    text += suppressions.isEmpty ? "" : "\nOn one line: \(suppressions)\n"
    return text
  }

  private func page(_ title: String, _ example: Example) -> String {
    let files = example.shown.map { lines in
      lines.map { "    \($0)\n" }.joined()
    }
    return "\n\(title): \(example.title)\n"
      + (example.history.text.map { "\($0)\n" } ?? "")
      + files.map { "\n" + $0 }.joined()
  }

  /// The comment that silences the rule; empty where its files have no comments.
  private var suppressions: String {
    switch subject {
    case .jsonDocuments, .modelMetadata, .files, .commitMessages, .branches, .releaseTags: ""
    default: "# mlgate: ignore[\(name)] reason"
    }
  }
}

/// Words on lines of at most `width` characters.
private func wrapped(_ text: String, width: Int) -> String {
  var lines: [String] = []
  for word in text.utf8.split(whereSeparator: { $0 == .space || $0 == .lineFeed }) {
    let word = String(decoding: word, as: UTF8.self)
    if let last = lines.last, last.unicodeScalars.count + word.unicodeScalars.count < width {
      lines[lines.count - 1] = last + " " + word
    } else {
      lines.append(word)
    }
  }
  return lines.joined(separator: "\n")
}
