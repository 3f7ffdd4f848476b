import ArgumentParser
import Reporters

/// `--format`: a format by its name, or what suits the place.
enum PrintedFormat: ExpressibleByArgument, Hashable {
  /// Text; in a step of GitHub Actions annotations, summary and outputs too.
  case auto
  case only(ReportFormat)

  init?(argument: String) {
    if argument == "auto" {
      self = .auto
    } else if let format = ReportFormat(rawValue: argument) {
      self = .only(format)
    } else {
      return nil
    }
  }

  var defaultValueDescription: String {
    switch self {
    case .auto: "auto"
    case .only(let format): format.rawValue
    }
  }

  static var allValueStrings: [String] { ["auto"] + ReportFormat.allCases.map(\.rawValue) }
}

/// `--output junit=report.xml`
struct ReportOutput: ExpressibleByArgument {
  enum Kind: Hashable {
    case report(ReportFormat)
    /// The managed part of a RESULTS.md.
    case results
  }

  let kind: Kind
  let file: String

  init?(argument: String) {
    guard let equals = argument.utf8.firstIndex(of: UInt8(ascii: "=")) else { return nil }
    let name = String(argument[..<equals])
    if name == "results" {
      kind = .results
    } else if let format = ReportFormat(rawValue: name) {
      kind = .report(format)
    } else {
      return nil
    }
    file = String(argument[argument.utf8.index(after: equals)...])
    guard !file.isEmpty else { return nil }
  }
}
