import ByteText
public import Documents
public import Findings

/// Flags a pointer at a path that git does not send to LFS.
public struct PointerOutsidePattern: Check {
  public static let scope = CheckScope.file

  public static let rule = Rule(
    id: "LFS005",
    name: "pointer-outside-pattern",
    severity: .warning,
    subject: .files,
    summary: "An LFS pointer lies at a path that no LFS pattern covers",
    rationale: """
      git hands the file to no filter, so a checkout leaves the pointer's text where the content \
      should be, and loading the model fails. A pattern was removed, or the file moved out of its \
      folder. Every judged file of a pointer's size is looked at, whatever its name.
      """,
    help: "track the path with 'git lfs track', or replace the pointer by its content",
    passing: [
      Example(
        "covered",
        [LargeFileExamples.attributes, ExampleFile("a.pth", LargeFileExamples.pointer)]),
      Example("an empty file is no pointer's text", [ExampleFile("notes.txt", "")]),
    ],
    failing: [
      Example("no pattern", [ExampleFile("«data/train.csv»", LargeFileExamples.pointer)]),
      Example(
        "a pattern tied to another folder",
        [
          ExampleFile(".gitattributes", "models/*.pth filter=lfs diff=lfs merge=lfs -text\n"),
          ExampleFile("«old/a.pth»", LargeFileExamples.pointer),
        ]),
    ])

  public init() {}

  public func findings(in repository: RepositoryDocuments) -> [Finding] {
    repository.storedFiles.filter { !$0.isLFS && $0.size > 0 && $0.pointer != nil }.map {
      Finding(.outside($0), at: SourceLocation(path: $0.path))
    }
  }
}

extension Finding.Message {
  fileprivate static func outside(_ file: StoredFile) -> Self {
    """
    \(file.path.fileName.quoted) is an LFS pointer, but git's attributes do not send the path to \
    LFS; run git lfs track on it
    """
  }
}
