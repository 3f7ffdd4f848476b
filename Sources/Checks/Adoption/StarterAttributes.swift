public import ByteText
public import Documents
import Findings
import RepositorySnapshot

/// The lines of .gitattributes with which a repository sends to git-lfs what it does not hold yet.
///
/// A file that git itself holds already gets no line: with one, git would call it modified and every check of
/// the commits so far would find raw content behind an LFS path. Moving it is a decision about history.
public struct StarterAttributes: Sendable {
  public static let file: RepositoryPath = ".gitattributes"

  /// In the order of the files, each once.
  public private(set) var lines: [ByteString] = []
  /// Model and data files for which no line can be written, sorted.
  public private(set) var withoutLine: [RepositoryPath] = []
  /// Model and data files that git holds already, sorted.
  public let heldByGit: [RepositoryPath]

  /// - Parameters:
  ///   - repository: the files on disk.
  ///   - tracked: the paths of the index.
  public init(for repository: RepositoryDocuments, tracked: Set<RepositoryPath>) {
    let files = repository.storedFiles.filter { repository.isUntrackedModelFile($0) }
    heldByGit = files.map(\.path).filter(tracked.contains).sorted()
    let new = files.filter { !tracked.contains($0.path) }
    let attributes = AttributeLines(for: new, in: repository)
    for file in new {
      guard case .line(let line)? = attributes.fix(of: file.path)?.change else {
        withoutLine.append(file.path)
        continue
      }
      if !lines.contains(line) { lines.append(line) }
    }
  }

  /// The file with the lines at its end, every byte before them as it was.
  public func text(after old: [UInt8]?) -> [UInt8] {
    var edits = TextEdits(old ?? [])
    for line in lines { _ = edits.add(.line(line)) }
    return edits.text
  }
}
