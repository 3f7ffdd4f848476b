import ByteText
public import Documents
public import Findings

/// Flags the lines that git leaves at a merge conflict, one finding a conflict.
public struct MergeConflictMarker: Check {
  public static let scope = CheckScope.text

  public static let rule = Rule(
    id: "SYN008",
    name: "merge-conflict-marker",
    severity: .error,
    subject: .documents,
    summary: "A merge conflict was committed unresolved",
    rationale: """
      The file holds two versions of the truth. A row of `=` is also a heading, so it counts only \
      between `<<<<<<<` and `>>>>>>>`.
      """,
    help: "keep one side and delete the marker lines",
    passing: [
      Example(
        "rows that are no markers",
        [
          ExampleFile("experiments/a.yaml", "notes: |\n  <<<<<<< not at the start of a line\n"),
          ExampleFile("requirements.txt", "# Title\n=======\n<<<<<<<x\nnumpy==2.1.0\n"),
        ])
    ],
    failing: [
      Example(
        "in YAML",
        [
          ExampleFile(
            "experiments/a.yaml",
            """
            a: 1
            «<<<<<<< HEAD»
            b: 1
            =======
            b: 2
            >>>>>>> other

            """)
        ]),
      Example(
        "in JSON, with the common ancestor, half resolved",
        [
          ExampleFile(
            "models/a.json",
            "{\n«<<<<<<< HEAD»\r\n\"a\": 1\r\n||||||| base\n\"a\": 0\n=======\n\"a\": 2\n>>>>>>> x\n«>>>>>>> y»\n}\n"
          )
        ]),
      Example(
        "in a requirement file and in attributes",
        [
          ExampleFile("requirements.txt", "«<<<<<<<»\na==1\n=======\na==2\n>>>>>>>"),
          ExampleFile(".gitattributes", "*.bin filter=lfs\n«>>>>>>> theirs»\n"),
        ]),
    ])

  public init() {}

  public func findings(in repository: RepositoryDocuments) -> [Finding] {
    repository.faults.compactMap { source, fault in
      guard case .mergeConflict(let others) = fault.kind else { return nil }
      return Finding(
        .unresolved(ByteString(source.bytes[fault.range])),
        at: source.location(of: fault.range),
        related: others.map {
          RelatedLocation("a marker of the same conflict", at: source.location(of: $0))
        })
    }
  }
}

extension Finding.Message {
  fileprivate static func unresolved(_ marker: ByteString) -> Self {
    "\(marker.quoted) is left of a merge conflict: keep one side and delete the markers"
  }
}
