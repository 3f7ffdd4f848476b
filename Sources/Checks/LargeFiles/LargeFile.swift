import ByteText
public import Documents
public import Findings
import RepositorySnapshot

/// Flags a blob that is too large for git itself.
public struct LargeFile: Check {
  public static let rule = Rule(
    id: "LFS006",
    name: "large-file",
    severity: .error,
    subject: .files,
    summary: "A file above the limit is stored in git itself",
    rationale: """
      Every clone downloads every version of it, for good, and GitHub refuses a push with a file of \
      100 MB. The limit is 10 MB unless the configuration says otherwise. A model or data file is \
      untracked-model-file's, whatever its size; raw content at an LFS path is raw-content's; in a \
      work tree a path with a filter is not judged, because git stores what the filter makes of it.
      """,
    help: "track the file with 'git lfs track' or 'dvc add', or raise the limit",
    passing: [
      Example("at the limit", [ExampleFile("video.mp4", .size(10_000_000))]),
      Example(
        "a small one that stands for a large one",
        [LargeFileExamples.attributes, ExampleFile("a.pth", LargeFileExamples.pointer)]),
      Example(
        "reported by other rules",
        [
          LargeFileExamples.attributes, ExampleFile("a.pth", .size(20_000_000)),
          ExampleFile("a.onnx", .size(20_000_000)),
        ]),
    ],
    failing: [
      Example("one byte above", [ExampleFile("«data/train.csv»", .size(10_000_001))])
    ])

  public init() {}

  public func findings(in repository: RepositoryDocuments) -> [Finding] {
    let limit = repository.settings.largeFiles.byteLimit
    let isWorkTree = repository.snapshot.source == .worktree
    return repository.storedFiles.filter { file in
      if isWorkTree, case .value = file.filter { return false }
      return file.size > limit && !file.isLFS && !repository.isUntrackedModelFile(file)
    }.map { Finding(.large($0, limit), at: SourceLocation(path: $0.path)) }
  }
}

extension Finding.Message {
  fileprivate static func large(_ file: StoredFile, _ limit: Int) -> Self {
    """
    \(file.path.fileName.quoted) has \(file.size) bytes, more than \(limit); track it with git lfs \
    or dvc
    """
  }
}
