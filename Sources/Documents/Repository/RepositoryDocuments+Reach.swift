import RepositorySnapshot

extension RepositoryDocuments {
  /// Whether the judged change can make files wrong that neither change nor speak of a changed path:
  /// a deleted file is missed, DVC's hashes and git's attributes hold for files that do not name them.
  public var changeReachesFurther: Bool {
    guard let changed = snapshot.changedPaths else { return false }
    return changed.contains { path in
      switch settings.layout.kind(of: path) {
      case .attributes, .dvcFile, .dvcLock, .dvcPipeline: true
      default: snapshot.entry(at: path) == nil
      }
    }
  }
}
