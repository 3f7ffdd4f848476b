import Findings
import IrisPipeline
import Testing

@testable import SmokeTraining

@Suite struct SmokeTrainingTests {
  static let figures = PipelineFigures(
    accuracy: 0.9, accuracyInterval: WilsonInterval(successes: 27, of: 30),
    crossValidationAccuracy: 140.0 / 150, logLoss: 0.1, macroF1: 0.9, fitSeconds: 1e-4,
    latency: LatencySamples([1e-8, 1e-8, 1e-8]))

  static func outcome(_ change: (inout PipelineFigures) -> Void) -> JobOutcome {
    var figures = figures
    change(&figures)
    return SmokeTraining.judgement(of: figures, SmokeTrainingSettings())
  }

  @Test func theBuiltInPipelinePasses() throws {
    let outcome = SmokeTraining.run()
    #expect(outcome.name == "smoke-train")
    #expect(outcome.verdict == .passed)
    #expect(outcome.explanation == nil)
    #expect(outcome.seconds > 0)
    #expect(
      outcome.metrics.map(\.name) == [
        "accuracy", "accuracy_interval_low", "accuracy_interval_high", "cv_accuracy", "log_loss",
        "macro_f1", "fit_seconds", "predict_seconds_min", "predict_seconds_p50",
        "predict_seconds_p95", "predict_seconds_p99",
      ])
    #expect(outcome.metrics[0].value == 1)
    #expect(outcome.metrics[3].value == 146.0 / 150)
    #expect(abs(outcome.metrics[4].value - 0.111288730364189) <= 1e-15)
    #expect(
      outcome.thresholds.map { "\($0.metric) \($0.bound) \($0.verdict)" } == [
        "accuracy >= 0.9 passed", "cv_accuracy >= 0.93 passed",
        "predict_seconds_min <= 0.001 passed",
      ])
  }

  @Test func figuresOnTheirBoundsPass() {
    #expect(Self.outcome { _ in }.verdict == .passed)
    #expect(Self.outcome { $0.latency = LatencySamples([0.001]) }.verdict == .passed)
  }

  @Test func lowAccuracyFails() {
    let outcome = Self.outcome { $0.accuracy = 26.0 / 30 }
    #expect(outcome.verdict == .failed)
    #expect(outcome.thresholds.map(\.verdict) == [.failed, .passed, .passed])
    #expect(outcome.explanation == "accuracy is 0.8666666666666667 where >= 0.9 is asked")
  }

  @Test func elevenErrorsInCrossValidationFail() {
    let outcome = Self.outcome { $0.crossValidationAccuracy = 139.0 / 150 }
    #expect(outcome.verdict == .failed)
    #expect(outcome.thresholds.map(\.verdict) == [.passed, .failed, .passed])
  }

  @Test func slowPredictionFails() {
    let outcome = Self.outcome { $0.latency = LatencySamples([0.002, 0.0021, 0.00205]) }
    #expect(outcome.verdict == .failed)
    #expect(outcome.explanation == "predict_seconds_min is 0.002 where <= 0.001 is asked")
  }

  @Test func slowPredictionOnABusyMachineIsInconclusive() {
    let outcome = Self.outcome { $0.latency = LatencySamples([0.002, 0.004, 0.009]) }
    #expect(outcome.verdict == .inconclusive)
    #expect(
      outcome.explanation
        == "predict_seconds_min is 0.002 where <= 0.001 is asked, on a machine too busy to measure; "
        + "run it again")
  }

  @Test func aFastSampleOnABusyMachinePasses() {
    #expect(Self.outcome { $0.latency = LatencySamples([1e-8, 0.5, 4]) }.verdict == .passed)
  }

  @Test func failureOutranksInconclusive() {
    let outcome = Self.outcome {
      $0.accuracy = 0
      $0.latency = LatencySamples([0.002, 0.004, 0.009])
    }
    #expect(outcome.verdict == .failed)
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func whatIsNotFiniteNeverPasses(value: Double) {
    let accuracy = Self.outcome { $0.accuracy = value }
    #expect(accuracy.verdict == .failed)
    #expect(accuracy.thresholds[0].value == nil)
    #expect(accuracy.explanation == "accuracy is not a finite number")
    #expect(!accuracy.metrics.contains { $0.name == "accuracy" })
    #expect(Self.outcome { $0.logLoss = value }.verdict == .failed)
    #expect(Self.outcome { $0.latency = LatencySamples([value]) }.verdict == .failed)
  }

  @Test func aBoundThatIsNoNumberIsNeverMet() {
    let settings = SmokeTrainingSettings(minimumAccuracy: .nan)
    #expect(SmokeTraining.judgement(of: Self.figures, settings).verdict == .failed)
  }

  @Test func settingsThatCannotWorkFail() {
    let outcome = SmokeTraining.run(SmokeTrainingSettings(testSize: 1.5))
    #expect(outcome.verdict == .failed)
    #expect(
      outcome.explanation
        == "the pipeline did not run: the test size 1.5 is neither a share between 0 and 1 nor a "
        + "number of rows below 150")
  }

  @Test func percentilesAreNearestRanks() {
    let samples = LatencySamples((1...200).map(Double.init).shuffled())
    #expect(samples.minimum == 1)
    #expect(samples.percentile(50) == 100)
    #expect(samples.percentile(95) == 190)
    #expect(samples.percentile(99) == 198)
    #expect(LatencySamples([7]).percentile(1) == 7)
  }
}
