import ByteText
import Findings
import IrisPipeline
import Testing

@testable import SmokeTraining

/// The built-in pipeline against bounds, the record and the release before.
@Suite struct SmokeTrainingTests {
  static func settings(_ change: (inout SmokeTrainingSettings) -> Void) -> SmokeTrainingSettings {
    var settings = SmokeTrainingSettings()
    change(&settings)
    return settings
  }

  static func verdicts(_ job: JobOutcome) -> [String] {
    job.thresholds.map { "\($0.metric) \($0.bound) \($0.verdict)" }
  }

  @Test func theBuiltInPipelinePasses() {
    let job = SmokeTraining.run().job
    #expect(job.name == "smoke-train")
    #expect(job.verdict == .passed)
    #expect(job.explanation == nil)
    #expect(job.seconds > 0)
    #expect(
      job.metrics.filter { !$0.isMeasured }.map(\.name) == [
        "accuracy", "accuracy_interval_low", "accuracy_interval_high", "cv_accuracy",
        "cv_accuracy_interval_low", "cv_accuracy_interval_high", "log_loss", "brier_score",
        "cv_log_loss", "macro_f1",
      ])
    #expect(
      job.metrics.filter(\.isMeasured).map(\.name) == [
        "predict_seconds_min", "predict_seconds_p50", "predict_seconds_p95", "predict_seconds_p99",
        "predict_batch_seconds_min", "predict_batch_seconds_p50", "predict_batch_seconds_p95",
        "predict_batch_seconds_p99",
      ])
    #expect(job.metrics[0].value == 1)
    #expect(job.metrics[3].value == 146.0 / 150)
    #expect(abs(job.metrics[6].value - 0.111288730364189) <= 1e-15)
    #expect(
      Self.verdicts(job) == [
        "accuracy >= 0.85 passed", "cv_accuracy >= 0.93 passed",
        "predict_seconds_min <= 0.001 passed",
      ])
  }

  @Test func aMissedBoundFails() {
    let job = SmokeTraining.run(Self.settings { $0.minimumCrossValidationAccuracy = 0.98 }).job
    #expect(job.verdict == .failed)
    #expect(job.explanation == "cv_accuracy is 0.9733333333333334 where >= 0.98 is asked")
  }

  @Test func furtherBoundsHoldTheirFigures() {
    let job = SmokeTraining.run(
      Self.settings {
        $0.bounds = [
          FigureBounds("log_loss", maximum: 0.1), FigureBounds("loss", minimum: 0, maximum: 1),
        ]
      }
    ).job
    #expect(
      Self.verdicts(job).suffix(3) == [
        "log_loss <= 0.1 failed", "loss >= 0 failed", "loss <= 1 failed",
      ])
    let loss = job.metrics[6].value
    #expect(
      job.explanation == """
        log_loss is \(loss) where <= 0.1 is asked; \
        'loss' is no figure of the built-in pipeline, but >= 0 is asked; \
        'loss' is no figure of the built-in pipeline, but <= 1 is asked
        """)
  }

  @Test func settingsThatCannotWorkFail() {
    let result = SmokeTraining.run(Self.settings { $0.split.testSize = .fraction(1.5) })
    #expect(result.job.verdict == .failed)
    #expect(result.record == nil)
    #expect(
      result.job.explanation
        == "the pipeline did not run: the test size 1.5 is neither a share between 0 and 1 nor a "
        + "number of rows below 150")
  }

  @Test func theRecordIsRepeatedToTheLastBit() throws {
    let record = try #require(SmokeTraining.run().record)
    let job = SmokeTraining.run(SmokeTrainingSettings(), SmokeEvidence(record: record)).job
    #expect(job.verdict == .passed)
    #expect(job.thresholds[0].metric == "record_differences")
    #expect(job.thresholds[0].bound == "<= 0")
    #expect(job.thresholds[0].value == 0)
    #expect(job.thresholds[0].note == "compared with '.mlgate-smoke.json'")
  }

  @Test func oneChangedBitFails() throws {
    let record = try #require(SmokeTraining.run().record)
    let text = String(decoding: record.bytes, as: UTF8.self)
    let other = try SmokeRecord(
      bytes: Array(text.replacing("-0x1.5bf5501c3173bp+3", with: "-0x1.5bf5501c3173cp+3").utf8))
    let job = SmokeTraining.run(SmokeTrainingSettings(), SmokeEvidence(record: other)).job
    #expect(job.verdict == .failed)
    #expect(job.thresholds[0].value == 1)
    #expect(
      job.explanation
        == "not what '.mlgate-smoke.json' records: intercepts[2] is \"-0x1.5bf5501c3173bp+3\", "
        + "recorded was \"-0x1.5bf5501c3173cp+3\"; if that is meant, run 'mlgate smoke --record' "
        + "and commit the file")
  }

  /// Weaker by so much that the rows of one test set prove it.
  @Test func aWorseModelThanTheReleaseBeforeFails() throws {
    let record = try #require(SmokeTraining.run(Self.settings { $0.training.c = 100 }).record)
    let evidence = SmokeEvidence(release: .init(name: "model-v1.0.0", record: record))
    let job = SmokeTraining.run(Self.settings { $0.training.c = 0.05 }, evidence).job
    let threshold = try #require(job.thresholds.first { $0.metric == "log_loss_change_low" })
    #expect(threshold.verdict == .failed)
    #expect(threshold.note == "worse than model-v1.0.0")
    #expect(job.verdict == .failed)
    let low = try #require(threshold.value)
    #expect(low > 0.3)
    #expect(
      job.explanation
        == "log_loss_change_low is \(low) where <= 0.02 is asked (worse than model-v1.0.0)")
    let names = job.metrics.map(\.name)
    #expect(names.contains("mcnemar_p") && names.contains("predict_ratio"))
  }

  @Test func theSameModelIsNoWorse() throws {
    let record = try #require(SmokeTraining.run().record)
    let evidence = SmokeEvidence(release: .init(name: "model-v1.0.0", record: record))
    let job = SmokeTraining.run(SmokeTrainingSettings(), evidence).job
    let threshold = try #require(job.thresholds.first { $0.metric == "log_loss_change_low" })
    #expect(threshold.verdict == .passed)
    #expect(threshold.value == 0)
    #expect(threshold.note == "no worse than model-v1.0.0")
  }

  /// Another seed splits otherwise, but the folds are over all rows.
  @Test func aReleaseWithAnotherSeedIsComparable() throws {
    let record = try #require(SmokeTraining.run(Self.settings { $0.split.seed = 1 }).record)
    let evidence = SmokeEvidence(release: .init(name: "model-v1.0.0", record: record))
    #expect(SmokeTraining.run(SmokeTrainingSettings(), evidence).job.verdict == .passed)
  }

  @Test func aReleaseOfOtherRowsIsNotComparable() throws {
    let record = try #require(SmokeTraining.run().record)
    let text = String(decoding: record.bytes, as: UTF8.self)
    let other = try SmokeRecord(
      bytes: Array(text.replacing(#"["149", "2", "#, with: #"["149", "1", "#).utf8))
    let evidence = SmokeEvidence(release: .init(name: "model-v1.0.0", record: other))
    let job = SmokeTraining.run(SmokeTrainingSettings(), evidence).job
    #expect(job.verdict == .inconclusive)
    #expect(
      job.explanation
        == "not comparable with model-v1.0.0: the row '149' has the label '2' in the candidate but "
        + "'1' in the baseline; judge both on the same rows")
  }

  @Test func recordsOfOtherFormsAreRefused() {
    #expect(throws: SmokeRecordFault.notJSON(offset: 0)) { try SmokeRecord(bytes: []) }
    #expect(throws: SmokeRecordFault.otherFormat) { try SmokeRecord(bytes: Array("{}".utf8)) }
    #expect(throws: SmokeRecordFault.otherVersion(2)) {
      try SmokeRecord(bytes: Array(#"{"format": "mlgate-smoke-record", "version": 2}"#.utf8))
    }
  }

  @Test func aRecordReadsBackTheSame() throws {
    let record = try #require(SmokeTraining.run().record)
    #expect(try SmokeRecord(bytes: record.bytes) == record)
  }
}
