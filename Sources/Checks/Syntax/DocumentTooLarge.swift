import ByteText
public import Documents
public import Findings

/// Flags documents past a limit: nothing else of them is judged.
public struct DocumentTooLarge: Check {
  public static let scope = CheckScope.text

  public static let rule = Rule(
    id: "SYN007",
    name: "document-too-large",
    severity: .error,
    subject: .documents,
    summary: "A file is past the limits on bytes, depth, nodes or aliases",
    rationale: """
      A few hundred bytes of YAML aliases can stand for a billion values, and some parsers need \
      minutes for deep brackets. A configuration that people write is far below every limit.
      """,
    help: "split the file; data and weights belong to DVC or Git LFS, not into a configuration",
    passing: [
      Example("ordinary", [ExampleFile("experiments/a.yaml", "a: &a [1, 2]\nb: [*a, *a]\n")])
    ],
    failing: [
      Example(
        "more bytes than a document may have",
        [ExampleFile("«experiments/a.yaml»", .size(5_000_000))]),
      Example(
        "a requirement file of that size",
        [ExampleFile("«requirements.txt»", .size(5_000_000))]),
      Example(
        "65 brackets deep",
        [
          ExampleFile(
            "models/a.json",
            """
            [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[«[»]]]]]]]]]]]]]]]]]\
            ]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
            """
          )
        ]),
    ])

  public init() {}

  public func findings(in repository: RepositoryDocuments) -> [Finding] {
    repository.faults.compactMap { source, fault in
      switch fault.kind {
      case .fileTooLarge(let bytes, let limit):
        Finding(.bytes(bytes, limit: limit), at: SourceLocation(path: source.path))
      case .tooLarge(let problem):
        Finding(.limit(problem), at: source.location(of: fault.range))
      default: nil
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func bytes(_ bytes: Int, limit: Int) -> Self {
    "the file has \(bytes) bytes, more than the limit of \(limit): it was not read"
  }

  fileprivate static func limit(_ problem: String) -> Self {
    "past a limit: \(problem)"
  }
}
