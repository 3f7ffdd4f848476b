import ByteText
public import Documents
public import Findings

/// Flags documents that are not UTF-8.
public struct NotUTF8: Check {
  public static let scope = CheckScope.text

  public static let rule = Rule(
    id: "SYN006",
    name: "not-utf8",
    severity: .error,
    subject: .documents,
    summary: "A YAML or JSON file is not UTF-8",
    rationale: """
      Other encodings mean other characters to other readers, and YAML's and JSON's own readers \
      disagree about UTF-16 and byte-order marks: RFC 8259 forbids the mark, Python's json refuses it.
      """,
    help: "save the file as UTF-8 without a byte-order mark",
    passing: [
      Example(
        "any text, in YAML after a mark too",
        [
          ExampleFile("experiments/a.yaml", "\u{FEFF}name: é 漢 🚀\n"),
          ExampleFile("models/a.json", "{\"name\": \"é 漢 🚀\"}\n"),
        ])
    ],
    failing: [
      Example(
        "a byte-order mark in JSON", [ExampleFile("models/a.json", "«\u{FEFF}»{\"a\": 1}\n")])
    ])

  public init() {}

  public func findings(in repository: RepositoryDocuments) -> [Finding] {
    repository.faults.compactMap { source, fault in
      guard case .notUTF8(let problem) = fault.kind else { return nil }
      return Finding(.encoding(problem), at: source.location(of: fault.range))
    }
  }
}

extension Finding.Message {
  fileprivate static func encoding(_ problem: String) -> Self {
    "\(problem): save the file as UTF-8"
  }
}
