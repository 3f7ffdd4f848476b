import Checks
import Configuration
import Reporters

/// A generated file of `docs/`.
public struct ReferencePage: Sendable {
  /// Below `docs/`.
  public let path: String
  public let text: String

  public static let all: [ReferencePage] =
    [
      ReferencePage(path: "checks.md", text: checksReference(allRules)),
      ReferencePage(
        path: "configuration.md", text: configurationReference(ConfigurationField.all)),
      ReferencePage(path: "reports.md", text: reportsReference(ReportFormat.allCases)),
    ]
    + PublishedSchema.allCases.map {
      ReferencePage(path: "schemas/\($0.rawValue).json", text: $0.text)
    }
}
