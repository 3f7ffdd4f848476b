import ByteText
import DataVersionControl
import Documents

extension ReproductionOptions {
  /// What running the pipeline of a judged commit again says about its release.
  func answer(of gate: Gate) async throws -> ReleaseReproduction {
    let place = DVCPlace(gate.repository, gate.documents)
    guard place.hasPipeline else { return .couldNotRun("it has no dvc.yaml with stages") }
    let stages = try await reproduce(place, isQuiet: true)
    switch ReproductionVerdict(stages) {
    case .reproduced, .withinTolerance: return .reproduced
    case .notReproduced: return .different(stages.flatMap(\.differences))
    case .couldNotRun: return .couldNotRun(stages.lazy.compactMap(\.obstacle).first ?? "")
    }
  }
}

extension ReproducedStage {
  /// The outputs and metrics that make the stage another one.
  fileprivate var differences: [String] {
    guard state == .different else { return [] }
    let metrics = self.metrics.filter { !$0.isWithinTolerance }.map { metric in
      let made = metric.made.map { "\($0)" } ?? "nothing"
      let recorded = metric.recorded.map { "\($0)" } ?? "nothing"
      return "\(address.quoted) gives \(metric.name.quoted) \(made) instead of \(recorded)"
    }
    let outputs = self.outputs.map { output in
      output.made == nil
        ? "\(address.quoted) does not make \(output.path.quoted)"
        : "\(address.quoted) makes another \(output.path.quoted)"
    }
    return metrics + outputs
  }

  /// Why it did not come to its end.
  fileprivate var obstacle: String? {
    switch state {
    case .failed(let reason), .notRun(let reason): "\(address.quoted): \(reason)"
    case .reproduced, .withinTolerance, .different, .frozen: nil
    }
  }
}
