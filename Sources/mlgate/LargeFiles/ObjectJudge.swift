import ByteText
import Checks
import Documents
import Findings
import GitRepository
import LFSStorage
import RepositorySnapshot

/// Asks the LFS stores of a repository about the contents that pointers stand for.
struct ObjectJudge {
  let repository: GitRepository
  let runner: ObjectRunner
  /// Existence and size are enough.
  var isQuick = false
  /// Shows no progress.
  var isQuiet = false

  init(
    _ repository: GitRepository, _ selection: RuleSelection, isQuick: Bool = false,
    isQuiet: Bool = false
  ) {
    self.repository = repository
    runner = ObjectRunner(checks: [MissingObject.self], selection: selection)
    (self.isQuick, self.isQuiet) = (isQuick, isQuiet)
  }

  /// - Parameter asksAnyway: whether contents are missed where the stores hold none at all.
  func outcome(
    of pointers: [JudgedObjects.Pointer], in documents: RepositoryDocuments,
    remedy: JudgedObjects.Remedy, asksAnyway: Bool
  ) async throws(CommandFailure) -> ObjectOutcome {
    guard runner.asksForAny else { return runner.skip(because: "") }
    let folders = try fromGit { () throws(GitError) in try repository.lfsObjectFolders() }
    guard asksAnyway || pointers.isEmpty || LFSStore(folders).holdsAnything else {
      return runner.skip(because: Self.noContents(remedy))
    }
    let states = await states(of: Set(pointers.map(\.file.object)), in: folders)
    return runner.run(JudgedObjects(pointers, in: documents, lfs: states, remedy: remedy))
  }

  private func states(
    of objects: Set<LFSObject>, in folders: [ByteString]
  ) async -> KnownLFSObjects {
    let progress = ReadProgress(of: objects.reduce(0) { $0 + $1.size }, isQuiet: isQuiet)
    let store = LFSStore(folders, isQuick: isQuick) { progress.read($0) }
    let states = await store.states(of: objects)
    progress.finish()
    return states
  }

  private static func noContents(_ remedy: JudgedObjects.Remedy) -> String {
    if case .send = remedy { return "this repository keeps no contents of git-lfs" }
    return "this clone holds no contents of git-lfs; 'git lfs fetch' brings them"
  }
}

extension RepositoryDocuments {
  /// The pointers among the judged files. What could not be read is told with the documents.
  var pointers: [JudgedObjects.Pointer] {
    snapshot.entries.filter { snapshot.isJudged($0.path) }.compactMap { entry in
      guard let file = try? LFSPointerFile(entry, in: snapshot.blobs) else { return nil }
      return JudgedObjects.Pointer(file)
    }
  }
}

extension Report {
  /// Adds what the checks of contents came to.
  mutating func add(_ outcome: ObjectOutcome) {
    findings = (findings + outcome.findings).inReportOrder()
    skipped += outcome.skipped.filter { !skipped.contains($0) }
    unverified += outcome.unverified.filter { !unverified.contains($0) }
    checks = CheckedRule.joined(checks, outcome.checks)
  }
}
