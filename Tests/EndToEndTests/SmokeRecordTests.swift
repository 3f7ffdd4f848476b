import Foundation
import TestSupport
import Testing

/// The record that is committed, and the release before.
@Suite struct SmokeRecordTests {
  @Test func theBuiltInRecord() throws {
    let repository = try ScratchRepository.clean()
    #expect(try repository.sh("mlgate smoke --record").exitCode == 0)
    _ = try repository.sh("git add . && git commit -qm record")
    let passed = try repository.sh("mlgate run")
    #expect(passed.exitCode == 0)
    #expect(passed.output.contains("record_differences          0.0           <= 0       passed"))
    let again = try repository.sh(
      "cp .mlgate-smoke.json a; mlgate smoke --record >b; cmp a .mlgate-smoke.json")
    #expect(again == Outcome(0))
    // Another seed is another split.
    try repository.write(".mlgate.yaml", "smoke_train: {seed: 7}\n")
    let failed = try repository.sh("mlgate smoke")
    #expect(failed.exitCode == 1)
    #expect(
      failed.output.contains(
        "not what '.mlgate-smoke.json' records: settings.seed is 7, recorded was 42, hashes.train is"
      ))
  }

  @Test func aFailedRunIsNotRecorded() throws {
    let training = try TrainingRepository("exit 1")
    let outcome = try training.repository.sh("mlgate smoke --allow-commands --record; ls -A")
    #expect(outcome.errors == "mlgate: the run failed, so nothing is recorded\n")
    #expect(!outcome.output.contains(".mlgate-smoke.json"))
  }

  @Test func aRecordThatIsNoneStopsTheRun() throws {
    let repository = try ScratchRepository.clean()
    try repository.write(".mlgate-smoke.json", "{}")
    try repository.expect(
      "mlgate smoke",
      Outcome(
        3,
        errors: """
          mlgate: '.mlgate-smoke.json': no record that 'mlgate smoke --record' wrote; make it anew with \
          'mlgate smoke --record' and commit it

          """))
  }

  @Test func aCommandsFiguresAreRepeated() throws {
    let training = try TrainingRepository(
      TrainingCommandTests.good + "echo w > weights", "outputs: [weights]")
    #expect(try training.smoke("--allow-commands --record").exitCode == 0)
    #expect(try training.smoke().job.thresholds[0].verdict == "passed")
    try training.repository.write("train.sh", TrainingCommandTests.good + "echo v > weights")
    let report = try training.smoke()
    #expect(report.exitCode == 1)
    #expect(report.job.thresholds[0].value == 1)
    #expect(
      try #require(report.job.explanation).hasPrefix(
        "not what '.mlgate-smoke.json' records: outputs.weights is \""))
  }

  /// The release's rows are in git; the candidate's come from its command.
  @Test(arguments: [
    (0.9, "passed", "better than model-v1.0.0", 0),
    (0.8, "passed", "no worse than model-v1.0.0", 0),
    (0.5, "failed", "worse than model-v1.0.0", 1),
  ])
  func theReleaseBefore(probability: Double, verdict: String, note: String, status: Int32) throws {
    let training = try TrainingRepository(Self.script(0.8), "predictions: predictions.csv")
    #expect(try training.smoke().exitCode == 0)
    let repository = training.repository
    _ = try repository.sh("git add . && git commit -qm release && git tag model-v1.0.0")
    _ = try repository.sh("git tag model-v0.9.0 HEAD~1")
    try repository.write("train.sh", Self.script(probability))
    let report = try training.smoke()
    let threshold = try #require(
      report.job.thresholds.first { $0.metric == "log_loss_change_low" })
    #expect(threshold.verdict == verdict)
    #expect(threshold.note == note)
    #expect(report.exitCode == status)
    #expect(report.job.metrics["rows"] == 40)
    #expect(report.job.metrics["mcnemar_p"] == 1)
  }

  /// The tag is there, but the history between it and HEAD is not.
  @Test func aShallowCloneCannotTell() throws {
    let repository = try ScratchRepository.clean()
    _ = try repository.sh(
      """
      mlgate smoke --record; git add . && git commit -qm one && git tag model-v1.0.0
      for i in 1 2 3; do git commit -q --allow-empty -m $i; done
      git clone -q --depth 1 "file://$PWD" ~/shallow
      git -C ~/shallow fetch -q --depth 1 origin tag model-v1.0.0
      """)
    let outcome = try repository.sh("mlgate run -C ~/shallow --strict --format json")
    #expect(outcome.exitCode == 1)
    #expect(
      outcome.output.contains(
        "not comparable with model-v1.0.0: the history is not whole here; fetch it"))
    #expect(try repository.sh("mlgate run -C ~/shallow").exitCode == 0)
  }

  @Test func theMetricsMustNotContradictThePredictions() throws {
    let report = try TrainingRepository(
      Self.script(0.8) + "echo '{\"accuracy\": 0.99}' > metrics.json\n",
      "predictions: predictions.csv"
    ).smoke()
    #expect(
      report.job.explanation
        == "accuracy is 0.99 in the metrics but 1.0 over the rows of 'predictions.csv'")
  }

  private static func script(_ probability: Double) -> String {
    """
    echo row,label,predicted,probability > predictions.csv
    for row in $(seq 40); do echo "$row,cat,cat,\(probability)" >> predictions.csv; done
    echo '{"accuracy": 1.0}' > metrics.json

    """
  }
}
