import ArgumentParser
import ByteText
import Checks
import Configuration
import Documents
import Findings
import RepositorySnapshot

/// `mlgate lfs verify`
struct LFSVerify: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Verify that every pointer's content is in the LFS store, byte for byte.",
    discussion: """
      Judges the last commit by LFS002, LFS003, LFS004 and LFS008: what should be a pointer and is none, what \
      git-lfs would write otherwise, and contents that are missing or broken. As 'git lfs fsck', but of any commit \
      or the index, and nothing is moved. Paths in lfs.fetchexclude may lack their content.

      Examples:
        mlgate lfs verify
        mlgate lfs verify --quick                 sizes alone, no content is read
        mlgate lfs verify --staged
        mlgate lfs verify models --commit model-v1.0.0 --format json
      """)

  @Argument(help: "Report only what concerns these files and folders.", completion: .file())
  var paths: [String] = []

  @Flag(help: "Look at the existence and size of contents alone.")
  var quick = false

  @OptionGroup var source: SourceOptions
  @OptionGroup var common: CommonOptions

  func run() async throws {
    var place = try JudgedPlace(
      common, source: try source.wholeSnapshot(standard: .commit("HEAD")), paths: paths)
    try place.configuration.selection.limit(
      to: ["LFS002", "LFS003", "LFS004", "LFS008"], isChosen: common.select != nil)
    var gate = try await Gate(place, reachesFurther: false)
    let judge = ObjectJudge(
      gate.repository, gate.configuration.selection, isQuick: quick, isQuiet: common.quiet)
    let excluded = try ExcludedContents(gate.repository)
    let pointers = gate.documents.pointers
    gate.report.add(
      try await judge.outcome(
        of: pointers.filter { !excluded.cover($0.file.path) }, in: gate.documents, remedy: .fetch,
        asksAnyway: true))
    gate.report.add(excluded.skipped(pointers.map(\.file.path)))
    try common.deliver(gate.report)
  }
}

extension Report {
  fileprivate mutating func add(_ skips: [SkippedCheck]) { skipped += skips }
}

extension RuleSelection {
  /// Only these rules, and among them those that a person chose.
  fileprivate mutating func limit(to rules: [ByteString], isChosen: Bool) throws(CommandFailure) {
    let own = allRules.map(\.identity).filter { rules.contains(ByteString($0.id)) }
    let chosen = isChosen ? own.filter { rule in select.contains { $0.matches(rule) } } : own
    guard !chosen.isEmpty else {
      throw .usage(
        "--select names none of the rules that 'lfs verify' asks: LFS002, LFS003, LFS004, LFS008")
    }
    select = chosen.map { RuleSelector(ByteString($0.id)) }
    isSelectedByHand = true
  }
}
