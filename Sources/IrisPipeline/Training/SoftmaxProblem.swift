/// The function that training minimises, with its derivatives.
///
/// scikit-learn's objective for multinomial logistic regression times the number of rows:
/// Σ_i (ln Σ_k e^{z_ik} − z_{i,y_i}) + ‖W‖²/(2C), where z = W x + b. Intercepts are not penalised.
///
/// Adding one vector to the parameters of all classes leaves the probabilities as they are; the
/// optimum is the one whose columns sum to zero, which is the least of them. So the unknowns are
/// *contrasts*: the parameters of each class but the last, less those of the last (A. Agresti,
/// "Categorical Data Analysis", baseline-category logits). They are class-major: for each class a
/// value a column.
struct SoftmaxProblem {
  let rowCount: Int
  /// How many vectors of rows a column takes.
  let blockCount: Int
  let classCount: Int
  /// Columns: features, then ones where there is an intercept.
  let width: Int
  let featureCount: Int
  /// Column after column, a row a lane; zeros fill the last block.
  let columns: [Lanes]
  /// The class of each row; -1 fills the last block.
  let labels: [Lanes]
  /// The greatest magnitude in each column, 1 where all are zero.
  let reaches: [Double]
  /// 1/C.
  let penalty: DoubleDouble

  var contrastCount: Int { classCount - 1 }
  var unknownCount: Int { contrastCount * width }
  var isPenalised: Bool { penalty.high > 0 }

  /// - Parameter features: row after row, as in `data` or scaled.
  init(_ data: LabelledData, features: [Double], settings: TrainingSettings) {
    rowCount = data.rowCount
    featureCount = data.featureCount
    classCount = data.classes.count
    width = featureCount + (settings.fitsIntercept ? 1 : 0)
    blockCount = (rowCount + Lanes.count - 1) / Lanes.count
    columns = Self.columns(features, rowCount, featureCount, width)
    labels = (0..<blockCount).map { block in
      Lanes { lane in
        let row = block * Lanes.count + lane
        return row < data.rowCount ? Double(data.labels[row]) : -1
      }
    }
    reaches = Self.reaches(columns, blockCount, width)
    // scikit-learn treats two classes as one vector w = w₁ − w₀; the same optimum needs the double
    // penalty.
    let reciprocal =
      settings.c == .infinity ? .zero : DoubleDouble.reciprocal(DoubleDouble(settings.c))
    penalty = classCount == 2 ? reciprocal * 2 : reciprocal
  }

  private static func columns(
    _ features: [Double], _ rowCount: Int, _ featureCount: Int, _ width: Int
  ) -> [Lanes] {
    let blockCount = (rowCount + Lanes.count - 1) / Lanes.count
    return (0..<width * blockCount).map { index in
      let (column, block) = index.quotientAndRemainder(dividingBy: blockCount)
      return Lanes { lane in
        let row = block * Lanes.count + lane
        if row >= rowCount { return 0 }
        return column < featureCount ? features[row * featureCount + column] : 1
      }
    }
  }

  private static func reaches(_ columns: [Lanes], _ blockCount: Int, _ width: Int) -> [Double] {
    (0..<width).map { column in
      var reach = Lanes(repeating: 0)
      for value in columns[column * blockCount..<(column + 1) * blockCount] {
        reach = .greater(reach, .greater(value, -value))
      }
      let greatest = (0..<Lanes.count).reduce(0.0) { Double.greater($0, reach[$1]) }
      return greatest == 0 ? 1 : greatest
    }
  }

  /// An upper bound of what `unknowns` add to or take from any score.
  func reach(of unknowns: [Double]) -> Double {
    var greatest = 0.0
    for start in stride(from: 0, to: unknownCount, by: width) {
      var sum = 0.0
      for column in 0..<width { sum += unknowns[start + column].magnitude * reaches[column] }
      greatest = Double.greater(greatest, sum)
    }
    return greatest
  }
}
