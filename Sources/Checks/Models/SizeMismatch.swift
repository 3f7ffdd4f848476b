import ByteText
public import Documents
public import Findings
import RepositorySnapshot

/// Flags a `model_size_mb` that is not the size of the weights.
public struct SizeMismatch: Check {
  public static let rule = Rule(
    id: "MOD011",
    name: "size-mismatch",
    severity: .warning,
    subject: .modelMetadata,
    summary: "model_size_mb is not the size of the model's weights",
    rationale: """
      The size in the metadata was copied by hand or belongs to other weights than the ones beside \
      it. An LFS pointer and DVC's files know the size of what they stand for, so it can be compared \
      without the weights. Within 1 % of the size in MB (1,000,000 bytes) or in MiB (1,048,576 bytes) \
      is right. Where a version has weights in several files, one of them or all together may be meant.
      """,
    help: "correct model_size_mb, or commit the weights that it describes",
    passing: [
      example("in MB", "98.5", [pointer("models/net/model_v1.0.0.pth", "98500000")]),
      example("in MiB", "98.5", [pointer("models/net/model_v1.0.0.pth", "103284736")]),
      example("rounded", "99", [pointer("models/net/model_v1.0.0.pth", "98500000")]),
      example(
        "one of two formats", "20.0",
        [
          pointer("models/net/model_v1.0.0.onnx", "20000000"),
          pointer("models/net/model_v1.0.0.pth", "40000000"),
        ]),
      example(
        "all parts together", "60",
        [
          pointer("models/net/model_v1.0.0-00001-of-00002.safetensors", "40000000"),
          pointer("models/net/model_v1.0.0-00002-of-00002.safetensors", "20000000"),
        ]),
      example("a file in git", "2", [ExampleFile("models/net/model_v1.0.0.pth", .size(2_000_000))]),
      example("no weights: missing-weights says so", "98.5", []),
      example(
        "a broken pointer: malformed-pointer says so", "98.5",
        [
          ExampleFile(
            "models/net/model_v1.0.0.pth", "version https://git-lfs.github.com/spec/v1\nsize x\n")
        ]),
      example(
        "no number: wrong-type says so", "\"98.5\"",
        [
          pointer("models/net/model_v1.0.0.pth", "1")
        ]),
    ],
    failing: [
      example("other weights", "«98.5»", [pointer("models/net/model_v1.0.0.pth", "120000000")]),
      example("more than 1 % off", "«97.5»", [pointer("models/net/model_v1.0.0.pth", "98500000")]),
      example("bytes, not MB", "«98500000»", [pointer("models/net/model_v1.0.0.pth", "98500000")]),
      example(
        "a DVC output", "«98.5»",
        [
          ExampleFile(
            "models/net/model_v1.0.0.pth.dvc",
            """
            outs:
            - md5: 68b329da9893e34099c7d8ad5cb9c940
              size: 44000000
              path: model_v1.0.0.pth

            """)
        ]),
    ])

  private static func example(_ title: String, _ size: String, _ files: [ExampleFile]) -> Example {
    Example(
      title,
      [
        ExampleFile(
          "models/net/model_v1.0.0.json",
          ByteString("{\"performance\": {\"model_size_mb\": \(size)}}"))
      ] + files)
  }

  private static func pointer(_ path: ByteString, _ size: String) -> ExampleFile {
    ExampleFile(path, ExampleWeights.pointer(size: size))
  }

  public init() {}

  public func findings(in repository: RepositoryDocuments) -> [Finding] {
    judgedMetadata(in: repository).compactMap { metadata in
      guard let node = metadata.modelSizeMegabytes, let stated = node.number?.value, stated > 0,
        stated.isFinite, case .success(let sizes) = weightSizes(of: metadata, in: repository),
        !sizes.isEmpty, !(sizes + [sizes.reduce(0, +)]).contains(where: { fits(stated, $0) })
      else { return nil }
      let weights = repository.modelWeights[metadata: metadata.path]
      return Finding(
        .differs(node.text ?? "", bytes: sizes.reduce(0, +)), at: node.location,
        related: weights.prefix(1).map { RelatedLocation("the weights", at: $0.location) })
    }
  }

  public func unverified(in repository: RepositoryDocuments) -> [UnverifiedQuestion] {
    judgedMetadata(in: repository).compactMap { metadata in
      guard metadata.modelSizeMegabytes?.number != nil,
        case .failure(let unreadable) = weightSizes(of: metadata, in: repository)
      else { return nil }
      return UnverifiedQuestion(
        rule: Self.rule.identity, path: unreadable.path,
        reason: "the size of the weights: \(unreadable.reason)")
    }
  }

  private func judgedMetadata(in repository: RepositoryDocuments) -> [ModelMetadata] {
    repository.modelMetadata.filter { metadata in
      let first = repository.modelWeights[metadata: metadata.path].first?.location.path
      return repository.isJudged(metadata.path, first ?? metadata.path)
    }
  }

  private func weightSizes(
    of metadata: ModelMetadata, in repository: RepositoryDocuments
  ) -> Result<[Int], UnreadableBlob> {
    Result { () throws(UnreadableBlob) in
      var sizes: [Int] = []
      let all = repository.modelWeights[metadata: metadata.path]
      for weights in all {
        // Without one of them the sum is not known either.
        guard let size = try weights.size(in: repository.snapshot) else { return [] }
        sizes.append(size)
      }
      return sizes
    }
  }
}

/// Whether `bytes` are `megabytes` within 1 %, counted in thousands or in powers of two.
private func fits(_ megabytes: Double, _ bytes: Int) -> Bool {
  let size = Double(bytes)
  return [1e6, 1_048_576].contains { abs(megabytes * $0 - size) <= size / 100 }
}

extension Finding.Message {
  fileprivate static func differs(_ stated: ByteString, bytes: Int) -> Self {
    "model_size_mb is \(stated), but the weights have \(bytes) bytes (\(megabytes(bytes)) MB)"
  }

  /// With two decimals, rounded half up.
  private static func megabytes(_ bytes: Int) -> String {
    let hundredths = bytes / 10_000 + (bytes % 10_000 >= 5_000 ? 1 : 0)
    let fraction = hundredths % 100
    return "\(hundredths / 100).\(fraction < 10 ? "0" : "")\(fraction)"
  }
}
