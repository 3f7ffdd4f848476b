import ByteText
public import Documents
public import Findings
import RepositorySnapshot

/// Flags an LFS path whose blob is the content itself.
public struct RawContent: Check {
  public static let scope = CheckScope.file

  public static let rule = Rule(
    id: "LFS002",
    name: "raw-content",
    severity: .error,
    subject: .files,
    summary: "The attributes send the path to git-lfs, but git holds the content itself",
    rationale: """
      It happens where git-lfs is not installed, or the pattern came after the file: the content \
      goes into history, and git shows the file as changed in every clone that has git-lfs. The \
      attributes are those that `git check-attr` gives. In a work tree the content is what belongs \
      there, since git makes the pointer when the file is added: the index and commits are judged.
      """,
    help: "install git-lfs, then run 'git add --renormalize' on the file",
    passing: [
      Example(
        "a pointer",
        [
          LargeFileExamples.attributes,
          ExampleFile("models/resnet.pth", LargeFileExamples.pointer),
        ]),
      Example(
        "the empty file is its own pointer",
        [LargeFileExamples.attributes, ExampleFile("empty.pth", "")]),
      Example(
        "symbolic links are never sent to LFS",
        [LargeFileExamples.attributes, ExampleFile("latest.pth", .symbolicLink(target: "a.pth"))]),
      Example(
        "excluded below",
        [
          LargeFileExamples.attributes, ExampleFile("vendor/.gitattributes", "* -filter\n"),
          ExampleFile("vendor/a.pth", "content"),
        ]),
    ],
    failing: [
      Example(
        "small content",
        [LargeFileExamples.attributes, ExampleFile("«models/resnet.pth»", "not really weights\n")]),
      Example(
        "large content",
        [LargeFileExamples.attributes, ExampleFile("«models/resnet.pth»", .size(98_000_000))]),
      Example(
        "through a macro",
        [
          ExampleFile(".gitattributes", "[attr]lfs filter=lfs diff=lfs merge=lfs -text\n*.x lfs\n"),
          ExampleFile("«a.x»", .executable("content")),
        ]),
    ])

  public init() {}

  public func findings(in repository: RepositoryDocuments) -> [Finding] {
    guard repository.snapshot.source != .worktree else { return [] }
    return repository.storedFiles.filter { $0.isLFS && $0.reading == .content }.map {
      Finding(.raw($0), at: SourceLocation(path: $0.path))
    }
  }
}

extension Finding.Message {
  fileprivate static func raw(_ file: StoredFile) -> Self {
    """
    \(file.path.fileName.quoted) is an LFS path but git holds its \(file.size) bytes, not a \
    pointer; install git-lfs and add the file again
    """
  }
}
