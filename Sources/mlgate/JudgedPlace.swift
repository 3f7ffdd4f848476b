import ByteText
import Checks
import Configuration
import GitRepository
import RepositorySnapshot

/// Where a command looks: the repository, the snapshot that it judges and what the configuration says.
struct JudgedPlace {
  let repository: GitRepository
  let snapshot: Snapshot
  var configuration: GateConfiguration
  /// The findings that are known; nil where there is no baseline.
  let baseline: Baseline?

  /// - Parameters:
  ///   - base: the commit whose configuration and baseline count; nil for the snapshot's own.
  ///   - usesBaseline: whether the command leaves out known findings.
  init(
    _ options: CommonOptions, source: SourceChoice, paths: [String] = [],
    configuredBy base: ByteString? = nil, usesBaseline: Bool = false
  ) throws {
    Watchdog.start(seconds: options.timeLimit.timeout)
    let environment = try workingPlace(options.folder.directory)
    let folder = environment.workingFolder
    do throws(GitError) {
      repository = try GitRepository(at: folder, environment: environment)
    } catch {
      throw CommandFailure.couldNotWork(error.description)
    }
    let configured = try base.map { [repository] name throws(CommandFailure) in
      let commit = try repository.base(named: name).id
      return try repository.snapshot(.commit(ByteString(commit.description)))
    }
    var snapshot = try repository.snapshot(source)
    if !paths.isEmpty {
      snapshot = try snapshot.limited(to: paths, seenFrom: folder, in: repository)
    }
    self.snapshot = snapshot
    configuration = try GateConfiguration(options, configured ?? snapshot)
    baseline = usesBaseline ? try Baseline(options, configured ?? snapshot) : nil
  }
}

extension JudgedPlace {
  /// A snapshot of an open repository, judged by a configuration that was read elsewhere.
  init(
    _ repository: GitRepository, _ snapshot: Snapshot, _ configuration: GateConfiguration,
    _ baseline: Baseline? = nil
  ) {
    self.baseline = baseline
    self.repository = repository
    self.snapshot = snapshot
    self.configuration = configuration
  }
}
