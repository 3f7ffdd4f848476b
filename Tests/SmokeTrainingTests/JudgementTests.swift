import Findings
import Testing

@testable import SmokeTraining

@Suite struct JudgementTests {
  static func judgement(_ value: Double) -> Judgement {
    var judgement = Judgement()
    judgement.add([Metric(name: "accuracy", value: value)])
    judgement.judge(.minimum("accuracy", 0.9))
    return judgement
  }

  @Test func aFigureOnItsBoundPasses() {
    #expect(Self.judgement(0.9).verdict == .passed)
  }

  @Test func aFigureBelowItsBoundFails() {
    let job = Self.judgement(26.0 / 30).outcome(seconds: 0)
    #expect(job.verdict == .failed)
    #expect(job.explanation == "accuracy is 0.8666666666666667 where >= 0.9 is asked")
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func whatIsNotFiniteNeverPasses(value: Double) {
    let job = Self.judgement(value).outcome(seconds: 0)
    #expect(job.verdict == .failed)
    #expect(job.thresholds[0].value == nil)
    #expect(job.explanation == "accuracy is not a finite number")
    #expect(job.metrics.isEmpty)
  }

  @Test func aFigureWithoutBoundFailsWhereItIsNotFinite() {
    var judgement = Judgement()
    judgement.add([Metric(name: "log_loss", value: .nan)])
    #expect(judgement.verdict == .failed)
  }

  @Test func aBoundThatIsNoNumberIsNeverMet() {
    var judgement = Judgement()
    judgement.add([Metric(name: "accuracy", value: 1)])
    judgement.judge(.minimum("accuracy", .nan))
    #expect(judgement.verdict == .failed)
  }

  @Test func theFirstOfTwoFiguresWithOneNameStays() {
    var judgement = Judgement()
    judgement.add([Metric(name: "rows", value: 1), Metric(name: "rows", value: 2)])
    #expect(judgement.metrics == [Metric(name: "rows", value: 1)])
  }

  @Test func slowOnABusyMachineIsInconclusive() {
    let job = Self.latency([0.002, 0.004, 0.009]).outcome(seconds: 0)
    #expect(job.verdict == .inconclusive)
    #expect(
      job.explanation
        == "predict_seconds_min is 0.002 where <= 0.001 is asked, on a machine too busy to measure; "
        + "run it again")
  }

  @Test func slowOnAQuietMachineFails() {
    let job = Self.latency([0.002, 0.0021, 0.00205]).outcome(seconds: 0)
    #expect(job.verdict == .failed)
    #expect(job.explanation == "predict_seconds_min is 0.002 where <= 0.001 is asked")
  }

  @Test func aFastSampleOnABusyMachinePasses() {
    #expect(Self.latency([1e-8, 0.5, 4]).verdict == .passed)
  }

  @Test func twiceTheTimeOfTheReleaseBeforeFails() {
    var judgement = Judgement()
    judgement.judge(
      PredictionLatency(
        singleRow: LatencySamples([4e-8, 4e-8]), batch: LatencySamples([1e-6]),
        baselineSingleRow: LatencySamples([2e-8, 2e-8])), SmokeTrainingSettings())
    #expect(judgement.thresholds.map(\.verdict) == [.passed, .failed])
    #expect(judgement.thresholds[1].value == 2)
    #expect(judgement.thresholds[1].bound == "<= 1.5")
  }

  @Test func failureOutranksInconclusive() {
    var judgement = Self.latency([0.002, 0.004, 0.009])
    judgement.add([Metric(name: "accuracy", value: 0)])
    judgement.judge(.minimum("accuracy", 0.9))
    #expect(judgement.verdict == .failed)
  }

  @Test func percentilesAreNearestRanks() {
    let samples = LatencySamples((1...200).map(Double.init).shuffled())
    #expect(samples.minimum == 1)
    #expect(samples.percentile(50) == 100)
    #expect(samples.percentile(95) == 190)
    #expect(samples.percentile(99) == 198)
    #expect(LatencySamples([7]).percentile(1) == 7)
  }

  @Test(arguments: [
    ("train_seconds", true), ("val/epoch_time", true), ("gpu_memory_mb", true),
    ("latency.p50", true), ("accuracy", false), ("timeliness", false), ("mse", false),
  ])
  func timesAreToldByTheirNames(name: String, isMeasured: Bool) {
    #expect(namesMeasurement(name) == isMeasured)
  }

  private static func latency(_ samples: [Double]) -> Judgement {
    var judgement = Judgement()
    judgement.judge(
      PredictionLatency(
        singleRow: LatencySamples(samples), batch: LatencySamples([1]), baselineSingleRow: nil),
      SmokeTrainingSettings())
    return judgement
  }
}
