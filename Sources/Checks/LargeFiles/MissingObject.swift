import ByteText
public import Documents
public import Findings
import RepositorySnapshot

/// Flags a pointer whose content is in no store, or broken there.
public struct MissingObject: ObjectCheck {
  public static let rule = Rule(
    id: "LFS008",
    name: "missing-object",
    severity: .error,
    subject: .files,
    summary: "The content of an LFS pointer is in no local LFS store, or is broken there",
    rationale: """
      Once such a pointer is pushed, nobody can fetch what it stands for. It is asked where contents matter: by the \
      pre-push hook, of the pointers that the pushed commits add to what the remote has as far as this clone knows; of \
      a release; and by `mlgate lfs verify`. Stores are git-lfs's own (`lfs.storage`, `.git/lfs/objects`) and those \
      beside borrowed git objects. A content is read whole and must have the pointer's SHA-256 and size. A clone \
      without any content (GIT_LFS_SKIP_SMUDGE), and a server that keeps contents elsewhere, skip the question for \
      releases and received pushes, and the report says so.
      """,
    help: "run 'git lfs fetch', or add the file again where its content still is",
    passing: [
      Example(
        "the content is there",
        [LargeFileExamples.attributes, ExampleFile("a.pth", LargeFileExamples.pointer)],
        objects: [ExampleObject(LargeFileExamples.oid, size: 12345)]),
      Example(
        "the empty file needs no content",
        [LargeFileExamples.attributes, ExampleFile("empty.pth", "")]),
    ],
    failing: [
      Example("nowhere", [LargeFileExamples.attributes, failing]),
      Example(
        "another size", [LargeFileExamples.attributes, failing],
        objects: [ExampleObject(LargeFileExamples.oid, size: 1024)]),
      Example(
        "another content", [LargeFileExamples.attributes, failing],
        objects: [
          ExampleObject(
            LargeFileExamples.oid, size: 12345,
            sha256: "9c56cc51b374c3ba189210d5b6d4bf57790d351c96c47c02190ecf1e430635ab")
        ]),
    ])

  private static let failing = ExampleFile(
    "a.pth",
    """
    version https://git-lfs.github.com/spec/v1
    oid sha256:«4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393»
    size 12345

    """)

  public init() {}

  public func findings(in objects: JudgedObjects) -> [Finding] {
    objects.pointers.compactMap { pointer in
      let location =
        pointer.commit == nil ? pointer.file.location : SourceLocation(path: pointer.file.path)
      switch objects.state(of: pointer) {
      case .present, .unverifiable: return nil
      case .absent:
        return Finding(.absent(pointer), at: location, help: objects.remedy.help)
      case .wrongSize(let size):
        return Finding(.wrongSize(pointer, size), at: location, help: Self.repair)
      case .corrupt(let found):
        return Finding(.corrupt(pointer, found), at: location, help: Self.repair)
      }
    }
  }

  public func unverified(in objects: JudgedObjects) -> [UnverifiedQuestion] {
    objects.pointers.compactMap { pointer in
      guard case .unverifiable(let reason) = objects.state(of: pointer) else { return nil }
      return UnverifiedQuestion(
        path: pointer.file.path, reason: "its content \(pointer.file.pointer.oid): \(reason)")
    }
  }

  private static let repair =
    "run 'git lfs fsck', which takes a broken content out of the store, then 'git lfs fetch'"
}

extension JudgedObjects.Remedy {
  /// Nil where the rule's own help says it.
  fileprivate var help: String? {
    switch self {
    case .fetch: nil
    case .fetchAndSend(let command):
      "run 'git lfs fetch', or add the file again where its content still is; then '\(command)' sends it"
    case .send(let command): "run '\(command)' where the content is, then push again"
    }
  }
}

extension JudgedObjects.Pointer {
  /// `'a.pth' (4d7a…, 12345 bytes)`, with the commit where it is not the judged one.
  fileprivate var name: String {
    let place = commit.map { " of commit \($0.description.prefix(12))" } ?? ""
    return "\(file.path.fileName.quoted)\(place) (\(file.pointer.oid), \(file.pointer.size) bytes)"
  }
}

extension Finding.Message {
  fileprivate static func absent(_ pointer: JudgedObjects.Pointer) -> Self {
    "the content of \(pointer.name) is in no LFS store here"
  }

  fileprivate static func wrongSize(_ pointer: JudgedObjects.Pointer, _ size: Int) -> Self {
    "the content of \(pointer.name) has \(size) bytes in the LFS store"
  }

  fileprivate static func corrupt(_ pointer: JudgedObjects.Pointer, _ found: ByteString) -> Self {
    "the content of \(pointer.name) is broken in the LFS store: its SHA-256 is \(found)"
  }
}
