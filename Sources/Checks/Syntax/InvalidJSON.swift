import ByteText
public import Documents
public import Findings

/// Flags JSON that RFC 8259 does not allow, even where Python's json would read it.
public struct InvalidJSON: Check {
  public static let scope = CheckScope.text

  public static let rule = Rule(
    id: "SYN002",
    name: "invalid-json",
    severity: .error,
    subject: .jsonDocuments,
    summary: "A file is not JSON",
    rationale: """
      Python writes and reads NaN and Infinity, which are not JSON: other readers refuse the file, \
      and a NaN passes every threshold that is written as "below". Comments and trailing commas \
      are not JSON either.
      """,
    help: "correct the syntax; write a value that was not measured as null",
    passing: [
      Example(
        "any JSON", [ExampleFile("models/a.json", "{\"a\": [1, -2.5e-3, \"\\u00e9\", null]}\n")])
    ],
    failing: [
      Example("a trailing comma", [ExampleFile("models/a.json", "{\"a\": 1«,»}\n")]),
      Example("NaN", [ExampleFile("models/a.json", "{\"loss\": «NaN»}\n")]),
      Example("minus Infinity", [ExampleFile("models/a.json", "{\"loss\": «-Infinity»}\n")]),
      Example("a comment", [ExampleFile("models/a.json", "{«/»/ best\n\"a\": 1}\n")]),
      Example("half a surrogate pair", [ExampleFile("models/a.json", "[\"«\\ud800»\"]\n")]),
      Example("an empty file", [ExampleFile("models/a.json", "«»")]),
    ])

  public init() {}

  public func findings(in repository: RepositoryDocuments) -> [Finding] {
    repository.faults.compactMap { source, fault in
      guard case .invalidJSON(let problem) = fault.kind else { return nil }
      return Finding(.invalid(problem), at: source.location(of: fault.range))
    }
  }
}

extension Finding.Message {
  fileprivate static func invalid(_ problem: String) -> Self { "not JSON: \(problem)" }
}
