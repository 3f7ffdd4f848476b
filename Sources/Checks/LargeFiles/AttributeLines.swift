import ByteText
import Documents
import Findings
import RepositorySnapshot

/// The lines of the top folder's .gitattributes that send untracked model files to git-lfs.
///
/// `*.pth`, as `git lfs track` writes it, where that reaches nothing but those files and what is LFS's already;
/// otherwise the path alone.
struct AttributeLines {
  private static let file: RepositoryPath = ".gitattributes"
  private static let words: StaticString = " filter=lfs diff=lfs merge=lfs -text"

  private let takesLines: Bool
  /// As they are written, behind the last dot: git compares case.
  private let wholeExtensions: Set<ByteString>

  init(for files: [StoredFile], in repository: RepositoryDocuments) {
    let snapshot = repository.snapshot
    takesLines = !files.isEmpty && snapshot.takesLines(Self.file)
    guard takesLines else {
      wholeExtensions = []
      return
    }
    let untracked = Set(files.map(\.path))
    let extensions = Set(files.compactMap { $0.path.writtenExtension }.filter { !($0 == "bin") })
    let kept = snapshot.entries.compactMap { entry -> ByteString? in
      guard let text = entry.path.writtenExtension, extensions.contains(text) else { return nil }
      let isReached = untracked.contains(entry.path) || repository.attributes.isLFS(entry.path)
      return isReached ? nil : text
    }
    wholeExtensions = extensions.subtracting(kept)
  }

  func fix(of path: RepositoryPath) -> Fix? {
    guard takesLines, let pattern = pattern(of: path) else { return nil }
    let line = ByteString(pattern.bytes + ByteString(stringLiteral: Self.words).bytes)
    return Fix("add \(line)", in: Self.file, .line(line))
  }

  private func pattern(of path: RepositoryPath) -> ByteString? {
    if let text = path.writtenExtension, wholeExtensions.contains(text) {
      return ByteString([.ascii("*"), .ascii(".")] + text.bytes)
    }
    // A blank would end the pattern; a bracket expression holds it, as git-lfs writes it.
    guard let exact = path.bytes.exactPattern else { return nil }
    return ByteString(
      exact.bytes.flatMap { $0 == .space ? Array("[[:space:]]".utf8) : [$0] })
  }
}

extension RepositoryPath {
  /// What follows the last dot, in its own case; nil for anything but letters and digits.
  fileprivate var writtenExtension: ByteString? {
    let text = bytes.suffix(fileExtension.count)
    return text.isEmpty || !text.allSatisfy(\.isAlphanumeric) ? nil : ByteString(text)
  }
}
