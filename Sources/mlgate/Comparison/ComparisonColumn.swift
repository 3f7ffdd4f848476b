import ByteText
import Documents

/// A column of the experiments table: what every experiment says of itself, or a value of its file.
enum ComparisonColumn: Hashable {
  case id, name, branch, parent, file
  /// A parameter or result by its dotted path.
  case value(ByteString)

  /// The columns that are no value of the file by their own names.
  private static let fixed: [(name: ByteString, column: Self)] = [
    ("id", .id), ("name", .name), ("branch", .branch), ("parent", .parent), ("file", .file),
  ]

  /// The sections of an experiment that hold what was measured.
  private static let metricSections: [ByteString] = ["results", "metrics", "evaluation"]

  /// The whole name: `results.test_accuracy`.
  var name: ByteString {
    if case .value(let path) = self { return path }
    return Self.fixed.first { $0.column == self }?.name ?? ""
  }

  /// Which way a result gets better; nil for a parameter, and where its name does not tell.
  var direction: MetricDirection? {
    guard case .value(let path) = self, let point = path.firstIndex(of: .ascii(".")),
      Self.metricSections.contains(ByteString(path[0..<point]))
    else { return nil }
    let name = ByteString(path[(point + 1)..<path.count])
    if let direction = MetricDirection(ofMetric: name) { return direction }
    return name.lowercasedASCII.words.contains("latency") ? .lower : nil
  }

  /// Whether it is a share of right answers, of which Wilson's interval tells how sure it is.
  var isAccuracy: Bool {
    direction != nil && name.lastKey.lowercasedASCII.words.contains("accuracy")
  }

  /// The columns that a word of `--columns` and `--sort` means: one, or all for `all`.
  ///
  /// - Parameter names: every value of every experiment, each once.
  static func columns(
    named word: ByteString, among names: [ByteString]
  ) throws(CommandFailure) -> [Self] {
    if let fixed = fixed.first(where: { $0.name == word }) { return [fixed.column] }
    if word == "all" { return [.id, .name] + values(names) }
    if names.contains(word) { return [.value(word)] }
    let found = names.filter { $0.lastKey == word }
    guard let first = found.first else { throw unknown(word, names) }
    guard found.count == 1 else {
      let choices = found.map(\.quoted).joined(separator: ", ")
      throw .usage("the column \(word.quoted) may be \(choices); give the whole path")
    }
    return [.value(first)]
  }

  private static func unknown(_ word: ByteString, _ names: [ByteString]) -> CommandFailure {
    let candidates = names + names.map(\.lastKey) + fixed.map(\.name)
    let advice = nearest(to: word, among: candidates).map { "did you mean \($0.quoted)?" }
    return .usage(
      "no experiment has a value \(word.quoted); "
        + (advice ?? "'mlgate compare --columns all' shows every one"))
  }

  private static func values(_ names: [ByteString]) -> [Self] {
    names.filter { $0 != "experiment.id" && $0 != "experiment.name" }.map { .value($0) }
  }

  /// Id, name, learning rate and the results on test data that get better in a known way; where there are
  /// none of those, all results that do.
  static func standard(_ names: [ByteString], ofSeveralBranches: Bool) -> [Self] {
    let metrics = names.map { Self.value($0) }.filter { $0.direction != nil }
    let tested = metrics.filter { $0.name.lowercasedASCII.words.contains("test") }
    let rate: ByteString = "training.learning_rate"
    return [.id] + (ofSeveralBranches ? [.branch] : []) + [.name]
      + (names.contains(rate) ? [.value(rate)] : []) + (tested.isEmpty ? metrics : tested)
  }
}

extension ByteString {
  /// What stands behind the last point.
  var lastKey: ByteString {
    lastIndex(of: .ascii(".")).map { ByteString(self[($0 + 1)..<count]) } ?? self
  }

  /// The runs of ASCII letters and digits.
  var words: [ByteString] { bytes.split { !$0.isAlphanumeric }.map { ByteString($0) } }
}
