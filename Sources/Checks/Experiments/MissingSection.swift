import ByteText
public import Documents
public import Findings

/// Flags experiments without one of the sections that say what was trained, on what and how.
public struct MissingSection: Check {
  public static let scope = CheckScope.file

  public static let rule = Rule(
    id: "EXP001",
    name: "missing-section",
    severity: .error,
    subject: .experiments,
    summary: "An experiment lacks a required section",
    rationale: """
      An experiment can be run again only when its configuration says what it is (`experiment`), \
      what is trained (`model`), on what (`data`) and how (`training`). A section without content \
      is absent. The configuration may ask for other sections.
      """,
    help: "add the section",
    passing: [
      .experiment(
        "all four sections",
        "experiment: {id: exp-001}\nmodel: {name: mlp}\ndata: {version: 1}\ntraining: {epochs: 3}\n"
      ),
      Example(
        "YAML of another schema",
        [
          ExampleFile("experiments/baseline.yaml", "classifier: {type: nn}\n"),
          ExampleFile("experiments/mnist.yaml", "experiment: mnist\n"),
        ]),
      .experiment("a file that does not parse: invalid-yaml says so", "experiment: [\n"),
      .experiment(
        "a section that is no mapping: wrong-type says so",
        "experiment: {id: exp-001}\nmodel: resnet50\ndata: {version: 1}\ntraining: {epochs: 3}\n"),
    ],
    failing: [
      .experiment(
        "one is absent",
        "«experiment»: {id: exp-001}\nmodel: {name: mlp}\ntraining: {epochs: 3}\n"),
      .experiment("two are absent", "««model»»: {name: mlp}\ndata: {version: 1}\n"),
      .experiment(
        "one has no content",
        "experiment: {id: exp-001}\nmodel: {name: mlp}\ndata: {version: 1}\n«training»:\n"),
      .experiment(
        "one is misspelt",
        "experiment: {id: exp-001}\nmodel: {name: mlp}\ndata: {version: 1}\n«trainig»: {epochs: 3}\n"
      ),
      .experiment("a list", "«- experiment»\n- model\n"),
      .experiment("an empty file", "«»"),
    ])

  public init() {}

  public func findings(in repository: RepositoryDocuments) -> [Finding] {
    repository.judged.experiments.flatMap { experiment -> [Finding] in
      guard experiment.document != nil else { return [] }
      guard let root = experiment.root else {
        return [Finding(.noSections, at: experiment.headLocation)]
      }
      return repository.settings.experiments.requiredSections.compactMap { section in
        guard let entry = root.entry(for: section) else { return missing(section, in: experiment) }
        return entry.value.isNull ? Finding(.empty(section), at: entry.key.location) : nil
      }
    }
  }

  private func missing(_ section: ByteString, in experiment: Experiment) -> Finding {
    guard let key = experiment.misspelling(ofSection: section), let text = key.text else {
      return Finding(.missing(section), at: experiment.headLocation)
    }
    return Finding(.misspelt(text, section), at: key.location)
  }
}

extension Finding.Message {
  fileprivate static func missing(_ section: ByteString) -> Self {
    "the experiment has no section \(section.quoted)"
  }

  fileprivate static func misspelt(_ text: ByteString, _ section: ByteString) -> Self {
    "the experiment has no section \(section.quoted); rename \(text.quoted) if it is meant"
  }

  fileprivate static func empty(_ section: ByteString) -> Self {
    "the section \(section.quoted) is empty; say what it is for"
  }

  fileprivate static let noSections: Self = "the file is no mapping of sections"
}
