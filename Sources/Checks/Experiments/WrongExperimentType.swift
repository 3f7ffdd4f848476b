import ByteText
public import Documents
public import Findings

/// Flags known fields of experiments that hold another kind of value than training code expects.
public struct WrongExperimentType: Check {
  public static let scope = CheckScope.file

  public static let rule = Rule(
    id: "EXP006",
    name: "wrong-type",
    severity: .error,
    subject: .experiments,
    summary: "A known field of an experiment has the wrong type",
    rationale: """
      `epochs: "90"` fails only once training starts, or worse, is compared as text. Only fields \
      with one meaning everywhere are judged: models and optimizers take many shapes. A number that \
      one version of YAML sees and the other does not (`1e-3`) is ambiguous-scalar's; a result that \
      is null is not measured yet; OmegaConf's `${…}` has no type before it runs.
      """,
    help: "write a value of the expected type",
    passing: [
      .experiment(
        "numbers, lists and text",
        """
        experiment: {git_commit: "1234567"}
        model: {num_classes: 10, optimizer: {lr: 0.1}}
        data: {train_split: 0.8, dvc_hash: "12345678"}
        training: {epochs: 90, learning_rate: 0.1, lr_decay_epochs: [30, 60], momentum: 1}
        hardware: {gpus: [0, 1]}
        results: {test_accuracy: null, confusion: [[1, 0], [0, 1]]}

        """),
      .experiment(
        "numbers of one YAML version: ambiguous-scalar says so",
        "training: {learning_rate: 1e-3, epochs: 1e2}\n"),
      .experiment("known when it runs", "training: {epochs: \"${trainer.epochs}\"}\n"),
      .experiment("a fraction: value-out-of-range says so", "training: {epochs: 90.5}\n"),
      .experiment("an optional section of another shape", "hardware: A100\nresults: [1]\n"),
    ],
    failing: [
      .experiment("a quoted number", "training: {epochs: «\"90\"»}\n"),
      .experiment("a word", "training: {learning_rate: «fast»}\n"),
      .experiment("a boolean", "training: {epochs: «true»}\nhardware: {gpus: «yes»}\n"),
      .experiment("a list", "training: {batch_size: «[32, 64]»}\n"),
      .experiment("a mapping", "training: {learning_rate: «{max: 0.1}»}\n"),
      .experiment("null", "training: {epochs: «null»}\n"),
      .experiment("one of a list", "training: {lr_decay_epochs: [30, «\"60\"»]}\n"),
      .experiment("a count with a point", "training: {epochs: «90.0»}\n"),
      .experiment("digits without quotes", "data: {dvc_hash: «12345678»}\n"),
      .experiment("a result", "results: {test_accuracy: «84.8%»}\n"),
      .experiment(
        "a section that is no mapping", "experiment: {id: exp-001}\nmodel: «resnet50»\n"),
    ])

  public init() {}

  public func findings(in repository: RepositoryDocuments) -> [Finding] {
    repository.judged.experiments.flatMap { experiment in
      sections(of: experiment, repository.settings.experiments.requiredSections)
        + Experiment.fields.flatMap { field in
          experiment.values(of: field).compactMap { finding(field, $0) }
        }
    }
  }

  private func sections(of experiment: Experiment, _ names: [ByteString]) -> [Finding] {
    names.compactMap { name in
      guard let section = experiment.section(name), !section.isMapping else { return nil }
      return Finding(.noMapping(name, section.kindDescription), at: section.location)
    }
  }

  private func finding(_ field: Experiment.Field, _ node: Node) -> Finding? {
    if isCountWithPoint(field, node), let text = node.text {
      let whole = ByteString(text.prefix { $0 != .ascii(".") })
      return Finding(.point(field.key, text), at: node.location, help: "write \(whole)")
    }
    guard case .wrongType(_, let expected)? = field.expected.faults(in: node).first else {
      return nil
    }
    // Half an epoch is a number, but none in range.
    if case .wholeNumber = expected, node.number != nil { return nil }
    if node.text?.contains("${") == true { return nil }
    return Finding(
      .wrongType(field.key, node.kindDescription, expected), at: node.location,
      help: advice(node, expected))
  }

  /// `90.0`: Python's `range` refuses it. Not where only one YAML version sees the number.
  private func isCountWithPoint(_ field: Experiment.Field, _ node: Node) -> Bool {
    guard case .wholeNumber = field.expected, case .number(let number)? = node.yaml12,
      case .number = node.yaml11
    else { return false }
    return !number.isInteger && number.isWhole
  }

  private func advice(_ node: Node, _ expected: ExpectedValue) -> String? {
    guard let text = node.text else { return nil }
    if case .string = expected { return "write it in quotes" }
    let unquoted = ScalarReading(yaml12: text)
    guard case .number = unquoted else { return nil }
    return "write it without quotes"
  }
}

extension Finding.Message {
  fileprivate static func wrongType(
    _ key: ByteString, _ found: String, _ expected: ExpectedValue
  ) -> Self {
    "\(key.quoted) is \(found); expected \(expected)"
  }

  fileprivate static func point(_ key: ByteString, _ text: ByteString) -> Self {
    "\(key.quoted) is \(text.quoted), which is no whole number to Python"
  }

  fileprivate static func noMapping(_ section: ByteString, _ found: String) -> Self {
    "the section \(section.quoted) is \(found); expected a mapping"
  }
}
