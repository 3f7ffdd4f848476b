import ByteText
import Checks
import Configuration

/// pre-commit and pre-merge-commit: the index as the commit would hold it.
struct CommitHook {
  let hook: HookName
  let options: CommonOptions
  let permission: CommandPermission
  let skip: SkipVariable
  let start: ContinuousClock.Instant

  func run() async throws {
    var place = try JudgedPlace(options, source: .index(changesOnly: true))
    place.configuration.selection.skip += skip.rules
    let deadline = place.configuration.hooks.deadline(from: start)
    var gate = try await Gate(place, deadline: deadline)
    let jobs = OwnJobs(
      stage: ByteString(hook.rawValue), place: place, permission: permission, skip: skip,
      deadline: deadline)
    try jobs.run(addingTo: &gate.report)
    try options.deliver(gate.report)
  }
}
