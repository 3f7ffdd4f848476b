import ArgumentParser
import Checks
import Findings

/// `mlgate hook`
struct HookCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hook", abstract: "What git's hooks call: judge a commit, its message or a push.",
    discussion: """
      Takes the arguments and the standard input that git gives the hook of that name. pre-commit and \
      pre-merge-commit judge the index as the commit would hold it, commit-msg the message, pre-push, pre-receive and update the commits \
      that the pushed refs are to name. prepare-commit-msg offers a message for what is staged, post-checkout and \
      post-merge tell which data to fetch. SKIP=mlgate leaves the whole hook out, SKIP=EXP011,missing-seed some rules; \
      on a server it does not count.

      Examples:
        mlgate hook pre-commit
        mlgate hook commit-msg .git/COMMIT_EDITMSG
        mlgate hook pre-push origin https://example.com/repository.git < refs
      """)

  @Argument(help: "The hook's name, as git has it.")
  var name: HookName

  @Argument(help: "What git gives the hook.")
  var arguments: [String] = []

  @OptionGroup var permission: CommandPermission
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let skip = SkipVariable(for: name)
    if skip.covers(name) { return try reportSkipped() }
    guard name.isAdvice else { return try await judge(skip, start: .now) }
    do {
      try await judge(skip, start: .now)
    } catch let failure as CommandFailure {
      // Advice stands in nobody's way.
      Console.complain(failure.message)
    }
  }

  private func judge(_ skip: SkipVariable, start: ContinuousClock.Instant) async throws {
    // git runs hooks within steps of CI jobs too, whose log, summary and outputs are not theirs.
    let common = common.withoutWorkflowStep
    switch name {
    case .preCommit, .preMergeCommit:
      try await CommitHook(
        hook: name, options: common, permission: permission, skip: skip, start: start
      ).run()
    case .prePush, .preReceive, .update:
      try await PushHook(
        hook: name, arguments: arguments, options: common, permission: permission, skip: skip,
        start: start
      ).run()
    case .commitMessage:
      try MessageHook(arguments: arguments, options: common, skip: skip).run()
    case .prepareCommitMessage:
      try PrepareMessageHook(arguments: arguments, options: common).run()
    case .postCheckout, .postMerge:
      try AdviceHook(hook: name, arguments: arguments, options: common).run()
    }
  }

  /// Nothing was judged, and the report says so.
  private func reportSkipped() throws {
    let skipped = SkippedCheck(name: "mlgate hook \(name.rawValue)", reason: "SKIP")
    let kind: ReportSource.Kind = name == .preCommit || name == .preMergeCommit ? .index : .commit
    try common.withoutWorkflowStep.deliver(
      Report(
        toolVersion: mlgateVersion, policy: ReportPolicy(isStrict: common.strict),
        source: ReportSource(kind: kind), skipped: [skipped]))
  }
}
