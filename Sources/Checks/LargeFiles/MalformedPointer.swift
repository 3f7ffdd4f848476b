import ByteText
public import Documents
public import Findings

/// Flags a text that begins like an LFS pointer and is none.
public struct MalformedPointer: Check {
  public static let scope = CheckScope.file

  public static let rule = Rule(
    id: "LFS003",
    name: "malformed-pointer",
    severity: .error,
    subject: .files,
    summary: "A file begins like an LFS pointer, but git-lfs does not read it as one",
    rationale: """
      git-lfs takes such a file for content: a checkout yields the broken text in place of the \
      weights. An edited or merged pointer ends like this. Judged are LFS paths and the files whose \
      extension says model or data; a text that merely speaks of pointers is left alone.
      """,
    help: "restore the pointer from a good commit, or add the original file again",
    passing: [
      Example(
        "a pointer",
        [LargeFileExamples.attributes, ExampleFile("a.pth", LargeFileExamples.pointer)]),
      Example(
        "documentation",
        [ExampleFile("docs/pointer.txt", "version https://git-lfs.github.com/spec/v1\noid …\n")]),
    ],
    failing: [
      Example(
        "a hash that is none",
        [
          LargeFileExamples.attributes,
          ExampleFile(
            "a.pth",
            "version https://git-lfs.github.com/spec/v1\noid «sha256:1a2b3c4d5e6f7g8h»\nsize 98543210\n"
          ),
        ]),
      Example(
        "a conflict",
        [
          LargeFileExamples.attributes,
          ExampleFile(
            "a.pth",
            "version https://git-lfs.github.com/spec/v1\n«<<<<<<<» HEAD\noid sha256:4d\nsize 1\n"),
        ]),
      Example(
        "a size below zero",
        [
          LargeFileExamples.attributes,
          ExampleFile(
            "a.pth",
            """
            version https://git-lfs.github.com/spec/v1
            oid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393
            size «-1»

            """),
        ]),
      Example(
        "outside the patterns too",
        [
          ExampleFile(
            "models/model.onnx",
            """
            version https://git-lfs.github.com/spec/v1
            «size» 98543210
            oid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393

            """)
        ]),
    ])

  public init() {}

  public func findings(in repository: RepositoryDocuments) -> [Finding] {
    repository.storedFiles.compactMap { file in
      guard case .malformed(let fault) = file.reading, let source = file.source,
        file.isLFS || repository.holdsModelOrData(file.path)
      else { return nil }
      return Finding(.malformed(fault.kind), at: source.location(of: fault.range))
    }
  }
}

extension Finding.Message {
  fileprivate static func malformed(_ kind: LFSPointerFault.Kind) -> Self {
    switch kind {
    case .byteOrderMark: "an LFS pointer has no byte-order mark; remove it"
    case .wrongKey(let found, let expected):
      "an LFS pointer has \(expected.quoted) here, not \(found.quoted)"
    case .missingKey(let key): "the LFS pointer ends before its \(key.quoted) line"
    case .missingValue(let line): "\(line.quoted) has no value; write a key, a space, a value"
    case .extraLine(let line): "an LFS pointer ends with its size; remove \(line.quoted)"
    case .unknownVersion(let version):
      "git-lfs knows no version \(version.quoted); write https://git-lfs.github.com/spec/v1"
    case .invalidOID(let value):
      "\(value.quoted) is not 'sha256:' and 64 lower-case hexadecimal digits"
    case .invalidSize(let value): "\(value.quoted) is not a number of bytes"
    case .repeatedPriority(let key): "\(key.quoted) repeats the priority of another extension"
    case .noHeader: "git-lfs is not named in this pointer's version"
    }
  }
}
