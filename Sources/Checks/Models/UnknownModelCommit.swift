import ByteText
public import Documents
public import Findings
import RepositorySnapshot

/// Flags metadata whose `git_commit` is no commit of the repository, or none that leads here.
public struct UnknownModelCommit: Check {
  public static let rule = Rule(
    id: "MOD009",
    name: "unknown-commit",
    severity: .error,
    subject: .modelMetadata,
    summary: "A model's git_commit names no commit of the repository",
    rationale: """
      The commit is the only way back to the code that trained the model. An abbreviation of 7 or \
      more digits will do. A commit that exists but does not lead to this one gives a warning: after \
      a squash merge or a deleted branch git may forget it. An empty value is not filled in yet. In a \
      shallow clone nobody can tell, so the answer is unverified.
      """,
    help: "write the id of the commit that trained the model: git rev-parse HEAD",
    passing: [
      example("an ancestor", "\"0123456789abcdef0123456789abcdef01234567\""),
      example("an abbreviation", "\"0123456\""),
      example("not filled in yet", "\"\""),
      example("null", "null"),
      example("a number: wrong-type says so", "1234567"),
      example("unknown in a shallow clone", "\"fffffff\"", isShallow: true),
    ],
    failing: [
      example("no commit of that name", "«\"abc123def456\"»"),
      example("a commit of another line", "«\"7654321\"»"),
      example("a branch", "«\"main\"»"),
      example("too short", "«\"012345\"»"),
      example("malformed in a shallow clone", "«\"g123456\"»", isShallow: true),
    ])

  private static func example(
    _ title: String, _ commit: String, isShallow: Bool = false
  ) -> Example {
    Example(
      title,
      [ExampleFile("models/net/model_v1.0.0.json", ByteString("{\"git_commit\": \(commit)}"))],
      history: ExampleHistory(
        ancestors: ["0123456789abcdef0123456789abcdef01234567"],
        otherCommits: ["7654321076543210765432107654321076543210"], isShallow: isShallow))
  }

  public static let isCostly = true

  public init() {}

  public func findings(in repository: RepositoryDocuments) -> [Finding] {
    commits(in: repository).compactMap { node, text, _ in
      guard isCommitName(text) else {
        return Finding(.malformed(text), at: node.location)
      }
      switch repository.facts.commit(named: text) {
      case .ancestor, .unverifiable: return nil
      case .unknown: return Finding(.unknown(text), at: node.location)
      case .unrelated: return Finding(.unrelated(text), at: node.location, severity: .warning)
      }
    }
  }

  public func unverified(in repository: RepositoryDocuments) -> [UnverifiedQuestion] {
    commits(in: repository).compactMap { _, text, path in
      guard isCommitName(text),
        case .unverifiable(let reason) = repository.facts.commit(named: text)
      else { return nil }
      return UnverifiedQuestion(
        rule: Self.rule.identity, path: path,
        reason: "whether the commit \(text.quoted) leads here: \(reason)")
    }
  }

  private func commits(
    in repository: RepositoryDocuments
  ) -> [(node: Node, text: ByteString, path: RepositoryPath)] {
    repository.judged.modelMetadata.compactMap { metadata in
      guard let node = metadata.gitCommit, let text = node.string, !text.isEmpty else {
        return nil
      }
      return (node, text, metadata.path)
    }
  }
}

/// 7 to 40 hexadecimal digits.
private func isCommitName(_ text: ByteString) -> Bool {
  (7...40).contains(text.count) && text.allSatisfy(\.isHexDigit)
}

extension Finding.Message {
  fileprivate static func malformed(_ text: ByteString) -> Self {
    "\(text.quoted) is no commit id; expected 7 to 40 hexadecimal digits"
  }

  fileprivate static func unknown(_ text: ByteString) -> Self {
    "the repository has no commit \(text.quoted)"
  }

  fileprivate static func unrelated(_ text: ByteString) -> Self {
    "the commit \(text.quoted) does not lead to this model's; name the commit it was merged as"
  }
}
