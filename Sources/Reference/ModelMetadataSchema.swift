import ByteText
import Documents

/// The JSON Schema of `model_v*.json`, from the fields that missing-field, invalid-version and
/// wrong-type judge. What needs other files or a calendar stays theirs.
func modelMetadataSchema() -> JSONValue {
  schema(
    title: "model metadata (model_v*.json)",
    [
      ("type", .string("object")),
      ("required", .strings(ModelMetadata.requiredKeys.map(\.description))),
      ("properties", .object(properties(of: nil))),
    ])
}

/// The documented fields of a section, `nil` for the top.
private func properties(of section: ByteString?) -> [(String, JSONValue)] {
  ModelMetadata.fields.filter { $0.section == section }.map { field in
    let name = field.key.description
    guard case .mapping = field.expected, section == nil else {
      return (name, scalarSchema(field))
    }
    return (name, .object(field.presence([("type", .string("object"))] + members(of: field.key))))
  }
}

private func members(of section: ByteString) -> [(String, JSONValue)] {
  guard section != "metrics" else {
    return [
      ("patternProperties", .object(MetricNames.schema)), ("additionalProperties", type("number")),
    ].map { $0 }
  }
  return [("properties", .object(properties(of: section)))]
}

private func scalarSchema(_ field: ModelMetadata.Field) -> JSONValue {
  let pattern: [(String, JSONValue)] =
    field.section == nil && field.key == "version"
    ? [("pattern", .string(SemanticVersion.pattern))] : []
  return .object(
    [("description", .string(field.expected.hint))]
      + field.presence(field.expected.schema + pattern))
}

extension ModelMetadata.Field {
  /// Null is as good as absent, but for what must be there.
  fileprivate func presence(_ schema: [(String, JSONValue)]) -> [(String, JSONValue)] {
    section == nil && ModelMetadata.requiredKeys.contains(key) ? schema : nullable(schema)
  }
}
