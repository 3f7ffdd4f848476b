/// Where a trained model comes from: what has to be equal for the same bytes to come out again.
public struct TrainingProvenance: Hashable, Sendable {
  /// The program and its version.
  public var tool: String
  /// The training data's file, as the caller named it.
  public var path: String
  /// Of that file, in lower-case hexadecimal: what DVC records, and what cannot be forged.
  public var md5: String
  public var sha256: String
  public var rows: Int
  /// How the data was split, where a file of parameters says so.
  public var seed: UInt32?
  public var testSize: SplitSize?
  public var trainSize: SplitSize?
  public var isStratified: Bool?
  /// The commit whose files were used, in 40 digits; nil where it is not recorded.
  public var commit: String?

  public init(tool: String, path: String, md5: String, sha256: String, rows: Int) {
    self.tool = tool
    self.path = path
    self.md5 = md5
    self.sha256 = sha256
    self.rows = rows
  }

  /// What the model file records.
  public func fields(
    _ training: LogisticRegression.Training, _ settings: TrainingSettings
  ) -> [ProvenanceField] {
    [
      text("tool", tool), text("train", path), text("train_md5", md5),
      text("train_sha256", sha256), ProvenanceField("rows", .integer(rows)),
    ] + splitFields + trainingFields(training, settings)
      + (commit.map { [text("git_commit", $0)] } ?? [])
  }

  private var splitFields: [ProvenanceField] {
    [
      seed.map { ProvenanceField("seed", .integer(Int($0))) },
      testSize.map { ProvenanceField("test_size", $0.provenance) },
      trainSize.map { ProvenanceField("train_size", $0.provenance) },
      isStratified.map { ProvenanceField("stratify", .boolean($0)) },
    ].compactMap(\.self)
  }

  private func trainingFields(
    _ training: LogisticRegression.Training, _ settings: TrainingSettings
  ) -> [ProvenanceField] {
    [
      settings.c.isFinite ? ProvenanceField("c", .number(settings.c)) : text("c", "inf"),
      ProvenanceField("fit_intercept", .boolean(settings.fitsIntercept)),
      text("scaling", settings.scaling.rawValue),
      ProvenanceField("max_iterations", .integer(settings.maximumIterations)),
      ProvenanceField("iterations", .integer(training.iterations)),
      ProvenanceField("objective", .number(training.objective)),
    ]
  }

  private func text(_ name: String, _ value: String) -> ProvenanceField {
    ProvenanceField(name, .text(Array(value.utf8)))
  }
}

extension SplitSize {
  fileprivate var provenance: ProvenanceField.Value {
    switch self {
    case .fraction(let share): .number(share)
    case .rows(let count): .integer(count)
    }
  }
}
