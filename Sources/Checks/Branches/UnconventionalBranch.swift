import ByteText
public import Documents
public import Findings

/// Flags the name of a branch that does not say what the branch is for.
public struct UnconventionalBranch: BranchCheck {
  public static let rule = Rule(
    id: "BRN001",
    name: "unconventional-branch",
    severity: .warning,
    subject: .branches,
    summary: "A branch is not named `experiment/exp-NNN-…`, `model/vX.Y.Z` or `data/…`",
    rationale: """
      The name says what comes of the branch: an experiment by its number, a model by its version, data. \
      The default branches (`branches.default`) and the patterns of `branches.allowed` are fine too. The name \
      on the other side of a push counts.
      """,
    help: "rename it with 'git branch -m', or add a pattern to 'branches.allowed'",
    passing: [
      .branch("an experiment", "experiment/exp-003-adam-optimizer"),
      .branch("its number alone", "experiment/exp-003"),
      .branch("a model", "model/v1.2.0"),
      .branch("data", "data/validation-set"),
      .branch("the default branch", "main"),
    ],
    failing: [
      .branch("anything", "«my-branch»"),
      .branch("no number", "«experiment/adam»"),
      .branch("a number without 'exp-'", "«experiment/003-adam»"),
      .branch("no version", "«model/resnet50»"),
      .branch("half a version", "«model/v1.2»"),
      .branch("nothing behind the slash", "«data/»"),
    ])

  public init() {}

  public func findings(in branch: NamedBranch) -> [Finding] {
    let settings = branch.settings
    if settings.defaults.contains(branch.name) || isConventional(branch.name) { return [] }
    let path = RepositoryPath(branch.name)
    if settings.allowed.contains(where: { $0.covers(path) }) { return [] }
    return [Finding(.unconventional(branch.name), at: SourceLocation(path: branch.path))]
  }

  private func isConventional(_ name: ByteString) -> Bool {
    if name.hasPrefix("experiment/") {
      return ExperimentIdentifier(name.dropFirst("experiment/".utf8.count)) != nil
    }
    if name.hasPrefix("model/v") {
      return (try? SemanticVersion(name.dropFirst("model/v".utf8.count))) != nil
    }
    return name.hasPrefix("data/") && name.count > "data/".utf8.count
  }
}

extension Finding.Message {
  fileprivate static func unconventional(_ name: ByteString) -> Self {
    "\(name.quoted) is not 'experiment/exp-NNN-…', 'model/vX.Y.Z', 'data/…' or a default branch"
  }
}
