import ByteText
public import Documents
public import Findings
import RepositorySnapshot

/// Flags experiments whose `git_commit` is no commit of the repository.
public struct UnknownExperimentCommit: Check {
  public static let rule = Rule(
    id: "EXP013",
    name: "unknown-commit",
    severity: .error,
    subject: .experiments,
    summary: "An experiment's `git_commit` names no commit of the repository",
    rationale: """
      The commit is the only way back to the code that ran. An abbreviation will do while it is \
      unambiguous; a commit of another branch is one too. The value is empty before a run. In a \
      shallow clone a commit that is not there may exist all the same, so the answer is unverified.
      """,
    help: "write the id of the commit that ran: git rev-parse HEAD",
    passing: [
      example("a commit", "\"0123456789abcdef0123456789abcdef01234567\""),
      example("an abbreviation", "\"0123456\""),
      example("a commit of another branch", "\"7654321\""),
      example("not filled in yet", "\"\""),
      example("null", "null"),
      example("a number: wrong-type says so", "1234567"),
      example("unknown in a shallow clone", "\"fffffff\"", isShallow: true),
    ],
    failing: [
      example("no commit of that name", "«\"abc123def456\"»"),
      example("a branch", "«main»"),
      example("too short for an abbreviation", "«\"01f\"»"),
      example("longer than an id", "«\"0123456789abcdef0123456789abcdef012345670\"»"),
      example("malformed in a shallow clone", "«g123456»", isShallow: true),
    ])

  private static func example(
    _ title: String, _ commit: String, isShallow: Bool = false
  ) -> Example {
    .experiment(
      title, ByteString("experiment: {git_commit: \(commit)}\n"),
      history: ExampleHistory(
        ancestors: ["0123456789abcdef0123456789abcdef01234567"],
        otherCommits: ["7654321076543210765432107654321076543210"], isShallow: isShallow))
  }

  public static let isCostly = true

  public init() {}

  public func findings(in repository: RepositoryDocuments) -> [Finding] {
    commits(in: repository).compactMap { node, text in
      guard isCommitName(text) else { return Finding(.malformed(text), at: node.location) }
      guard repository.facts.commit(named: text) == .unknown else { return nil }
      return Finding(.unknown(text), at: node.location)
    }
  }

  public func unverified(in repository: RepositoryDocuments) -> [UnverifiedQuestion] {
    commits(in: repository).compactMap { node, text in
      guard isCommitName(text),
        case .unverifiable(let reason) = repository.facts.commit(named: text)
      else { return nil }
      return UnverifiedQuestion(
        rule: Self.rule.identity, path: node.document.path,
        reason: "whether there is a commit \(text.quoted): \(reason)")
    }
  }

  private func commits(in repository: RepositoryDocuments) -> [(node: Node, text: ByteString)] {
    repository.judged.experiments.compactMap { experiment in
      guard let node = experiment.gitCommit, let text = node.string, !text.isEmpty,
        !text.contains("${")
      else { return nil }
      return (node, text)
    }
  }
}

/// 4 hexadecimal digits, git's shortest abbreviation, to 40.
private func isCommitName(_ text: ByteString) -> Bool {
  (4...40).contains(text.count) && text.allSatisfy(\.isHexDigit)
}

extension Finding.Message {
  fileprivate static func malformed(_ text: ByteString) -> Self {
    "\(text.quoted) is no commit id; expected 4 to 40 hexadecimal digits"
  }

  fileprivate static func unknown(_ text: ByteString) -> Self {
    "the repository has no commit \(text.quoted)"
  }
}
