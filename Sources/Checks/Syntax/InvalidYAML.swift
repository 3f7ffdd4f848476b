import ByteText
public import Documents
public import Findings

/// Flags YAML that does not parse.
public struct InvalidYAML: Check {
  public static let scope = CheckScope.text

  public static let rule = Rule(
    id: "SYN001",
    name: "invalid-yaml",
    severity: .error,
    subject: .yamlDocuments,
    summary: "A file is not YAML",
    rationale: """
      No tool can load the file, so nothing in it counts: the experiment cannot be repeated and no \
      other rule can judge it. A mapping or a sequence as a key is legal YAML, but PyYAML refuses \
      it; mostly it is a template's `{{ name }}` without quotes.
      """,
    help: "correct the syntax; a YAML-aware editor shows the place",
    passing: [
      Example(
        "any YAML, also without content",
        [
          ExampleFile("experiments/a.yaml", "a: [1, {b: c}]\n"),
          ExampleFile("experiments/b.yaml", "# nothing yet\n"),
        ])
    ],
    failing: [
      Example("a bracket left open", [ExampleFile("experiments/a.yaml", "a: [1, 2\nb«:» 3\n")]),
      Example("a tab as indentation", [ExampleFile("experiments/a.yaml", "a:\n«\t»b: 1\n")]),
      Example("an anchor that is not there", [ExampleFile("experiments/a.yaml", "a: «*base»\n")]),
      Example("a template without quotes", [ExampleFile("experiments/a.yaml", "lr: {«{» lr }}\n")]),
      Example("a control character", [ExampleFile("experiments/a.yaml", "a: «\u{1}»\n")]),
    ])

  public init() {}

  public func findings(in repository: RepositoryDocuments) -> [Finding] {
    repository.faults.compactMap { source, fault in
      guard case .invalidYAML(let problem, let context, let contextRange) = fault.kind else {
        return nil
      }
      let line = contextRange.map { source.lineNumber(of: $0.lowerBound) }
      return Finding(
        .invalid(problem, context, openedOn: line), at: source.location(of: fault.range),
        help: hint(for: fault, in: source),
        related: contextRange.map { [RelatedLocation("opened here", at: source.location(of: $0))] }
          ?? [])
    }
  }

  private func hint(for fault: SyntaxFault, in source: SourceText) -> String? {
    switch source.bytes[fault.range].first {
    case .tab: "indent with spaces: YAML allows no tab here"
    case .ascii("@"), .ascii("`"), .ascii("%"): "quote the text: YAML reserves this character"
    case .ascii("{"), .ascii("["): "quote the text if the bracket belongs to it: '{{ name }}'"
    default: nil
    }
  }
}

extension Finding.Message {
  fileprivate static func invalid(_ problem: String, _ context: String?, openedOn line: Int?)
    -> Self
  {
    guard let context, let line else { return "not YAML: \(problem)" }
    return "not YAML: \(problem) \(context) opened on line \(line)"
  }
}
