import ByteText
import Findings
import RepositorySnapshot

/// The pip and conda files of a snapshot, each read once.
///
/// What MLflow writes beside a logged model (`mlruns/`, or a folder with an `MLmodel`) is not among
/// them: it records what was installed then, MLflow is its owner, and nobody edits it.
struct DependencyFiles: Sendable {
  /// Files by their name and those that they include, sorted by path.
  private(set) var requirements: [RequirementsFile] = []
  let condaEnvironments: [CondaEnvironment]
  private(set) var unreadable: [UnreadableBlob] = []
  private(set) var fileOfPath: [RepositoryPath: Int] = [:]
  private(set) var pins: [PackageName: [PackagePin]] = [:]

  init(
    _ snapshot: Snapshot, _ files: [ParsedFile], _ textFiles: [TextFile], _ settings: CheckSettings
  ) {
    let limits = settings.requirements.limits
    condaEnvironments = files.compactMap { file in
      guard settings.layout.kind(of: file.path) == .condaEnvironment,
        !isMLflowRecord(file.path, snapshot)
      else { return nil }
      return file.document.flatMap { CondaEnvironment($0, limits: limits) }
    }
    for file in textFiles where file.kind == .requirements {
      guard !isMLflowRecord(file.path, snapshot) else { continue }
      let isConstraints = file.path.fileName.hasPrefix("constraints")
      requirements.append(
        RequirementsFile(
          file, role: isConstraints ? .constraints : .requirements, limits: limits))
    }
    readIncludes(snapshot, settings)
    requirements.sort { $0.path < $1.path }
    fileOfPath = Dictionary(
      uniqueKeysWithValues: requirements.enumerated().map { ($1.path, $0) })
    collectPins()
  }

  /// What is included, whether or not it is there.
  var includedPaths: Set<RepositoryPath> {
    Set((requirements + condaEnvironments.map(\.pipList)).flatMap(\.includes).compactMap(\.path))
  }

  /// Reads the files that others include, `-r` before `-c`, so that a file with both uses is installed.
  private mutating func readIncludes(_ snapshot: Snapshot, _ settings: CheckSettings) {
    var known = Set(requirements.map(\.path))
    let roots = requirements + condaEnvironments.map(\.pipList)
    for isConstraints in [false, true] {
      var pending = isConstraints ? roots + requirements : roots
      while let file = pending.popLast() {
        for include in file.includes where include.isConstraints == isConstraints || isConstraints {
          guard let path = include.path, known.insert(path).inserted,
            let included = read(path, isConstraints, snapshot, settings)
          else { continue }
          requirements.append(included)
          pending.append(included)
        }
      }
    }
  }

  private mutating func read(
    _ path: RepositoryPath, _ isConstraints: Bool, _ snapshot: Snapshot, _ settings: CheckSettings
  ) -> RequirementsFile? {
    guard let entry = snapshot.entry(at: path), entry.mode.isFile else { return nil }
    do {
      let role = isConstraints ? RequirementsFile.Role.constraints : .requirements
      let size = try snapshot.blobs.size(of: entry)
      if let fault = settings.limits.sizeFault(ofFileWith: size) {
        return RequirementsFile(unread: path, role: role, faults: [fault])
      }
      let bytes = try snapshot.blobs.bytes(of: entry, limit: settings.limits.bytes)
      return RequirementsFile(
        path: path, bytes: bytes, role: role, limits: settings.requirements.limits)
    } catch {
      unreadable.append(error)
      return nil
    }
  }

  private mutating func collectPins() {
    for pin in requirements.flatMap(\.pins) + condaEnvironments.flatMap(\.pins) {
      pins[pin.name, default: []].append(pin)
    }
    pins = pins.mapValues { $0.sorted { $0.location < $1.location } }
  }
}

private func isMLflowRecord(_ path: RepositoryPath, _ snapshot: Snapshot) -> Bool {
  path.components.dropLast().contains { $0 == "mlruns" || $0 == "mlartifacts" }
    || snapshot.entry(at: path.folder.appending("MLmodel")) != nil
}
