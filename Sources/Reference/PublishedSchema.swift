import Configuration

/// A JSON Schema that editors read, by the name that `mlgate schema` takes.
public enum PublishedSchema: String, CaseIterable, Sendable {
  case configuration
  case experiment
  case modelMetadata = "model-metadata"

  /// The schema as JSON, with a line break at its end.
  public var text: String {
    switch self {
    case .configuration: configurationSchema(ConfigurationField.all).text
    case .experiment: experimentSchema().text
    case .modelMetadata: modelMetadataSchema().text
    }
  }
}
