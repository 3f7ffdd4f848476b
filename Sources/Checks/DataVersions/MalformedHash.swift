import ByteText
public import Documents
public import Findings

/// Flags a recorded md5 that is none.
public struct MalformedHash: Check {
  public static let rule = Rule(
    id: "DVC002",
    name: "malformed-hash",
    severity: .error,
    subject: .dvcFiles,
    summary:
      "A recorded md5 is not 32 lower-case hexadecimal digits, `.dir` after those of a folder",
    rationale: """
      DVC takes any text of three characters for a hash and looks for it in vain: `dvc pull` fails, and `dvc status` calls \
      the data modified for ever.
      """,
    help: "'dvc commit' records the hash of the data that is there",
    passing: [
      Example("a file", [DVCExamples.raw]),
      Example(
        "a folder",
        [
          ExampleFile(
            "data.dvc", "outs:\n- {path: data, md5: 153aad06d376b6595932470e459ef42a.dir}\n")
        ]),
      Example("not pulled yet", [ExampleFile("data.dvc", "outs:\n- {path: data}\n")]),
    ],
    failing: [
      Example(
        "made up",
        [
          ExampleFile(
            "data.dvc", "outs:\n- {path: data, md5: «a1b2c3d4e5f6g7h8i9j0k1l2m3n4o5p6»}\n")
        ]),
      Example(
        "upper case",
        [
          ExampleFile(
            "data.dvc", "outs:\n- {path: data, md5: «22A1A2931C8370D3AEEDD7183606FD7F»}\n")
        ]),
      Example(
        "cut off", [DVCExamples.lock("    outs:\n    - {path: model.pkl, md5: «22a1a293»}\n")]),
    ])

  public init() {}

  public func findings(in repository: RepositoryDocuments) -> [Finding] {
    repository.dvcProjects.flatMap { $0.records(in: repository) }.flatMap { record in
      ([record.md5] + record.files.map(\.md5)).compactMap { $0 }
        .compactMap { node in
          guard let text = node.text, !text.isEmpty, !text.isMD5 else { return nil }
          let lower = text.lowercasedASCII
          return Finding(
            .malformed(text), at: node.location,
            fix: lower.isMD5 ? .spelling(lower, of: node) : nil)
        }
    }
  }
}

extension DVCProject {
  /// Everything that the judged files of the project record of files and folders.
  fileprivate func records(in repository: RepositoryDocuments) -> [DVCRecord] {
    let files = dvcFiles.filter { repository.counts($0.path) }.flatMap { file in
      file.outputs.map(\.record) + file.dependencies.map(\.record)
    }
    let locks = (pipelines.compactMap(\.lock) + strayLocks)
      .filter { repository.counts($0.path) }.flatMap(\.stages)
      .flatMap { $0.dependencies + $0.outputs }
    return files + locks
  }
}

extension ByteString {
  /// 32 lower-case hexadecimal digits, with the `.dir` of a folder or without.
  fileprivate var isMD5: Bool {
    let digits = hasSuffix(".dir") ? prefix(count - 4) : prefix(count)
    return digits.count == 32 && digits.allSatisfy(\.isLowercaseHexDigit)
  }
}

extension Finding.Message {
  fileprivate static func malformed(_ hash: ByteString) -> Self {
    "\(hash.quoted) is no md5: it has 32 lower-case hexadecimal digits, and '.dir' behind those of a folder"
  }
}
