import ByteText
public import Documents
public import Findings

/// Flags a key that a mapping already has.
///
/// Parsers disagree about which of the two counts: PyYAML and Python's json keep the last, Swift's
/// JSONDecoder the first, ruamel and DVC refuse the file.
public struct DuplicateKey: Check {
  public static let rule = Rule(
    id: "SYN003",
    name: "duplicate-key",
    severity: .error,
    subject: .documents,
    summary: "A key is given twice in one mapping",
    rationale: """
      Readers disagree about which value counts: PyYAML and Python's json keep the last one, \
      other parsers the first, and DVC refuses the file. The value a reviewer saw may not be the \
      value that trained the model.
      """,
    help: "keep one of the two",
    passing: [
      Example(
        "the same key in two mappings",
        [ExampleFile("experiments/a.yaml", "model:\n  name: a\ndata:\n  name: b\n")])
    ],
    failing: [
      Example(
        "in YAML",
        [ExampleFile("experiments/a.yaml", "epochs: 3\nseed: 1\n«epochs»: 90\n")]),
      Example(
        "in JSON",
        [
          ExampleFile(
            "models/config.json", "{\"accuracy\": 0.1,\n «\"accuracy\"»: 0.99}\n")
        ]),
    ])

  public init() {}

  public func findings(in repository: RepositoryDocuments) -> [Finding] {
    repository.files.flatMap { file in
      file.faults.compactMap { fault in
        guard case .duplicateKey(let key, let first) = fault.kind else { return nil }
        let firstPlace = file.source.location(of: first)
        return Finding(
          .duplicate(key, firstLine: file.source.lineNumber(of: first.lowerBound)),
          at: file.source.location(of: fault.range),
          related: [RelatedLocation("first given here", at: firstPlace)])
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func duplicate(_ key: ByteString, firstLine: Int) -> Self {
    "the key \(key.quoted) was already given on line \(firstLine)"
  }
}
