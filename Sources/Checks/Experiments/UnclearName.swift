import ByteText
public import Documents
public import Findings

/// Flags experiments whose name tells nothing about them.
public struct UnclearName: Check {
  public static let scope = CheckScope.file

  public static let rule = Rule(
    id: "EXP018",
    name: "unclear-name",
    severity: .warning,
    subject: .experiments,
    summary: "An experiment's name or slug tells nothing",
    rationale: """
      In a year nobody knows what `test`, `final2` or `new-new` tried. A name or slug counts as \
      unclear when every word of it is such a word, numbers aside; it is reported once, at the name, \
      the id or the file.
      """,
    help: "say what the experiment changes: higher-lr, adam-optimizer",
    passing: [
      .experiment("a name and a slug", "experiment: {id: exp-001-baseline, name: resnet50-lr}\n"),
      .experiment(
        "a telling word beside another", "experiment: {name: test-time-augmentation}\n"),
      .experiment("no slug at all", "experiment: {id: exp-001}\n", at: "experiments/exp-001.yaml"),
    ],
    failing: [
      .experiment("a name", "experiment: {name: «test»}\n"),
      .experiment("several words and a number", "experiment: {name: «\"Final New 2\"»}\n"),
      .experiment("a number alone", "experiment: {name: «exp1»}\n"),
      .experiment("the id again", "experiment: {id: exp-001, name: «exp-001»}\n"),
      .experiment("the id's slug", "experiment: {id: «exp-001-tmp»}\n"),
      .experiment(
        "the file's slug", "experiment: {id: exp-001}\n", at: "«experiments/exp-001-new.yaml»"),
    ])

  private static let emptyWords: Set<ByteString> = [
    "a", "again", "asdf", "attempt", "bar", "baz", "config", "copy", "draft", "exp", "experiment",
    "final", "foo", "last", "latest", "misc", "my", "name", "new", "newer", "newest", "old", "run",
    "sample", "stuff", "temp", "test", "testing", "tests", "thing", "tmp", "todo", "trial", "try",
    "untitled", "v", "version", "wip", "x", "xxx",
  ]

  public init() {}

  public func findings(in repository: RepositoryDocuments) -> [Finding] {
    repository.judged.experiments.compactMap { experiment in
      guard experiment.root != nil else { return nil }
      if let node = experiment.name, let name = node.string, isUnclear(name) {
        return Finding(.unclear("name", name), at: node.location)
      }
      if let node = experiment.id, let id = node.string, experiment.statedIdentifier != nil {
        let slug = ExperimentIdentifier.slug(of: id)
        if isUnclear(slug) { return Finding(.unclear("slug", slug), at: node.location) }
      }
      guard experiment.fileIdentifier != nil else { return nil }
      let slug = ExperimentIdentifier.slug(of: experiment.path.stem)
      guard isUnclear(slug) else { return nil }
      return Finding(.unclear("slug", slug), at: SourceLocation(path: experiment.path))
    }
  }

  private func isUnclear(_ name: ByteString) -> Bool {
    // Words of other scripts are no separators.
    let words = name.lowercasedASCII.bytes.split { $0 < 0x80 && !$0.isAlphanumeric }
    return !words.isEmpty
      && words.allSatisfy { word in
        let letters = ByteString(word.prefix { !$0.isDigit })
        guard word.dropFirst(letters.count).allSatisfy(\.isDigit) else { return false }
        return letters.isEmpty || Self.emptyWords.contains(letters)
      }
  }
}

extension Finding.Message {
  fileprivate static func unclear(_ what: String, _ name: ByteString) -> Self {
    Self("the \(what) \(name.quoted) tells nothing about the experiment")
  }
}
