import ByteText
import Checks

/// What is left to people after `mlgate init`, one line each.
struct StarterAdvice {
  private(set) var lines: [String] = []

  /// - Parameter place: after the files were written.
  init(_ plan: StarterPlan, _ place: StarterPlace) throws(CommandFailure) {
    lines += held(plan.attributes.heldByGit)
    for path in plan.attributes.withoutLine {
      lines.append("no line of .gitattributes can name \(path.bytes.quoted); rename the file")
    }
    if plan.lacksHost {
      lines.append(
        "no CI job, as neither remotes nor files name GitHub or GitLab; --ci github or --ci gitlab writes one"
      )
    }
    if plan.hosts.contains(.gitHub), let branch = plan.branch, !StarterJob.isPlain(branch) {
      lines.append("put your default branch in place of 'main' into .github/workflows/mlgate.yml")
    }
    if plan.hosts.contains(.gitLab), place.takesLines(StarterJob.gitLabPipeline) {
      let pipeline = try place.read(StarterJob.gitLabPipeline) ?? []
      if pipeline.firstIndex(of: StarterJob.gitLabPath.bytes, from: 0) == nil {
        lines.append("add to \(StarterJob.gitLabPipeline): \(StarterJob.gitLabInclude.dropLast())")
      }
    }
  }

  private func held(_ paths: [RepositoryPath]) -> [String] {
    guard let first = paths.first else { return [] }
    let others = paths.count == 1 ? "" : " and \(paths.count - 1) more"
    return [
      "\(first)\(others): in git itself already, so no line for git-lfs; 'git lfs migrate import' moves such files out of "
        + "the whole history (every commit id changes), 'mlgate fix' and 'git add --renormalize' from the next commit on"
    ]
  }
}
