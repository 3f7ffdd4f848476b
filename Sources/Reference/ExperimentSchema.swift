import ByteText
import Documents

/// The JSON Schema of `experiments/exp-*.yaml`, from the fields that missing-section,
/// invalid-experiment-id, wrong-type and value-out-of-range judge, and the keys that unknown-key knows. What needs other files, other
/// fields or a calendar stays theirs.
func experimentSchema() -> JSONValue {
  let required = ExperimentSettings().requiredSections
  let sections = (Experiment.knownKeys[""] ?? []).map { section in
    (section.description, sectionSchema(section, isRequired: required.contains(section)))
  }
  return schema(
    title: "experiment configuration (experiments/exp-*.yaml)",
    [
      ("type", .string("object")), ("required", .strings(required.map(\.description))),
      ("properties", .object(sections)),
      (
        "definitions",
        .object([
          (
            "interpolation",
            .object([
              ("description", .string("OmegaConf's ${…}, known only when it runs")),
              ("type", .string("string")), ("pattern", .string("\\$\\{")),
            ])
          )
        ])
      ),
    ])
}

/// An optional section may have another shape, so only a required one must be an object.
private func sectionSchema(_ section: ByteString, isRequired: Bool) -> JSONValue {
  let keys = Experiment.knownKeys[section] ?? []
  let fields = Experiment.fields.filter { $0.section == section }
  let others = keys.filter { key in !fields.contains { $0.key == key } }
  let properties =
    fields.map { ($0.key.description, $0.schema) }
    + others.map { ($0.description, otherSchema($0, in: section)) }
  return .object(
    (isRequired ? [("type", .string("object"))] : [])
      + (section == "experiment" ? [("required", .strings(["id"]))] : [])
      + (properties.isEmpty ? [] : [("properties", .object(properties))])
      + (section == "results" ? [("patternProperties", .object(resultPatterns))] : []))
}

/// A key without a documented type; the id alone has a form.
private func otherSchema(_ key: ByteString, in section: ByteString) -> JSONValue {
  guard section == "experiment", key == "id" else { return .object([]) }
  return .object([
    ("description", .string("exp-NNN, and a slug if you like")), ("type", .string("string")),
    ("pattern", .string(ExperimentIdentifier.pattern)),
  ])
}

/// The bounds that names of results imply; times are in hours.
private let resultPatterns =
  MetricNames.schema + [("(_|^)hours$", .object(NumberRange.atLeast(0).schema))]

extension Experiment.Field {
  fileprivate var schema: JSONValue {
    let value = JSONValue.object(expected.schema)
    let list = JSONValue.object([("type", .string("array")), ("items", value)])
    let alternatives =
      [value] + (isListable ? [list] : []) + (section == "results" ? [type("null")] : [])
      + (isText ? [] : [.object([reference("interpolation")])])
    let schema = alternatives.count == 1 ? expected.schema : [("anyOf", .array(alternatives))]
    return .object([("description", .string(expected.hint))] + schema)
  }

  private var isText: Bool {
    if case .string = expected { true } else { false }
  }
}
