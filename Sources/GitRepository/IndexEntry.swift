import ByteText
import RepositorySnapshot

/// One entry of an index.
struct IndexEntry {
  let path: RepositoryPath
  /// As git stores it: 0o100644 …
  let mode: UInt32
  let object: ObjectID
  /// 0, or 1–3 in a merge that is not finished.
  let stage: Int
  /// `git add --intent-to-add`: a name without content, which no commit holds.
  let isIntentToAdd: Bool
}
