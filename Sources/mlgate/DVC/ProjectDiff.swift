import ByteText
import DataVersionControl
import Documents
import GitRepository
import RepositorySnapshot

/// Compares the data, parameters and metrics of a project at two moments.
struct ProjectDiff {
  /// One of the moments.
  private struct Side {
    /// Nil where there is no such project.
    let project: DVCProject?
    let snapshot: Snapshot
    /// The top of the work tree where the files on disk count.
    let top: ByteString?

    func values(
      _ caches: [DataCache], _ make: (DVCProject, ValueFiles) -> ProjectValues
    ) -> ProjectValues {
      guard let project else { return ProjectValues() }
      return make(project, ValueFiles(project, snapshot, onDiskBelow: top, caches: caches))
    }
  }

  private let old: Side
  private let new: Side
  private let caches: [DataCache]
  private let reader: DataReader
  /// What could not be told, by the side's name.
  private(set) var doubts: [(isOld: Bool, path: ByteString, reason: String)] = []

  /// - Parameter readsDisk: whether the newer side is what lies on disk.
  init(
    ofProjectIn folder: RepositoryPath, from old: DVCPlace, to new: DVCPlace, readsDisk: Bool,
    _ data: ProjectData
  ) throws(CommandFailure) {
    func project(_ place: DVCPlace) -> DVCProject? {
      place.documents.dvcProjects.first { $0.folder == folder }
    }
    self.old = Side(project: project(old), snapshot: old.documents.snapshot, top: nil)
    self.new = Side(
      project: project(new), snapshot: new.documents.snapshot,
      top: readsDisk ? new.repository.workTree : nil)
    reader = data.reader
    caches =
      try (self.new.project ?? self.old.project).map { project throws(CommandFailure) in
        try data.caches(of: project)
      } ?? []
  }

  mutating func data() -> DataDifferences {
    let before = old.project.map { DataOutputs(recordedBy: $0, caches: caches) } ?? DataOutputs()
    guard let project = new.project else { return DataDifferences(before, DataOutputs()) }
    guard let top = new.top else {
      return DataDifferences(before, DataOutputs(recordedBy: project, caches: caches))
    }
    let onDisk = DataOutputs(
      onDiskOf: project, below: top, reader, comparedWith: before)
    doubts += onDisk.unreadable.sorted { $0.key < $1.key }.map { (false, $0.key.bytes, $0.value) }
    let cache = caches.first
    return DataDifferences(before, onDisk) { hash in cache?.lacks(hash) ?? false }
  }

  mutating func parameters(keepsEqual: Bool) -> [ValueChange] {
    let before = old.values(caches) { ProjectValues(parametersOf: $0, $1) }
    let after = new.values(caches) { ProjectValues(parametersOf: $0, $1) }
    note(before, after)
    return ValueChange.changes(from: before, to: after, keepsEqual: keepsEqual)
  }

  mutating func metrics(_ tolerance: MetricTolerances, keepsEqual: Bool) -> [ValueChange] {
    let before = old.values(caches) { ProjectValues(metricsOf: $0, $1) }
    let after = new.values(caches) { ProjectValues(metricsOf: $0, $1) }
    note(before, after)
    return ValueChange.changes(
      from: before, to: after, tolerance: tolerance, keepsEqual: keepsEqual)
  }

  private mutating func note(_ before: ProjectValues, _ after: ProjectValues) {
    for (values, isOld) in [(before, true), (after, false)] {
      doubts += values.unreadable.sorted { $0.key < $1.key }.map { (isOld, $0.key, $0.value) }
    }
  }
}
