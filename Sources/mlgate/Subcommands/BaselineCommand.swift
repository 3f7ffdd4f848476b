import ArgumentParser
import ByteText
import Checks
import Findings
import GitRepository
import Reporters
import RepositorySnapshot

/// `mlgate baseline`
struct BaselineCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "baseline",
    abstract: "Record today's findings, so that only new ones fail.",
    discussion: """
      Judges the last commit, and writes every finding with its fingerprint to .mlgate-baseline.json at the top of \
      the repository: commit that file. From then on 'mlgate check', 'mlgate run' and the hooks leave \
      those findings out and say how many they were; another fault of the same rule in the same file fails. What \
      a commit fixed is told as unused-suppression, until --prune takes it out. For a pull request (--base, --range) and \
      for a push the baseline of the base counts, so that nobody excuses a fault in the commit that brings it. \
      Of rules that did not run or could not answer the entries stay.

      Examples:
        mlgate baseline                     everything that is wrong today
        mlgate baseline --prune             without what is fixed; adds nothing
        mlgate baseline --commit main       of another commit
        mlgate baseline --output old.json   to another file, for 'mlgate check --baseline old.json'
      """)

  @Option(
    help: ArgumentHelp(
      "The file to write; .mlgate-baseline.json at the top by default.", valueName: "file"))
  var output: String?

  @Flag(help: "Only take out what is fixed; never add.")
  var prune = false

  @Option(help: ArgumentHelp("Judge this commit.", valueName: "rev"))
  var commit = "HEAD"

  @OptionGroup var rules: RuleOptions

  func run() async throws {
    let place = try JudgedPlace(rules.common(), source: .commit(ByteString(commit)))
    let report = try await Gate(place).report
    let path = try output.map { ByteString($0) } ?? standardFile(of: place)
    let name = RepositoryPath(output.map { ByteString($0) } ?? Baseline.path.bytes)
    let renewed = try renew(path, name, report)
    if !rules.quiet { try Console.write("\(name): \(renewed.summary)\n") }
    try tell(report.unverified)
  }

  private func standardFile(of place: JudgedPlace) throws(CommandFailure) -> ByteString {
    guard let top = place.repository.workTree else {
      throw .usage("a bare repository has no folder for the baseline; name a file with --output")
    }
    return ByteString(top.bytes + [.ascii("/")] + Baseline.path.bytes.bytes)
  }

  /// - Parameter name: of the file, for messages.
  private func renew(
    _ path: ByteString, _ name: RepositoryPath, _ report: Report
  ) throws(CommandFailure) -> RenewedBaseline {
    do {
      let file = try AtomicFile(locking: path)
      let bytes = try file.read()
      guard bytes != nil || !prune else {
        throw CommandFailure.usage("there is no \(name) to prune; 'mlgate baseline' records one")
      }
      let old = try bytes.map { bytes throws(CommandFailure) in
        try Baseline(reading: bytes, of: name)
      }
      let renewed = RenewedBaseline(old, report, isPruned: prune)
      try file.replace(with: renewed.entries.baselineText, ifStill: bytes)
      return renewed
    } catch let failure as CommandFailure {
      throw failure
    } catch {
      throw .couldNotWork("\(error)")
    }
  }

  /// What could not be judged may hide a finding that a later run tells as new.
  private func tell(_ questions: [UnverifiedQuestion]) throws {
    guard let first = questions.first else { return }
    let place = first.path.map { "\($0): " } ?? ""
    throw CommandFailure.couldNotWork(
      "\(questions.count) questions could not be answered, so findings may be missing from the baseline; "
        + "the first: \(place)\(first.reason)")
  }
}

extension RenewedBaseline {
  /// `12 findings (3 added, 1 removed)`
  fileprivate var summary: String {
    let words = entries.count == 1 ? "finding" : "findings"
    return "\(entries.count) \(words) (\(addedCount) added, \(removedCount) removed)"
  }
}
