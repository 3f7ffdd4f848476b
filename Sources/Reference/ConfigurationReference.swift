public import Configuration

/// `docs/configuration.md`: every key of `.mlgate.yaml`, generated from the fields that read it.
public func configurationReference(_ fields: [ConfigurationField]) -> String {
  """
  # Configuration

  Generated from the configuration's own fields by `make docs`; do not edit. `.mlgate.yaml` at the top of the \
  repository is read from the same snapshot that is judged; without it the defaults count. Editors complete it with \
  `# yaml-language-server: $schema=` and the address of `docs/schemas/configuration.json`.

  | key | value | default | meaning |
  |---|---|---|---|

  """ + fields.map { rows($0, prefix: "") }.joined()
}

private func rows(_ field: ConfigurationField, prefix: String) -> String {
  let name = prefix + field.name
  let row =
    "| `\(name)` | \(field.kind.valueText) | \(field.kind.defaultText) | \(field.summary) |\n"
  return switch field.kind {
  case .section(let fields): row + fields.map { rows($0, prefix: name + ".") }.joined()
  case .entries(let fields, _): row + fields.map { rows($0, prefix: name + "[].") }.joined()
  default: row
  }
}

extension ConfigurationValue {
  fileprivate var valueText: String {
    switch self {
    case .boolean: "true or false"
    case .number(let range, _): "number, \(range.lowerBound) to \(range.upperBound)"
    case .integer(let range, _): "whole number, \(range.lowerBound) to \(range.upperBound)"
    case .choice(let names, _): names.map { "`\($0)`" }.joined(separator: " or ")
    case .texts: "text or list of texts"
    case .rules: "list of rules"
    case .severities: "rule: `error` or `warning`"
    case .ranges: "field: {min, max}"
    case .section: "section"
    case .entries(_, let required): "list; each needs " + required.joined(separator: ", ")
    }
  }

  fileprivate var defaultText: String {
    switch self {
    case .boolean(let value): "\(value)"
    case .number(_, let value): "\(value)"
    case .integer(_, let value): "\(value)"
    case .choice(_, let value): value
    case .texts(let values), .rules(let values):
      values.isEmpty ? "" : "[" + values.joined(separator: ", ") + "]"
    case .severities, .ranges, .section, .entries: ""
    }
  }
}
