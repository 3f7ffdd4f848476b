import ByteText
public import Documents
public import Findings

/// Flags a second YAML document.
public struct MultipleDocuments: Check {
  public static let scope = CheckScope.text

  public static let rule = Rule(
    id: "SYN009",
    name: "multiple-documents",
    severity: .error,
    subject: .yamlDocuments,
    summary: "A YAML file holds more than one document",
    rationale: """
      Experiments, conda environments and DVC's files hold one document. PyYAML's `safe_load` \
      refuses a second one, even an empty one; other readers silently take the first.
      """,
    help: "remove the '---', or put the second document into a file of its own",
    passing: [
      Example(
        "one document with its markers",
        [ExampleFile("experiments/a.yaml", "%YAML 1.1\n---\na: 1\n...\n")]),
      Example(
        "a row of dashes in text",
        [ExampleFile("experiments/a.yaml", "notes: |\n  above\n  ---\n  below\n")]),
    ],
    failing: [
      Example("two", [ExampleFile("experiments/a.yaml", "a: 1\n«---»\nb: 2\n")]),
      Example("a second one that is empty", [ExampleFile("dvc.yaml", "stages: {}\n«---»\n")]),
    ])

  public init() {}

  public func findings(in repository: RepositoryDocuments) -> [Finding] {
    repository.faults.compactMap { source, fault in
      guard fault.kind == .multipleDocuments else { return nil }
      return Finding(.second, at: source.location(of: fault.range))
    }
  }
}

extension Finding.Message {
  fileprivate static var second: Self {
    "'---' begins a second document, and this file may hold one: remove it"
  }
}
