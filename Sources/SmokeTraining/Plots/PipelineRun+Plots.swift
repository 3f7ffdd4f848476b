import ByteText
import Findings
import IrisPipeline

extension PipelineRun {
  /// What every run with these settings repeats to the last bit.
  var plots: JobPlots {
    JobPlots(
      confusion: ConfusionCounts(
        classes: test.classes.map(\.text), counts: metrics.confusion.counts),
      curves: [
        LearningCurve(
          name: "objective", step: "Newton step",
          points: objectives.enumerated().map { LearningPoint(step: $0, value: $1) })
      ])
  }
}

extension ClassLabel {
  fileprivate var text: ByteString {
    switch self {
    case .integer(let number): ByteString("\(number)")
    case .text(let bytes): ByteString(bytes)
    }
  }
}
