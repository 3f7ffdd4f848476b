import RepositorySnapshot

extension RepositoryDocuments {
  /// Whether the judged change can make files wrong that neither change nor speak of a changed path:
  /// a deleted file is missed, DVC's hashes and git's attributes hold for files that do not name them.
  public var changeReachesFurther: Bool {
    snapshot.changeReachesFurther(settings.layout)
  }
}

extension Snapshot {
  func changeReachesFurther(_ layout: FileLayout) -> Bool {
    guard let changedPaths else { return false }
    return changedPaths.contains { path in
      switch layout.kind(of: path) {
      case .attributes, .dvcFile, .dvcLock, .dvcPipeline: true
      default: entry(at: path) == nil
      }
    }
  }
}
