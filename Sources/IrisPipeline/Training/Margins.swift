/// By how much the true class of each row beats the others under some unknowns.
struct Margins {
  /// The least z_y − z_k over all rows and other classes k.
  private(set) var least = Double.infinity
  /// The greatest of them.
  private(set) var greatest = -Double.infinity
  /// For each class the least z_y − z_k of the rows where y or k is that class.
  private(set) var leastOfClass: [Double]

  init(_ problem: SoftmaxProblem, under unknowns: [Double]) {
    leastOfClass = Array(repeating: .infinity, count: problem.classCount)
    var scores = [Double](repeating: 0, count: problem.classCount)
    for row in 0..<problem.rowCount {
      let (block, lane) = row.quotientAndRemainder(dividingBy: Lanes.count)
      for contrast in 0..<problem.contrastCount {
        var score = 0.0
        for column in 0..<problem.width {
          score +=
            unknowns[contrast * problem.width + column]
            * problem.columns[column * problem.blockCount + block][lane]
        }
        scores[contrast] = score
      }
      add(scores, label: Int(problem.labels[block][lane]))
    }
  }

  private mutating func add(_ scores: [Double], label: Int) {
    for other in scores.indices where other != label {
      let margin = scores[label] - scores[other]
      least = min(least, margin)
      greatest = max(greatest, margin)
      leastOfClass[label] = min(leastOfClass[label], margin)
      leastOfClass[other] = min(leastOfClass[other], margin)
    }
  }

  /// Whether a move along the unknowns makes no margin smaller and some greater, so that the
  /// likelihood rises for ever.
  ///
  /// - Parameter tolerance: the share of the greatest margin that counts as nothing.
  func recede(tolerance: Double) -> Bool { greatest > 0 && least >= -tolerance * greatest }

  /// The first class that is told from all others.
  var separatedClass: Int? {
    leastOfClass.firstIndex { $0 > 0x1p-16 * greatest }
  }
}
