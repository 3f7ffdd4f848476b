import ByteText
import Checks
import Configuration
import Documents
import GitRepository
import Reporters
import RepositorySnapshot

/// What `mlgate init` would write into a repository. Nothing is written here.
struct StarterPlan {
  /// Files that are made where nothing is in their place, in the order in which they are told.
  private(set) var files: [(path: RepositoryPath, text: [UInt8])] = []
  let attributes: StarterAttributes
  let hosts: [CodeHost]
  /// Whether a host was looked for and none was there.
  let lacksHost: Bool
  let branch: ByteString?

  init(
    _ repository: GitRepository, _ snapshot: Snapshot, _ configuration: GateConfiguration,
    _ choice: CIChoice
  ) throws(CommandFailure) {
    let (tracked, remotes, branch) = try fromGit { () throws(GitError) in
      (
        try repository.trackedPaths(), try repository.remoteAddresses(),
        try repository.defaultBranch()
      )
    }
    self.branch = branch
    let documents = RepositoryDocuments(snapshot, settings: configuration.checks)
    attributes = StarterAttributes(for: documents, tracked: tracked)
    hosts =
      switch choice {
      case .auto: CodeHost.found(remotes: remotes, snapshot)
      case .github: [.gitHub]
      case .gitlab: [.gitLab]
      case .none: []
      }
    lacksHost = choice == .auto && hosts.isEmpty
    files.append((GateConfiguration.path, try Self.configuration(of: snapshot, branch)))
    for host in hosts {
      files += StarterJob.files(for: host, branch: branch).map { ($0.path, $0.text) }
    }
  }

  /// The text of `.mlgate.yaml`, which the configuration's own reader has read.
  private static func configuration(
    of snapshot: Snapshot, _ branch: ByteString?
  ) throws(CommandFailure) -> [UInt8] {
    let layout = FoundLayout(in: snapshot)
    var starter = StarterConfiguration()
    (starter.experiments, starter.models) = (layout.experiments, layout.models)
    if let branch, !CheckSettings().branches.defaults.contains(branch), branch.isWhollyVisible {
      starter.defaultBranch = branch
    }
    let text = starter.text
    do throws(InvalidConfiguration) {
      _ = try GateConfiguration(
        ParsedFile(path: GateConfiguration.path, bytes: text, format: .yaml))
    } catch {
      throw .configuration(error)
    }
    return text
  }
}
