import ByteText
import Checks
import Configuration
import GitRepository

/// pre-commit and pre-merge-commit: the index as the commit would hold it.
struct CommitHook {
  let hook: HookName
  let options: CommonOptions
  let permission: CommandPermission
  let skip: SkipVariable
  let start: ContinuousClock.Instant

  func run() async throws {
    var place = try JudgedPlace(options, source: .index(changesOnly: true), usesBaseline: true)
    place.configuration.selection.skip += skip.rules
    let deadline = place.configuration.hooks.deadline(from: start)
    var gate = try await Gate(place, deadline: deadline)
    try await forgetMerged(in: &gate)
    gate.leaveOutKnown(isOwn: false)
    let jobs = OwnJobs(
      stage: ByteString(hook.rawValue), place: place, permission: permission, skip: skip,
      deadline: deadline)
    try jobs.run(addingTo: &gate.report)
    try options.deliver(gate.report)
  }

  /// What a merged commit has too is not this merge's fault.
  private func forgetMerged(in gate: inout Gate) async throws {
    var notes: [String] = []
    for id in try MergedCommits(of: gate.repository, for: hook).ids {
      let merged = try fromGit { () throws(GitError) in try gate.repository.snapshot(of: id) }
      try await gate.report.forget(merged, id, gate.configuration, gate.repository, &notes)
    }
    if !options.quiet { for note in notes { Console.complain("mlgate: \(note)") } }
  }
}
