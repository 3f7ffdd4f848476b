/// Tables in the form that `dvc plots` reads.
extension CSVTable {
  /// The actual and the predicted class of each row: `dvc plots show -t confusion -x actual -y
  /// predicted`.
  public static func confusion(_ classifier: LogisticRegression, on data: LabelledData) -> CSVTable
  {
    let names = data.classes.map(\.name)
    return CSVTable(columns: [
      CSVColumn(name: "actual", values: .texts(data.labels.map { names[$0] })),
      CSVColumn(
        name: "predicted",
        values: .texts(
          data.labels.indices.map { names[classifier.label(ofRow: $0, in: data.features)] })),
    ])
  }

  /// A row a class: `dvc plots show -t bar_horizontal -x f1 -y class`.
  public static func classes(_ metrics: Metrics, _ classes: [ClassLabel]) -> CSVTable {
    CSVTable(columns: [
      CSVColumn(name: "class", values: .texts(classes.map(\.name))),
      CSVColumn(name: "precision", values: .decimals(metrics.precision)),
      CSVColumn(name: "recall", values: .decimals(metrics.recall)),
      CSVColumn(name: "f1", values: .decimals(metrics.f1)),
      CSVColumn(name: "support", values: .integers(metrics.confusion.support)),
    ])
  }
}

extension CSVColumn {
  fileprivate init(name: StaticString, values: Values) {
    self.init(name: Array(name.description.utf8), values: values)
  }
}
