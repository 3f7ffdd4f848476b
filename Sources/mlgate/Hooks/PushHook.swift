import ArgumentParser
import ByteText
import Findings
import GitRepository

/// pre-push, pre-receive and update.
struct PushHook {
  let hook: HookName
  let arguments: [String]
  let options: CommonOptions
  let permission: CommandPermission
  let skip: SkipVariable
  let start: ContinuousClock.Instant

  func run() async throws {
    let repository = try openRepository(options)
    let refs = try PushedRefs(hook, arguments, input: StandardInput.bytes).refs
    guard !refs.isEmpty else {
      // git never calls the hooks of a server for nothing.
      if hook.isOnServer {
        throw CommandFailure.couldNotWork(
          "no ref on standard input; hand the hook the standard input that git gives it")
      }
      if !options.quiet { try Console.write("passed: nothing pushed\n") }
      return
    }
    let judge = PushJudge(
      hook: hook, repository: repository, options: options, permission: permission, skip: skip,
      start: start,
      remote: hook.isOnServer ? nil : arguments.first.map { ByteString($0) },
      releases: PushedReleases(refs))
    let judged = await judge.judge(refs)
    let empty = Report(toolVersion: mlgateVersion, source: ReportSource(kind: .commit))
    try options.printing.write(judged.merged(empty), text: text(judged))
    if judged.exitCode != 0 { throw ExitCode(judged.exitCode) }
  }

  private func text(_ judged: [JudgedPush]) -> [UInt8] {
    judged.flatMap { push -> [UInt8] in
      let notes = push.notes.map { "; \($0)" }.joined()
      switch push.outcome {
      case .deleted:
        return options.quiet ? [] : Array("\(push.title): deleted, nothing to judge\n".utf8)
      case .failed(let failure):
        return Array("\(push.title)\(notes): \(visible(failure.reason))\n".utf8)
      case .judged(let report):
        let text = options.printing.text(of: report)
        if text.isEmpty { return [] }
        let isOneLine = text.count { $0 == .lineFeed } == 1
        return Array("\(push.title)\(notes):\(isOneLine ? " " : "\n\n")".utf8) + text
      }
    }
  }

  /// A message may quote a file from outside.
  private func visible(_ message: String) -> String {
    message.utf8.split(separator: .lineFeed).map { visibleText($0) }.joined(separator: "\n  ")
  }
}

/// Opens the repository around the working folder, under the watchdog.
func openRepository(_ options: CommonOptions) throws(CommandFailure) -> GitRepository {
  Watchdog.start(seconds: options.timeLimit.timeout)
  let environment = try workingPlace(options.folder.directory)
  return try fromGit { () throws(GitError) in
    try GitRepository(at: environment.workingFolder, environment: environment)
  }
}
