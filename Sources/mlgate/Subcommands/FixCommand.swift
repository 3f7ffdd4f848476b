import ArgumentParser
import ByteText
import Checks
import Documents
import Findings
import GitRepository
import Reporters
import RepositorySnapshot

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// `mlgate fix`
struct FixCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fix",
    abstract: "Apply the fixes that leave nothing to decide, to the files on disk.",
    discussion: """
      Writes the missing lines of .gitattributes and .gitignore, the words that an LFS line lacks, canonical LFS \
      pointers, values that every YAML reader reads alike, and names and hashes in their right case. What has two \
      answers stays a finding: 'no' may be false or a text. Each file is replaced whole or not at all, its other bytes \
      as they were; before that, it is judged once more, and a fix that would not remove its finding or would bring \
      another one is not applied. Neither the index nor a commit is changed, and inside a hook nothing is.

      Examples:
        mlgate fix --diff                  what would change; exit 1 if anything
        mlgate fix                         all of it
        mlgate fix experiments             the findings of one folder
        mlgate fix --select LFS            one family
        mlgate fix --diff | git apply --index    fixed and staged
      """)

  @Argument(
    help: "Fix only the findings of these files and folders.", completion: .file())
  var paths: [String] = []

  @Flag(help: "Print the changes as a unified diff and write nothing; exit 1 where there are any.")
  var diff = false

  @OptionGroup var rules: RuleOptions

  func run() async throws {
    let place = try JudgedPlace(
      rules.common(), source: .worktree, paths: paths)
    // git tells its hooks which index it works on.
    let isInHook = unsafe getenv("GIT_INDEX_FILE") != nil
    guard diff || !isInHook else {
      throw CommandFailure.usage(
        "a hook must not change files; run 'mlgate fix' yourself, or 'mlgate fix --diff' there")
    }
    let plan = try await FixJudge(place).plan()
    if diff {
      try Console.write(
        plan.files.map { UnifiedDiff($0.path, from: $0.old, to: $0.new) }.shown())
      try tell(plan.refusals)
      if !plan.files.isEmpty { throw ExitCode(1) }
      return
    }
    for file in plan.files {
      try write(file, in: place.repository)
      try tell(file)
    }
    try tell(plan.refusals)
    if plan.files.isEmpty, plan.refusals.isEmpty { try say("nothing to fix") }
  }

  private func write(_ file: FixedFile, in repository: GitRepository) throws(CommandFailure) {
    guard let top = repository.workTree else { return }
    do throws(OutputError) {
      let target = try AtomicFile(
        locking: ByteString(top.bytes + [.ascii("/")] + file.path.bytes.bytes))
      try target.replace(with: file.new, ifStill: file.old)
    } catch {
      throw .couldNotWork(error.description)
    }
  }

  private func tell(_ file: FixedFile) throws {
    for finding in file.findings {
      guard let fix = finding.fix else { continue }
      let place =
        finding.location == SourceLocation(path: file.path) ? "" : " for \(place(finding))"
      try say("\(file.path): fixed \(finding.rule.id) \(finding.rule.name)\(place): \(fix.summary)")
    }
  }

  private func tell(_ refusals: [FixPlan.Refusal]) throws {
    for refusal in refusals {
      let rule = refusal.finding.rule
      Console.complain(
        "mlgate: \(place(refusal.finding)): \(rule.id) \(rule.name) is not fixed: \(refusal.reason)"
      )
    }
  }

  private func place(_ finding: ReportedFinding) -> String {
    let line = finding.location.range.map { ":\($0.start.line)" } ?? ""
    return "\(finding.location.path)\(line)"
  }

  private func say(_ text: String) throws {
    if !rules.quiet { try Console.write(TerminalEncoder.withoutCommandMark(text) + "\n") }
  }
}
