import ByteText
public import Findings

/// `docs/checks.md`: every rule with its rationale and its examples, generated from the checks.
public func checksReference(_ rules: [Rule]) -> String {
  var page = """
    # The checks

    Generated from the checks themselves by `make docs`; do not edit. In the examples `«` and `»` enclose \
    the exact range that is reported; they are not part of the file.

    | id | name | severity | finds |
    |---|---|---|---|

    """
  for rule in rules {
    page += "| [\(rule.id)](#\(rule.anchor)) | \(rule.name) | \(rule.severity.rawValue) "
    page += "| \(rule.summary) |\n"
  }
  return page + rules.map(\.section).joined()
}

extension Rule {
  /// The anchor that GitHub and GitLab make of the section's heading.
  fileprivate var anchor: String { "\(id.lowercased())-\(name)" }

  fileprivate var section: String {
    "\n## \(id) \(name)\n\n\(summary) (\(severity.rawValue)).\n\n\(rationale)\n\n"
      + "What to do: \(help).\n"
      + failing.map { markdown("Fails", $0) }.joined()
      + passing.map { markdown("Passes", $0) }.joined()
  }

  private func markdown(_ title: String, _ example: Example) -> String {
    "\n\(title): \(example.title)\n"
      + example.files.map { file in
        let lines = file.content.lines.map { "    \($0)\n" }.joined()
        return "\n`\(file.path)`\(file.content.note)\n" + (lines.isEmpty ? "" : "\n" + lines)
      }.joined()
  }
}
