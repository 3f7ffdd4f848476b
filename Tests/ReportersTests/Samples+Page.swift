import ByteText
import Findings

@testable import Reporters

extension Sample {
  /// A histogram, a confusion matrix and a curve, all of them named and partly without numbers.
  static func plots(named names: [ByteString]) -> JobPlots {
    let classes = Array(names.prefix(20))
    return JobPlots(
      confusion: ConfusionCounts(
        classes: classes,
        counts: classes.indices.map { row in classes.indices.map { ($0 + row) % 3 } }),
      histograms: names.map {
        Histogram(name: $0.description, low: 0, high: 1, counts: [1, 0, 3], countAbove: 2)
      },
      curves: names.map { name in
        LearningCurve(
          name: name.description, step: name.description,
          points: [1, .nan, 0.5, -.infinity, 0.25].enumerated().map {
            LearningPoint(step: $0, value: $1)
          })
      })
  }

  /// An experiment a name, each with a result.
  static func experiments(named names: [ByteString]) -> ExperimentTable {
    let shares = names.indices.map { Double($0 % 10) / 10 }
    return ExperimentTable(
      headers: ["id", "name", names.last ?? "m"],
      rows: zip(names, shares).map { name, share in
        [
          ExperimentCell(name), ExperimentCell(name),
          ExperimentCell(ByteString("\(share)"), isBest: share == 0.9),
        ]
      },
      result: ExperimentResult(
        name: names.last ?? "m", isHigherBetter: true,
        values: zip(names, shares).map {
          ExperimentValue(
            experiment: $0, value: $1, low: max($1 - 0.05, 0), high: min($1 + 0.05, 1))
        }))
  }

  /// A chain of names, the first of which two others come from.
  static func lineage(named names: [ByteString]) -> LineageGraph {
    LineageGraph(
      tag: names.first ?? "t",
      steps: names.enumerated().map { number, name in
        LineageStep(
          kind: "experiment", name: number.isMultiple(of: 5) ? nil : name,
          facts: [
            LineageFact(name: "blob", value: "0123456789abcdef0123456789abcdef01234567"),
            LineageFact(name: name.description, value: name),
          ], missing: number.isMultiple(of: 5) ? name.description : nil,
          needs: number == 0 ? [] : number == 2 ? [0, 1] : [number - 1])
      })
  }
}
