import ByteText
import Reference

/// A file of a CI job that `mlgate init` makes.
struct StarterJob {
  let path: RepositoryPath
  let text: [UInt8]

  /// Where GitLab's job lies; `.gitlab-ci.yml` includes it, which may hold other jobs.
  static let gitLabPath: RepositoryPath = ".gitlab/mlgate.gitlab-ci.yml"
  static let gitLabPipeline: RepositoryPath = ".gitlab-ci.yml"
  /// The line of `.gitlab-ci.yml`; where there are other includes, the part in brackets is one more of them.
  static let gitLabInclude = "include: [{ local: \(gitLabPath) }]\n"

  /// The job of `workflows/` for a host, with the branch and the path of this repository.
  ///
  /// - Parameter branch: the one that others are merged into; nil where it is not known.
  static func files(for host: CodeHost, branch: ByteString?) -> [StarterJob] {
    switch host {
    case .gitHub:
      let text = EmbeddedWorkflow.gitHub.replacing(
        "branches: [main]", with: "branches: [\(filter(branch) ?? "main")]")
      return [StarterJob(".github/workflows/mlgate.yml", text)]
    case .gitLab:
      let text = EmbeddedWorkflow.gitLab.replacing(
        "local: workflows/gitlab-ci.yml", with: "local: \(gitLabPath)")
      return [StarterJob(gitLabPath, text), StarterJob(gitLabPipeline, gitLabInclude)]
    }
  }

  private init(_ path: RepositoryPath, _ text: String) {
    self.path = path
    self.text = Array(text.utf8)
  }

  /// A branch as GitHub's filters take it; nil for `main` and for a name that they could take for a pattern.
  static func filter(_ branch: ByteString?) -> String? {
    guard let branch, !(branch == "main"), isPlain(branch) else { return nil }
    return "'\(branch)'"
  }

  static func isPlain(_ branch: ByteString) -> Bool {
    branch.allSatisfy { $0.isAlphanumeric || "-_./".utf8.contains($0) }
  }
}
