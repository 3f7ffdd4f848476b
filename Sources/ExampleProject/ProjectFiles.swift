import ByteText
import GitRepository

/// The files of a commit, by path.
typealias ProjectFiles = [RepositoryPath: NewFile]

extension NewFile {
  init(_ text: String) {
    self.init(Array(text.utf8))
  }
}
