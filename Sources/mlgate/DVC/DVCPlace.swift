import ArgumentParser
import ByteText
import DataVersionControl
import Documents
import Findings
import GitRepository
import RepositorySnapshot

/// The DVC projects of a snapshot that a command is about.
struct DVCPlace {
  let repository: GitRepository
  let documents: RepositoryDocuments
  /// The project around the working folder, or all where there is none.
  let projects: [DVCProject]

  init(_ options: DVCOptions, standard: SourceChoice) throws {
    try self.init(opening: options, standard: standard)
    guard holdsAnything else { throw Self.nothingHere }
  }

  static var nothingHere: CommandFailure {
    .usage("there is no DVC project here: no .dvc file and no dvc.yaml")
  }

  var holdsAnything: Bool {
    projects.contains { !$0.dvcFiles.isEmpty || !$0.pipelines.isEmpty }
  }

  /// Of what the options choose, whether it holds anything or not.
  init(opening options: DVCOptions, standard: SourceChoice) throws {
    Watchdog.start(seconds: options.timeLimit.timeout)
    let environment = try workingPlace(options.folder.directory)
    let folder = environment.workingFolder
    let repository = try fromGit { () throws(GitError) in
      try GitRepository(at: folder, environment: environment)
    }
    let snapshot = try repository.snapshot(options.choice(standard: standard))
    self.init(repository, RepositoryDocuments(snapshot), around: folder)
  }

  init(_ repository: GitRepository, _ documents: RepositoryDocuments, around folder: ByteString) {
    self.repository = repository
    self.documents = documents
    let all = documents.dvcProjects
    let own = repository.path(ofFolder: folder).flatMap { path in
      all.filter { $0.isInitialized && (path == $0.folder || path.isInside($0.folder)) }
        .max { $0.folder.bytes.count < $1.folder.bytes.count }
    }
    projects = own.map { [$0] } ?? all
  }

  /// Of all projects of the documents.
  init(_ repository: GitRepository, _ documents: RepositoryDocuments) {
    (self.repository, self.documents) = (repository, documents)
    projects = documents.dvcProjects
  }

  /// Whether there is a stage that could be run.
  var hasPipeline: Bool { projects.contains { !$0.stages.isEmpty } }

  /// Ends the command where DVC would refuse to work, with every reason: exit 1, or 3 where only we cannot
  /// tell.
  func requireReadable() throws {
    let faults = (projects.flatMap(\.refusals) + documents.ignoredLocks(of: projects)).sorted {
      ($0.location, $0.problem) < ($1.location, $1.problem)
    }
    guard !faults.isEmpty else { return }
    for fault in faults { Console.complain("\(fault.location.text): \(fault.problem)") }
    let isOurs = faults.allSatisfy { $0.kind == .unverified || $0.kind == .limit }
    throw ExitCode(isOurs ? 3 : 1)
  }
}

extension DVCProject {
  /// Why DVC refuses the project, in no order.
  fileprivate var refusals: [DVCFault] {
    let files =
      dvcFiles.map(\.file) + pipelines.map(\.file) + pipelines.compactMap { $0.lock?.file }
    let unreadable = files.flatMap { file in
      file.faults.map { fault in
        DVCFault(
          fault.isLimit ? .limit : .schema, fault.problem,
          at: file.source.location(of: fault.range))
      }
    }
    let faults =
      dvcFiles.flatMap(\.faults) + pipelines.flatMap(\.faults)
      + pipelines.flatMap { $0.lock?.faults ?? [] } + configuration.faults
    let unknown = self.unreadable.map {
      DVCFault(.unverified, $0.reason, at: SourceLocation(path: $0.path))
    }
    return Array(Set(unreadable + faults + unknown))
  }
}

extension SourceLocation {
  /// `dvc.yaml:3:5`
  fileprivate var text: String {
    let place = range.map { ":\($0.start.line):\($0.start.column)" } ?? ""
    return visibleText(path.bytes) + place
  }
}

extension GitRepository {
  /// A folder of the disk as a path of the work tree; nil where it lies outside.
  fileprivate func path(ofFolder folder: ByteString) -> RepositoryPath? {
    guard let top = workTree else { return nil }
    if folder == top { return "" }
    guard RepositoryPath(folder).isInside(RepositoryPath(top)) else { return nil }
    return RepositoryPath(ByteString(folder.dropFirst(top.count + 1)))
  }
}
