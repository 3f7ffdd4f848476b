import ByteText
public import Documents
public import Findings

/// Flags a pointer that is not byte for byte what git-lfs writes.
public struct NonCanonicalPointer: Check {
  public static let scope = CheckScope.file

  public static let rule = Rule(
    id: "LFS004",
    name: "non-canonical-pointer",
    severity: .warning,
    subject: .files,
    summary: "An LFS pointer is not byte for byte what git-lfs writes",
    rationale: """
      git-lfs reads it, but writes it otherwise as soon as the file is added again: git then shows a \
      change where none was made. The usual cause is a missing `-text`, which turns the line ends \
      into CR LF.
      """,
    help: "run 'git add --renormalize' on the file with git-lfs installed",
    passing: [
      Example(
        "as git-lfs writes it",
        [LargeFileExamples.attributes, ExampleFile("a.pth", LargeFileExamples.pointer)]),
      Example(
        "an empty file", [LargeFileExamples.attributes, ExampleFile("empty.pth", "")]),
    ],
    failing: [
      Example(
        "line ends of Windows",
        [
          LargeFileExamples.attributes,
          ExampleFile(
            "a.pth",
            "«version https://git-lfs.github.com/spec/v1\r»\noid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393\r\nsize 1\r\n"
          ),
        ]),
      Example(
        "a leading zero",
        [
          LargeFileExamples.attributes,
          ExampleFile(
            "a.pth",
            """
            version https://git-lfs.github.com/spec/v1
            oid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393
            «size 012»

            """),
        ]),
      Example(
        "no line feed at the end",
        [
          LargeFileExamples.attributes,
          ExampleFile(
            "a.pth",
            """
            version https://git-lfs.github.com/spec/v1
            oid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393
            «size 12»
            """),
        ]),
      Example(
        "a text for the empty file",
        [
          LargeFileExamples.attributes,
          ExampleFile(
            "a.pth",
            """
            «version https://git-lfs.github.com/spec/v1»
            oid sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
            size 0

            """),
        ]),
    ])

  public init() {}

  public func findings(in repository: RepositoryDocuments) -> [Finding] {
    repository.storedFiles.filter(\.isLFS).compactMap { file in
      guard let pointer = file.pointer, let deviation = pointer.deviation, let source = file.source
      else { return nil }
      return Finding(
        .nonCanonical(deviation), at: source.location(of: deviation.range),
        fix: Fix(
          "write the pointer as git-lfs does", in: file.path,
          .replacement(
            source.bytes.indices, old: ByteString(source.bytes), new: pointer.canonical)))
    }
  }
}

extension Finding.Message {
  fileprivate static func nonCanonical(_ deviation: LFSPointerDeviation) -> Self {
    switch deviation {
    case .line(let found, let expected, _):
      "git-lfs writes \(expected.quoted), not \(found.quoted); add the file again"
    case .missingLineFeed: "git-lfs ends the pointer with a line feed; add the file again"
    case .surplus: "git-lfs writes nothing after the size; add the file again"
    case .textOfEmptyFile: "git-lfs stores an empty file as an empty blob; add the file again"
    }
  }
}
