import ByteText
public import Documents
public import Findings

/// Flags plain scalars that YAML 1.1 and YAML 1.2 read differently, and versions that lose digits.
///
/// Only files that both kinds of reader meet: DVC reads its own files as 1.2, conda takes strings.
public struct AmbiguousScalar: Check {
  public static let scope = CheckScope.file

  public static let rule = Rule(
    id: "SYN004",
    name: "ambiguous-scalar",
    severity: .warning,
    subject: .yamlDocuments,
    summary: "A value without quotes means different things to different YAML readers",
    rationale: """
      Training scripts read YAML 1.1 (PyYAML), DVC reads YAML 1.2 (ruamel): `1e-3` is a string to \
      the one and 0.001 to the other, `no` is false or a string, `010` is 8 or 10. A version such as \
      1.10 is the number 1.1 to both. A date that does not exist makes both refuse the file.
      """,
    help: "write it so that every reader agrees, or quote it",
    passing: [
      Example(
        "what both read alike",
        [
          ExampleFile(
            "experiments/a.yaml",
            "a: 1.0e-3\nb: 'no'\nc: 10\nd: true\ne: 1_000\nf: 2024-01-15\nversion: '1.10'\n")
        ]),
      Example(
        "versions that keep their text",
        [ExampleFile("experiments/a.yaml", "version: 1.0\ndata_version: 2\nx_version: 1.2.10\n")]),
      Example("DVC's own files", [ExampleFile("dvc.yaml", "vars:\n  - lr: 1e-3\n")]),
    ],
    failing: [
      Example(
        "numbers with an exponent", [ExampleFile("experiments/a.yaml", "lr: «1e-3»\nwd: «5e-05»\n")]
      ),
      Example("a leading point", [ExampleFile("experiments/a.yaml", "x: «-.5»\n")]),
      Example("booleans", [ExampleFile("experiments/a.yaml", "a: «no»\nb: [«off», «Yes»]\n")]),
      Example("booleans as keys", [ExampleFile("experiments/a.yaml", "labels: {«no»: 0}\n")]),
      Example(
        "octal and base 60",
        [ExampleFile("experiments/a.yaml", "a: «010»\nb: «0o17»\nc: «1:30»\n")]),
      Example(
        "a date that does not exist", [ExampleFile("experiments/a.yaml", "a: «2024-02-30»\n")]),
      Example(
        "a version that loses a digit",
        [ExampleFile("experiments/a.yaml", "version: «1.10»\npython_version: «3.10»\n")]),
    ])

  public init() {}

  public func findings(in repository: RepositoryDocuments) -> [Finding] {
    repository.judged.files
      .filter { repository.settings.layout.kind(of: $0.path) == .experimentYAML }
      .compactMap(\.document)
      .flatMap {
        $0.guessedScalars.compactMap(ambiguity)
          + $0.entries(withKeySuffix: "version").compactMap(lostVersion)
      }
  }

  private func ambiguity(of node: Node) -> Finding? {
    guard let text = node.text, !(text == "<<"),
      let old = node.yaml11, let new = node.yaml12
    else { return nil }
    if old == .refused && new == .refused {
      return Finding(.refused(text), at: node.location, fix: .quotes(around: node))
    }
    guard !agree(old, new), !old.isInfinite, !new.isInfinite else { return nil }
    let advice = unambiguousSpelling(of: text, old, new)
    return Finding(
      .readTwoWays(text, old, new, advice), at: node.location, fix: certainFix(of: node, old, new))
  }

  /// Nil where two spellings are as good, and where quotes would change what a training script reads: `no` is
  /// false to PyYAML, the text 'no' is true in Python.
  private func certainFix(of node: Node, _ old: ScalarReading, _ new: ScalarReading) -> Fix? {
    guard let text = node.text else { return nil }
    switch (old, new) {
    case (.string, .number(let number)):
      return certainSpelling(of: text, number).flatMap { .spelling($0, of: node) }
    case (.string, _), (.timestamp, _), (.refused, _): return .quotes(around: node)
    case (.number, .string) where text.contains(.ascii(":")): return .quotes(around: node)
    default: return nil
    }
  }

  private func agree(_ left: ScalarReading, _ right: ScalarReading) -> Bool {
    if case .number(let left) = left, case .number(let right) = right {
      // NaN agrees with NaN here.
      return left.isInteger == right.isInteger
        && (left.value == right.value || left.value.isNaN && right.value.isNaN)
    }
    return left == right
  }

  private func lostVersion(_ entry: MappingEntry) -> Finding? {
    let value = entry.value
    guard let key = entry.key.text, key == "version" || key.hasSuffix("_version"),
      !value.isAlias, value.style == .plain, let text = value.text,
      case .number(let number)? = value.yaml12, value.yaml11 == value.yaml12,
      number.value.isFinite, !keepsItsText(text.bytes)
    else { return nil }
    return Finding(.losesDigits(text, number), at: value.location, fix: .quotes(around: value))
  }

  /// Whether Python writes the number as it stands: `1.0` and `2` do, `1.10`, `1.` and `0x10` do not.
  private func keepsItsText(_ text: [UInt8]) -> Bool {
    let whole = text.prefix { $0.isDigit }
    guard text.count <= 15, !whole.isEmpty, whole.count == 1 || whole.first != .ascii("0") else {
      return false
    }
    let fraction = text.dropFirst(whole.count)
    guard !fraction.isEmpty else { return true }
    let digits = fraction.dropFirst()
    return fraction.first == .ascii(".") && digits.isAllDigits
      && (digits.count == 1 || digits.last != .ascii("0"))
  }
}

extension ScalarReading {
  fileprivate var isInfinite: Bool {
    if case .number(let number) = self { !number.value.isFinite } else { false }
  }
}

extension Finding.Message {
  fileprivate static func readTwoWays(
    _ text: ByteString, _ old: ScalarReading, _ new: ScalarReading, _ advice: String
  ) -> Self {
    """
    PyYAML reads \(text.quoted) as \(old.described(text)), DVC and ruamel as \
    \(new.described(text)): \(advice)
    """
  }

  fileprivate static func refused(_ text: ByteString) -> Self {
    "neither PyYAML nor ruamel can load \(text.quoted): quote it if it is text"
  }

  fileprivate static func losesDigits(_ text: ByteString, _ number: ScalarNumber) -> Self {
    "the version \(text.quoted) reads as the number \(number.written): quote it"
  }
}
