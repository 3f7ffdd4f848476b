public import ByteText

/// The experiments of the judged snapshot side by side, as `mlgate compare` prints them.
public struct ExperimentTable: Codable, Sendable {
  /// `id`, `test_accuracy`, `95% interval`, `vs parent` …; names from outside among them.
  public var headers: [ByteString]
  /// An experiment each, by number, with as many cells as there are headers; the first is its id.
  public var rows: [[ExperimentCell]]
  /// The result by which the experiments are compared in a drawing; nil where there is none.
  public var result: ExperimentResult?

  public init(
    headers: [ByteString], rows: [[ExperimentCell]], result: ExperimentResult? = nil
  ) {
    self.headers = headers
    self.rows = rows
    self.result = result
  }
}

/// What an experiment says in a column.
public struct ExperimentCell: Codable, Hashable, Sendable {
  /// As it is written; `-` where the experiment says nothing.
  public var text: ByteString
  /// Whether no experiment of the table has a better result in this column.
  public var isBest: Bool

  public init(_ text: ByteString, isBest: Bool = false) {
    self.text = text
    self.isBest = isBest
  }
}
