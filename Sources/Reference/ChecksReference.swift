import ByteText
public import Findings

/// `docs/checks.md`: every rule with its rationale and its examples, generated from the checks.
public func checksReference(_ rules: [Rule]) -> String {
  let families = rules.reduce(into: [(name: String, rules: [Rule])]()) { families, rule in
    if families.last?.name != rule.identity.family { families.append((rule.identity.family, [])) }
    families[families.count - 1].rules.append(rule)
  }
  return """
    # The checks

    <!-- Generated from the checks themselves by 'make docs'; do not edit. -->

    Every rule has an id and a name; both select it in the [configuration](configuration.md), in `--select`
    and in a comment behind the line, or above it: `# mlgate: ignore[missing-seed] reason`. `mlgate explain RULE`
    shows the same in the terminal.

    The examples are the checks' own tests. Carets stand under exactly what is reported, under a path where the
    file as a whole is. What cannot be shown is written as an escape: `\\xE9` is a byte that is not UTF-8,
    `\\r` a carriage return, `\\u{200B}` an invisible character.

    \(families.map { table($0.name, $0.rules) }.joined(separator: "\n"))
    \(rules.map(\.section).joined(separator: "\n"))
    """
}

private func table(_ family: String, _ rules: [Rule]) -> String {
  """
  ## \(family): \(familyTitle(family))

  | id | name | severity | finds |
  |---|---|---|---|
  \(rules.map { "| [\($0.id)](#\($0.anchor)) | \($0.name) | \($0.severity.rawValue) | \($0.summary.cell) |\n" }.joined())
  """
}

private func familyTitle(_ family: String) -> String {
  switch family {
  case "BRN": "branches"
  case "DVC": "DVC and its pipelines"
  case "EXP": "experiment configurations"
  case "LFS": "large files"
  case "MOD": "model metadata"
  case "MSG": "commit messages"
  case "REL": "releases"
  case "REQ": "dependencies"
  case "SYN": "YAML, JSON and names"
  default: "other rules"
  }
}

extension Rule {
  /// The anchor that GitHub and GitLab make of the section's heading.
  fileprivate var anchor: String { "\(id.lowercased())-\(name)" }

  fileprivate var section: String {
    """
    ## \(id) \(name)

    **\(summary).** Severity: \(severity.rawValue).

    \(rationale)

    What to do: \(help).

    \((failing.map { markdown("Fails", $0) } + passing.map { markdown("Passes", $0) })
      .joined(separator: "\n"))
    """
  }

  private func markdown(_ title: String, _ example: Example) -> String {
    let lines = example.shown.map { $0.map { "\($0)\n" }.joined() }
    return """
      \(title): \(example.title)
      \(example.history.text.map { "\n\($0)\n" } ?? "")
      ```text
      \(lines.joined(separator: "\n"))```

      """
  }
}

extension String {
  /// For a cell of a table.
  fileprivate var cell: String {
    unicodeScalars.reduce(into: "") { text, scalar in
      text += scalar == "|" ? "\\|" : String(scalar)
    }
  }
}
