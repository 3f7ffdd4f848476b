import ByteText
import Checks
import Configuration
import Findings

/// The JSON Schema (draft-07) of `.mlgate.yaml`, from the fields that read it.
func configurationSchema(_ fields: [ConfigurationField]) -> JSONValue {
  let rules = allRules.map(\.identity)
  return schema(
    title: "mlgate configuration (.mlgate.yaml)",
    [
      ("type", .strings(["object", "null"])),
      ("additionalProperties", .boolean(false)),
      ("properties", .object(fields.map { ($0.name, $0.schema) })),
      (
        "definitions",
        .object([
          (
            "rule",
            .object([
              ("type", .string("string")),
              ("enum", .strings(RuleSelector.candidates(rules).map(\.description))),
            ])
          ),
          (
            "pattern",
            .object([
              ("type", .string("string")), ("minLength", .integer(1)),
              ("pattern", .string("^(?!!).*[^/]")),
            ])
          ),
          (
            "bounds",
            .object([
              ("type", .string("object")), ("additionalProperties", .boolean(false)),
              ("properties", .object([("min", type("number")), ("max", type("number"))])),
            ])
          ),
        ])
      ),
    ])
}

extension ConfigurationField {
  fileprivate var schema: JSONValue {
    .object([("description", .string(summary))] + value.members)
  }
}

extension ConfigurationValue {
  /// The keywords that say what the value may be.
  fileprivate var members: [(String, JSONValue)] {
    switch self {
    case .boolean(let standard): [("type", .string("boolean")), ("default", .boolean(standard))]
    case .number(let range, let standard):
      [("type", .string("number"))] + bounds(range.lowerBound, range.upperBound)
        + [("default", .number(standard))]
    case .integer(let range, let standard):
      [("type", .string("integer"))]
        + bounds(Double(range.lowerBound), Double(range.upperBound))
        + [("default", .integer(standard))]
    case .size(let range, let standard):
      [
        ("type", .strings(["integer", "string"])), ("pattern", .string(ByteSize.pattern)),
      ] + bounds(Double(range.lowerBound), Double(range.upperBound))
        + [("default", .string(ByteSize(standard).description))]
    case .choice(let names, let standard):
      [("enum", .strings(names)), ("default", .string(standard))]
    case .text: [("type", .string("string")), ("minLength", .integer(1))]
    case .standardText(let standard):
      [("type", .string("string")), ("default", .string(standard))]
    case .figureBounds: openMapping(.object([reference("bounds")]))
    case .amounts:
      openMapping(.object([("type", .string("number")), ("minimum", .integer(0))]))
    case .variables: openMapping(.object([("type", .strings(["string", "number", "boolean"]))]))
    case .pattern: [reference("pattern")]
    case .texts(let standard):
      list(.object([("type", .string("string")), ("minLength", .integer(1))]), standard)
    case .someTexts:
      [
        ("type", .string("array")), ("minItems", .integer(1)),
        ("items", .object([("type", .string("string"))])),
      ]
    case .choices(let names, let standard):
      [
        ("type", .string("array")), ("minItems", .integer(1)),
        ("items", .object([("enum", .strings(names))])), ("default", .strings(standard)),
      ]
    case .patterns(let standard): list(.object([reference("pattern")]), standard)
    case .rules(let standard): list(.object([reference("rule")]), standard)
    case .someRules:
      [
        ("type", .string("array")), ("minItems", .integer(1)),
        ("items", .object([reference("rule")])),
      ]
    case .severities:
      mapping(
        RuleSelector.candidates(allRules.map(\.identity)).map(\.description),
        .object([("enum", .strings(ConfigurationField.severityNames))]))
    case .ranges(let names): mapping(names, .object([reference("bounds")]))
    case .section(let fields):
      [
        ("type", .strings(["object", "null"])), ("additionalProperties", .boolean(false)),
        ("properties", .object(fields.map { ($0.name, $0.schema) })),
      ]
    case .entries(let fields):
      [("type", .strings(["array", "null"])), ("items", entry(fields))]
    }
  }

  private func entry(_ fields: [ConfigurationField]) -> JSONValue {
    .object([
      ("type", .string("object")), ("additionalProperties", .boolean(false)),
      ("required", .strings(fields.filter(\.isRequired).map(\.name))),
      ("properties", .object(fields.map { ($0.name, $0.schema) })),
    ])
  }

  private func list(_ element: JSONValue, _ standard: [String]) -> [(String, JSONValue)] {
    [("type", .string("array")), ("items", element), ("default", .strings(standard))]
  }

  private func openMapping(_ value: JSONValue) -> [(String, JSONValue)] {
    [("type", .strings(["object", "null"])), ("additionalProperties", value)]
  }

  private func mapping(_ names: [String], _ value: JSONValue) -> [(String, JSONValue)] {
    [
      ("type", .strings(["object", "null"])), ("additionalProperties", .boolean(false)),
      ("properties", .object(names.map { ($0, value) })),
    ]
  }

  private func bounds(_ lower: Double, _ upper: Double) -> [(String, JSONValue)] {
    [("minimum", .number(lower)), ("maximum", .number(upper))]
  }
}

/// A schema document; draft-07 is the newest that editors' YAML language server implements in full.
func schema(title: String, _ members: [(String, JSONValue)]) -> JSONValue {
  .object(
    [
      ("$schema", .string("http://json-schema.org/draft-07/schema#")), ("title", .string(title)),
    ] + members)
}

func type(_ name: String) -> JSONValue { .object([("type", .string(name))]) }

func reference(_ name: String) -> (String, JSONValue) {
  ("$ref", .string("#/definitions/\(name)"))
}
