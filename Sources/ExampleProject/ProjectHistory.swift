import ByteText
import GitRepository
import RepositorySnapshot

/// Makes one commit after another, six hours apart, always with the same author and times.
struct ProjectHistory: ~Copyable {
  private let writer: RepositoryWriter
  private(set) var files: ProjectFiles = [:]
  private var tip: ObjectID?
  /// Of the next commit, in seconds since 1970: the first is at 2024-01-15T09:00:00Z.
  private var time = 1_705_309_200

  init(_ writer: consuming RepositoryWriter) {
    self.writer = writer
  }

  /// The last commit in 40 digits; empty before the first.
  var head: String { tip?.description ?? "" }

  mutating func commit(_ message: String, _ changes: ProjectFiles) throws(GitError) {
    files.merge(changes) { $1 }
    tip = try writer.commit(
      files, message: ByteString(message + "\n"), author: signature, parents: tip.map { [$0] } ?? []
    )
    time += 6 * 3600
  }

  /// An annotated tag of the last commit.
  func tag(_ name: ByteString, _ message: String) throws(GitError) {
    guard let tip else { preconditionFailure("a tag needs a commit") }
    try writer.tag(name, commit: tip, message: ByteString(message + "\n"), tagger: signature)
  }

  /// Fills the work tree, the index and the stores of DVC and git-lfs.
  consuming func finish(untracked: ProjectFiles) throws(GitError) {
    try writer.checkOut(files)
    for (path, file) in untracked.sorted(by: { $0.key < $1.key }) {
      try writer.write(file, to: path)
    }
  }

  private var signature: Signature {
    Signature(name: "ML Engineer", mail: "ml@example.com", time: time)
  }
}
