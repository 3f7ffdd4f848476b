/// A rule as users know it: select, ignore and suppress by `id` or `name`.
///
/// The examples are at once the tests of the check and its page in the reference.
public struct Rule: Sendable {
  /// Family and number: `EXP004`. A public contract.
  public let id: String
  /// The fault found, so that "ignore unknown-parent" reads well. A public contract.
  public let name: String
  /// The default; the configuration may change it.
  public let severity: Severity
  /// What kind of file the rule judges: one test case per check and file of this kind in JUnit.
  public let subject: Subject
  /// One sentence: what is found.
  public let summary: String
  /// Why it matters, and how the rule decides where it is not obvious.
  public let rationale: String
  /// What to do about it, in one sentence.
  public let help: String
  public let passing: [Example]
  public let failing: [Example]

  public init(
    id: String, name: String, severity: Severity, subject: Subject, summary: String,
    rationale: String, help: String, passing: [Example], failing: [Example]
  ) {
    self.id = id
    self.name = name
    self.severity = severity
    self.subject = subject
    self.summary = summary
    self.rationale = rationale
    self.help = help
    self.passing = passing
    self.failing = failing
  }

  public var identity: RuleIdentity { RuleIdentity(id: id, name: name) }
}

/// How a finding names its rule.
public struct RuleIdentity: Codable, Hashable, Sendable {
  public let id: String
  public let name: String

  public init(id: String, name: String) {
    self.id = id
    self.name = name
  }

  /// The letters of the id: `EXP`.
  public var family: String { String(id.prefix { !$0.isNumber }) }
}

/// The kinds of file that a rule can judge.
public enum Subject: Sendable, CaseIterable {
  /// Every YAML and JSON document that any rule reads.
  case documents
  /// The YAML documents among them.
  case yamlDocuments
  /// The JSON documents among them.
  case jsonDocuments
  /// Experiment configurations.
  case experiments
  /// Model metadata.
  case modelMetadata
  /// pip requirement files.
  case requirements
  /// conda environment files.
  case condaEnvironments
  /// `.gitattributes` files.
  case attributeFiles
  /// `.dvc` files, dvc.yaml, dvc.lock and `.dvc/config`.
  case dvcFiles
  /// Every path of the snapshot.
  case files
  /// The message of a commit; an example's is its `COMMIT_EDITMSG`.
  case commitMessages
  /// The name of a branch; an example's is the path of its one file.
  case branches
  /// The tag of a release and the commit behind it.
  case releaseTags
}
