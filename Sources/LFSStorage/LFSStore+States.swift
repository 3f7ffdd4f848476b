public import RepositorySnapshot

extension LFSStore {
  /// What the folders hold of these contents, asked side by side.
  public func states(of objects: Set<LFSObject>) async -> KnownLFSObjects {
    await withTaskGroup(of: (LFSObject, LFSObjectState).self) { group in
      for object in objects {
        group.addTask { (object, self.state(of: object)) }
      }
      return KnownLFSObjects(await group.reduce(into: [:]) { $0[$1.0] = $1.1 })
    }
  }
}
