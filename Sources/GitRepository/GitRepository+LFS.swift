public import ByteText

extension GitRepository {
  /// The folders in which git-lfs looks for contents, absolute: the repository's own, then those beside
  /// the object folders that it borrows from.
  ///
  /// As `fs/fs.go` of git-lfs 3.3: `lfs.storage` (seen from the `.git` that all linked work trees share, in
  /// which it is `lfs` where nobody sets it), `objects/info/alternates` and
  /// `GIT_ALTERNATE_OBJECT_DIRECTORIES`. Each may be absent.
  public func lfsObjectFolders() throws(GitError) -> [ByteString] {
    let storage = try setting("lfs.storage").flatMap { $0.isEmpty ? nil : $0 } ?? "lfs"
    let own = storage.first == .ascii("/") ? storage : commonDirectory.appendingPath(storage)
    var folders = [own.withoutTrailingSlash.appendingPath("objects")]
    let borrowed =
      environment.alternateObjectFolders
      + (try alternates(of: commonDirectory.appendingPath("objects")))
    for folder in borrowed {
      let place = folder.withoutTrailingSlash
      guard let slash = place.lastIndex(of: .ascii("/")) else { continue }
      let objects = ByteString(place[..<slash]).appendingPath("lfs/objects")
      if !folders.contains(objects) { folders.append(objects) }
    }
    return folders
  }
}
