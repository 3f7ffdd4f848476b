import ByteText
public import Documents
public import Findings
import RepositorySnapshot

/// Flags a message that speaks of something else than the commit holds.
public struct MessageMismatch: MessageCheck {
  public static let rule = Rule(
    id: "MSG003",
    name: "message-mismatch",
    severity: .error,
    subject: .commitMessages,
    summary: "A commit names what it does not touch, or a metric that differs from the file's",
    rationale: """
      The log is what people search and quote. What the subject of an `experiment:`, `results:` or `model:` commit \
      names must be part of it: the experiment by its file or a file named after it (or RESULTS.md for `results:`), \
      the model version by its metadata or weights. The body may mention others. A figure of the body, as in \
      `- Test accuracy: 87.1%`, is compared with the result of that name, as it is and in per cent, to the digits given.
      """,
    help: "correct the message, or stage what it speaks of",
    passing: [
      example(
        "the experiment and its figures",
        """
        experiment: Adam optimizer (exp-003)

        Results:
        - Test accuracy: 87.1% (+2.3% vs baseline)
        - Training time: 45.8 hours
        - Change: SGD → Adam optimizer

        """),
      example("the body may mention others", "experiment: Adam (exp-003)\n\nSee exp-001.\n"),
      example("a fraction", "experiment: Adam (exp-003)\n\nResults:\n- accuracy: 0.871\n"),
      example("another type", "docs: describe exp-009\n"),
      Example(
        "a model and its metrics",
        [
          ExampleFile(
            Example.messagePath,
            "model: add ResNet-50 v1.0.0\n\n- Test accuracy: 84.8%\n- Framework: PyTorch 2.1.0\n"),
          model,
        ]),
      Example(
        "the table of results",
        [
          ExampleFile(Example.messagePath, "results: exp-003\n"), experiment,
          ExampleFile("RESULTS.md", ""),
        ], history: ExampleHistory(touched: ["RESULTS.md"])),
    ],
    failing: [
      example(
        "no such experiment", "experiment: Adam optimizer («exp-004»)\n\nResults:\n- Loss: 0.3\n"),
      Example(
        "an experiment that is not part of the commit",
        [
          ExampleFile(Example.messagePath, "experiment: Adam optimizer («exp-003»)\n"), experiment,
          ExampleFile("experiments/exp-004-sgd.yaml", "experiment: {id: exp-004}\n"),
        ], history: ExampleHistory(touched: ["experiments/exp-004-sgd.yaml"])),
      example(
        "another figure than the file's",
        "experiment: Adam (exp-003)\n\nResults:\n- Test accuracy: «86.2%»\n- Training time: «44» hours\n"
      ),
      Example(
        "another version than the metadata's",
        [ExampleFile(Example.messagePath, "model: add ResNet-50 «v1.1.0»\n"), model]),
      Example(
        "another model",
        [ExampleFile(Example.messagePath, "model: add «VGG-16» v1.0.0\n"), model]),
      Example(
        "a metric of the model",
        [
          ExampleFile(
            Example.messagePath, "model: add ResNet-50 v1.0.0\n\n- Test accuracy: «84.9%»\n"),
          model,
        ]),
    ])

  private static let experiment = ExampleFile(
    "experiments/exp-003-adam.yaml",
    """
    experiment: {id: exp-003}
    results: {test_accuracy: 0.871, training_time_hours: 45.8}

    """)

  private static let model = ExampleFile(
    "models/resnet50/model_v1.0.0.json",
    """
    {"model_name": "resnet50-imagenet", "version": "1.0.0", "metrics": {"test_accuracy": 0.848}}

    """)

  private static func example(_ title: String, _ message: ByteString) -> Example {
    Example(title, [ExampleFile(Example.messagePath, message), experiment])
  }

  public init() {}

  public func findings(in change: DescribedChange) -> [Finding] {
    guard let subject = change.subject else { return [] }
    let names = SubjectNames(subject)
    switch subject.type {
    case "experiment", "results":
      let experiment = names.experiments.lazy
        .compactMap { change.documents.experiment(named: ByteString($0.identifier.description)) }
        .first
      let results = experiment.flatMap { change.documents.results(of: $0) }
      return names.experiments.compactMap { change.finding($0.identifier, $0.word, subject.type) }
        + (results.map { change.findings(comparedWith: $0) } ?? [])
    case "model":
      return change.findings(onModel: names)
    default: return []
    }
  }
}

extension DescribedChange {
  /// The finding on an experiment that the subject names.
  fileprivate func finding(
    _ identifier: ExperimentIdentifier, _ word: SubjectNames.Word, _ type: ByteString
  ) -> Finding? {
    guard let touchedPaths, !touchedPaths.contains(where: { $0.names(identifier) }) else {
      return nil
    }
    let name = ByteString(identifier.description)
    let experiment = documents.experiment(named: name)
    if let experiment, touchedPaths.contains(experiment.path) { return nil }
    if type == "results", touchedPaths.contains(where: { $0.isResultsTable }) { return nil }
    guard let experiment else {
      return Finding(.noExperiment(name), at: message.location(of: word.range))
    }
    return Finding(.untouched(experiment.path), at: message.location(of: word.range))
  }

  fileprivate func findings(onModel names: SubjectNames) -> [Finding] {
    guard let (version, word) = names.version else { return [] }
    let ofVersion = documents.modelMetadata.filter { $0.semanticVersion == version }
    let stem = ByteString(FileLayout.modelPrefix.bytes + word.text.dropFirst())
    let touched = touchedPaths.map(Set.init)
    let own = ofVersion.filter { touched?.contains($0.path) ?? true }
    guard let first = own.first else {
      // Weights without metadata are another rule's.
      if touchedPaths?.contains(where: { $0.stem == stem }) ?? true { return [] }
      // Where only a change is judged, the others' metadata is not parsed.
      let named = documents.snapshot.entries.first {
        documents.settings.layout.kind(of: $0.path) == .modelMetadata && $0.path.stem == stem
      }
      let path = ofVersion.first?.path ?? named?.path
      let message: Finding.Message = path.map { .untouched($0) } ?? .noVersion(word.text)
      return [Finding(message, at: self.message.location(of: word.range))]
    }
    let wrongName = names.model.flatMap { name in
      own.contains { $0.isCalled(name.text) }
        ? nil
        : Finding(
          .otherModel(word.text, first.modelName?.text ?? first.path.bytes, name.text),
          at: message.location(of: name.range))
    }
    let metrics = own.count == 1 ? first.metrics : nil
    return [wrongName].compactMap(\.self) + (metrics.map { findings(comparedWith: $0) } ?? [])
  }

  /// The findings on figures of the body that no value of these results fits.
  fileprivate func findings(comparedWith results: Node) -> [Finding] {
    message.body.compactMap { StatedMetric($0) }.compactMap { stated in
      let values = stated.names.compactMap { name in
        results.value(of: name).map { (name: name, node: $0) }
      }
      let numbers = values.compactMap { $0.node.number?.value }.filter(\.isFinite)
      guard let first = values.first, !numbers.isEmpty, !numbers.contains(where: stated.fits) else {
        return nil
      }
      return Finding(
        .differs(stated, first.name, first.node), at: message.location(of: stated.range),
        related: [RelatedLocation("the file's value", at: first.node.location)])
    }
  }
}

extension RepositoryPath {
  /// Whether the file, or a folder that holds it, is named after the experiment.
  fileprivate func names(_ identifier: ExperimentIdentifier) -> Bool {
    components.contains { component in
      ExperimentIdentifier(component.prefix { $0 != .ascii(".") }) == identifier
    }
  }

  fileprivate var isResultsTable: Bool { fileName.lowercasedASCII == "results.md" }
}

extension ModelMetadata {
  /// Whether people may call the model this: `ResNet-50` is `resnet50-imagenet`.
  fileprivate func isCalled(_ name: ByteString) -> Bool {
    let name = name.lettersAndDigits
    let own = [modelName?.text, architecture?.text, path.folder.fileName].compactMap(\.self)
    return own.map(\.lettersAndDigits).filter { !$0.isEmpty }.contains { other in
      other.bytes.firstIndex(of: name.bytes, from: 0) != nil
        || name.bytes.firstIndex(of: other.bytes, from: 0) != nil
    }
  }
}

extension ByteString {
  /// In lower case.
  fileprivate var lettersAndDigits: ByteString {
    ByteString(bytes.filter { $0.isAlphanumeric || $0 >= 0x80 }.map(\.lowercased))
  }
}

extension Finding.Message {
  fileprivate static func noExperiment(_ name: ByteString) -> Self {
    "there is no experiment \(name.quoted)"
  }

  fileprivate static func noVersion(_ version: ByteString) -> Self {
    "there is no metadata of \(version.quoted)"
  }

  fileprivate static func untouched(_ path: RepositoryPath) -> Self {
    "the commit does not touch \(path.bytes.quoted)"
  }

  fileprivate static func otherModel(
    _ version: ByteString, _ model: ByteString, _ name: ByteString
  ) -> Self {
    "the model of \(version.quoted) is \(model.quoted), not \(name.quoted)"
  }

  fileprivate static func differs(
    _ stated: StatedMetric, _ name: ByteString, _ value: Node
  ) -> Self {
    """
    \(stated.label.quoted) is \(stated.text), but \(name.quoted) is \(value.text ?? "") in \
    \(value.document.path.bytes.quoted)
    """
  }
}
