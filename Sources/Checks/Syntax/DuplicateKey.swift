import ByteText
public import Documents
public import Findings

/// Flags a key that a mapping already has.
///
/// Parsers disagree about which of the two counts: PyYAML and Python's json keep the last, Swift's
/// JSONDecoder the first, ruamel and DVC refuse the file.
public struct DuplicateKey: Check {
  public static let scope = CheckScope.text

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
        [ExampleFile("experiments/a.yaml", "model:\n  name: a\ndata:\n  name: b\n")]),
      Example(
        "a number and its text",
        [ExampleFile("experiments/a.yaml", "labels: {1: cat, '1': dog, 2: bird, '': fish}\n")]),
      Example(
        "a merged key given again",
        [ExampleFile("experiments/a.yaml", "a: &a {lr: 1}\nb:\n  <<: *a\n  lr: 2\n")]),
    ],
    failing: [
      Example(
        "in YAML",
        [ExampleFile("experiments/a.yaml", "epochs: 3\nseed: 1\n«epochs»: 90\n")]),
      Example(
        "one key to Python, spelled differently",
        [
          ExampleFile(
            "experiments/a.yaml", "labels: {1: a, «1.0»: b, «0x1»: c, «true»: d, «yes»: e}\n")
        ]),
      Example(
        "two merge keys",
        [ExampleFile("experiments/a.yaml", "a: &a {x: 1}\nb:\n  <<: *a\n  «<<»: *a\n")]),
      Example(
        "in JSON",
        [
          ExampleFile(
            "models/config.json", "{\"accuracy\": 0.1,\n «\"accuracy\"»: 0.99}\n")
        ]),
    ])

  public init() {}

  public func findings(in repository: RepositoryDocuments) -> [Finding] {
    repository.faults.compactMap { source, fault in
      guard case .duplicateKey(_, let first) = fault.kind else { return nil }
      return Finding(
        .duplicate(
          ByteString(source.bytes[fault.range]), of: ByteString(source.bytes[first]),
          firstLine: source.lineNumber(of: first.lowerBound)),
        at: source.location(of: fault.range),
        related: [RelatedLocation("first given here", at: source.location(of: first))])
    }
  }
}

extension Finding.Message {
  /// Both as they are written.
  fileprivate static func duplicate(_ key: ByteString, of first: ByteString, firstLine: Int) -> Self
  {
    key == first
      ? "the key \(key) was already given on line \(firstLine)"
      : "the key \(key) is the same to a reader as \(first) on line \(firstLine)"
  }
}
