import ByteText
import Checks
import Configuration

/// pre-commit and pre-merge-commit: the index as the commit would hold it.
struct CommitHook {
  let hook: HookName
  let options: CommonOptions
  let skip: SkipVariable
  let start: ContinuousClock.Instant

  func run() async throws {
    var place = try JudgedPlace(options, source: .index(changesOnly: true))
    place.configuration.selection.skip += skip.rules
    let deadline = place.configuration.hooks.deadline(from: start)
    let gate = try await Gate(place, deadline: deadline)
    try options.deliver(gate.report)
  }
}
