public import Configuration

/// `docs/configuration.md`: every key of `.mlgate.yaml`, generated from the fields that read it.
public func configurationReference(_ fields: [ConfigurationField]) -> String {
  """
  # Configuration

  <!-- Generated from the configuration's own fields by 'make docs'; do not edit. -->

  mlgate needs no configuration. `.mlgate.yaml` at the top of the repository changes what the keys below say; it is
  read from the same snapshot that is judged, and `--config FILE` reads another one. A fault in it ends the run
  with exit code 2 and tells every place at once. A list that is given replaces the default; aliases work, merge
  keys (`<<`) are refused.

  ```yaml
  # yaml-language-server: $schema=.mlgate.schema.json
  paths:
    experiments: [experiments/, configs/exp-*.yaml]
  rules:
    severity: {missing-seed: error, unclear-name: off}
  experiments:
    ranges:
      training.learning_rate: {max: 1}
  large_files:
    limit: 50 MB
  ignores:
    - path: legacy/
      rules: [EXP, unpinned-requirement]
      reason: kept as it was published
  ```

  ## Keys

  | key | value | default | meaning |
  |---|---|---|---|
  \(fields.map { rows($0, prefix: "") }.joined())
  Rules are named by id (`EXP004`), name (`unknown-parent`), family (`EXP`) or `ALL`; see [the checks](checks.md).

  ## One line

  `# mlgate: ignore[missing-seed] reason` behind a line of YAML, requirements or `.gitattributes`, or alone above
  it, silences rules by id, name or family for that line. A suppression that silences nothing is
  [unused-suppression](checks.md#syn012-unused-suppression).

  ## Editors

  `mlgate schema configuration > .mlgate.schema.json` writes the JSON Schema by which editors complete and check the
  file; `mlgate schema experiment` and `mlgate schema model-metadata` do the same for experiments and model
  metadata. The same files are in [docs/schemas](schemas).

  ## Shells

  `mlgate --generate-completion-script bash` (or `zsh`, `fish`) prints a script that completes commands, options and
  rules: for bash, put it into `~/.local/share/bash-completion/completions/mlgate`; for zsh, into a file `_mlgate` on
  `$fpath`; for fish, into `~/.config/fish/completions/mlgate.fish`.

  """
}

private func rows(_ field: ConfigurationField, prefix: String) -> String {
  let name = prefix + field.name
  let row =
    "| `\(name)` | \(field.value.text) | \(field.value.standardText) | \(field.summary) |\n"
  return switch field.value {
  case .section(let fields): row + fields.map { rows($0, prefix: name + ".") }.joined()
  case .entries(let fields): row + fields.map { rows($0, prefix: name + "[].") }.joined()
  default: row
  }
}

extension ConfigurationValue {
  fileprivate var text: String {
    switch self {
    case .boolean: "true or false"
    case .number(let range, _):
      "number from \(plain(range.lowerBound)) to \(plain(range.upperBound))"
    case .integer(let range, _): "whole number from \(range.lowerBound) to \(range.upperBound)"
    case .size(let range, _):
      "bytes, or text such as `10 MB`; \(ByteSize(range.lowerBound)) to \(ByteSize(range.upperBound))"
    case .choice(let names, _): names.map { "`\($0)`" }.joined(separator: " or ")
    case .text, .standardText: "text"
    case .figureBounds: "mapping: figure to `{min: …, max: …}`"
    case .amounts: "mapping: metric to a number of at least 0"
    case .variables: "mapping: variable to text"
    case .texts: "list of texts"
    case .someTexts: "list of at least one text"
    case .choices(let names, _):
      "list of at least one of " + names.map { "`\($0)`" }.joined(separator: ", ")
    case .pattern: "pattern"
    case .patterns: "list of patterns"
    case .rules: "list of rules"
    case .someRules: "list of at least one rule"
    case .severities:
      "mapping: rule to "
        + ConfigurationField.severityNames.map { "`\($0)`" }.joined(separator: ", ")
    case .ranges(let names):
      "mapping: field to `{min: …, max: …}`; " + names.map { "`\($0)`" }.joined(separator: ", ")
    case .section: "section"
    case .entries(let fields):
      fields.allSatisfy(\.isRequired)
        ? "list of mappings with all of these keys"
        : "list of mappings with at least "
          + fields.filter(\.isRequired).map { "`\($0.name)`" }.joined(separator: ", ")
    }
  }

  fileprivate var standardText: String {
    switch self {
    case .boolean(let value): "`\(value)`"
    case .number(_, let value): "`\(plain(value))`"
    case .integer(_, let value): "`\(value)`"
    case .size(_, let value): "`\(ByteSize(value))`"
    case .choice(_, let value): "`\(value)`"
    case .standardText(let value): value.isEmpty ? "" : "`\(value)`"
    case .texts(let values), .patterns(let values), .rules(let values), .choices(_, let values):
      values.isEmpty ? "" : values.map { "`\($0)`" }.joined(separator: ", ")
    case .text, .someTexts, .pattern, .someRules, .severities, .ranges, .figureBounds, .amounts,
      .variables,
      .section,
      .entries:
      ""
    }
  }
}

/// `1` rather than `1.0`.
private func plain(_ value: Double) -> String {
  Int(exactly: value).map { "\($0)" } ?? "\(value)"
}
