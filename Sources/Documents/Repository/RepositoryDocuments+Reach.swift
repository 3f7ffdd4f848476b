import ByteText
import RepositorySnapshot

extension RepositoryDocuments {
  /// Whether rules need not look beyond the changed files and those that speak of them.
  var judgesChangeAlone: Bool { snapshot.changedPaths != nil && !changeReachesFurther }
}

extension Snapshot {
  /// Whether the judged change can make files wrong that neither change nor speak of a changed path:
  /// a deleted file is missed, DVC's hashes and git's attributes hold for files that do not name them.
  func changeReachesFurther(_ layout: FileLayout) -> Bool {
    guard let changed = changedPaths else { return false }
    return changed.contains { path in
      switch layout.kind(of: path) {
      case .attributes, .dvcFile, .dvcLock, .dvcPipeline: true
      default: entry(at: path) == nil
      }
    }
  }
}
