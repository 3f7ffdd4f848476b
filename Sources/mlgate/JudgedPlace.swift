import ByteText
import Configuration
import GitRepository
import RepositorySnapshot

/// Where a command looks: the repository, the snapshot that it judges and what the configuration says.
struct JudgedPlace {
  let repository: GitRepository
  let snapshot: Snapshot
  var configuration: GateConfiguration

  /// - Parameter base: the commit whose configuration counts; nil for the snapshot's own.
  init(
    _ options: CommonOptions, source: SourceChoice, paths: [String] = [],
    configuredBy base: ByteString? = nil
  ) throws {
    Watchdog.start(seconds: options.timeout)
    let environment = try workingPlace(options.directory)
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
  }
}

extension JudgedPlace {
  /// A snapshot of an open repository, judged by a configuration that was read elsewhere.
  init(_ repository: GitRepository, _ snapshot: Snapshot, _ configuration: GateConfiguration) {
    self.repository = repository
    self.snapshot = snapshot
    self.configuration = configuration
  }
}
