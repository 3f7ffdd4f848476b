import ByteText
public import Documents
public import Findings

/// Flags a data hash that no file of DVC's has.
public struct ExperimentDataMismatch: Check {
  public static let rule = Rule(
    id: "EXP010",
    name: "data-hash-mismatch",
    severity: .error,
    subject: .experiments,
    summary: "`dvc_hash` is no md5 of the repository's `.dvc` and dvc.lock files",
    rationale: """
      The hash ties a run to the bytes that it read. Where DVC's files at the same commit do not \
      have it, the data has changed since, or was never committed. The first 8 or more characters \
      are enough; the hash is empty before a run. Where a DVC file does not parse nobody can tell, \
      and its own finding comes first.
      """,
    help: "copy the md5 of the data's .dvc file or of its output in dvc.lock",
    passing: [
      Example(
        "the first characters",
        [data, ExampleFile("experiments/exp-001.yaml", "data: {dvc_hash: 22a1a293}\n")]),
      Example(
        "the whole, of a folder",
        [
          data,
          ExampleFile(
            "experiments/exp-001.yaml", "data: {dvc_hash: 153aad06d376b6595932470e459ef42a.dir}\n"),
        ]),
      Example(
        "of dvc.lock",
        [
          ExampleFile(
            "dvc.lock",
            """
            schema: '2.0'
            stages:
              prepare:
                cmd: python prepare.py
                outs:
                - {path: data.csv, md5: d1f6e055f7f5e2827fcfae68d9b64d4c}

            """),
          ExampleFile("experiments/exp-001.yaml", "data: {dvc_hash: \"d1f6e055f7f5\"}\n"),
        ]),
      .experiment("empty before a run", "data: {dvc_hash: \"\"}\n"),
      Example(
        "a DVC file that does not parse: invalid-yaml says so",
        [
          ExampleFile("data.dvc", "outs: [\n"),
          ExampleFile("experiments/exp-001.yaml", "data: {dvc_hash: 0123abcd}\n"),
        ]),
    ],
    failing: [
      Example(
        "another hash",
        [data, ExampleFile("experiments/exp-001.yaml", "data: {dvc_hash: «22a1a294»}\n")]),
      Example(
        "too short",
        [data, ExampleFile("experiments/exp-001.yaml", "data: {dvc_hash: «22a1a29»}\n")]),
      Example(
        "no hexadecimal digits, though DVC's file holds the same",
        [
          ExampleFile(
            "data.dvc", "outs:\n- {path: data.xml, md5: a1b2c3d4e5f6g7h8i9j0k1l2m3n4o5p6}\n"),
          ExampleFile("experiments/exp-001.yaml", "data: {dvc_hash: «\"a1b2c3d4e5f6g7h8\"»}\n"),
        ]),
      .experiment("without DVC", "data: {dvc_hash: «\"a1b2c3d4\"»}\n"),
    ])

  private static let data = ExampleFile(
    "data.dvc",
    """
    outs:
    - {path: data.xml, md5: 22a1a2931c8370d3aeedd7183606fd7f}
    - {path: prepared, md5: 153aad06d376b6595932470e459ef42a.dir}

    """)

  public init() {}

  public func findings(in repository: RepositoryDocuments) -> [Finding] {
    let hashes = repository.dvcHashes
    return repository.judged.experiments.compactMap { experiment in
      guard let node = experiment.dataHash, let hash = node.string, !hash.isEmpty,
        !hash.contains("${"), !hash.isHexadecimalHash || !hashes.contains(hash)
      else { return nil }
      if hash.count < DVCHashes.shortestPrefix {
        return Finding(.tooShort(hash), at: node.location)
      }
      if !hash.isHexadecimalHash {
        // Where DVC's own file holds the same, the two agree: then it is a warning only.
        let severity: Severity? = hashes.contains(hash) ? .warning : nil
        return Finding(.notHexadecimal(hash), at: node.location, severity: severity)
      }
      guard hashes.isWhole else { return nil }
      return Finding(hashes.isEmpty ? .noHashes(hash) : .unknown(hash), at: node.location)
    }
  }
}

extension ByteString {
  /// Hexadecimal digits, with the `.dir` of a folder or without.
  fileprivate var isHexadecimalHash: Bool {
    (hasSuffix(".dir") ? self[0..<count - 4] : self[0..<count]).allSatisfy(\.isHexDigit)
  }
}

extension Finding.Message {
  fileprivate static func notHexadecimal(_ hash: ByteString) -> Self {
    "\(hash.quoted) is no md5, which has hexadecimal digits only: copy it from DVC's file"
  }

  fileprivate static func unknown(_ hash: ByteString) -> Self {
    "no .dvc or dvc.lock file has the md5 \(hash.quoted)"
  }

  fileprivate static func noHashes(_ hash: ByteString) -> Self {
    "the repository has no .dvc or dvc.lock file with an md5, so none has \(hash.quoted)"
  }

  fileprivate static func tooShort(_ hash: ByteString) -> Self {
    "\(hash.quoted) is too short to tell an md5; give at least \(DVCHashes.shortestPrefix) digits"
  }
}
