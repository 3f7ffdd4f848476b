import ByteText
import DataVersionControl
import Documents
import Reporters

/// What `dvc params diff` and `dvc metrics diff` print.
///
/// Source: `dvc/compare.py`, DVC 3.67.
struct ValueChangesText {
  enum Kind {
    case parameters
    /// Floats are rounded to so many digits, and the change is shown.
    case metrics(digits: Int)
  }

  let changes: [ValueChange]
  let kind: Kind
  /// What the older and the newer side are called.
  let names: (old: String, new: String)

  var differ: Bool { changes.contains(where: \.isDifferent) }

  var table: PlainTable {
    let title: ByteString
    var changeHeader: [ByteString] = []
    switch kind {
    case .parameters: title = "Param"
    case .metrics: (title, changeHeader) = ("Metric", ["Change"])
    }
    return PlainTable(
      ["Path", title, ByteString(names.old), ByteString(names.new)] + changeHeader,
      changes.map { change in
        [change.path, change.name, cell(change.old), cell(change.new)]
          + (changeHeader.isEmpty ? [] : [cell(change.difference ?? .none)])
      })
  }

  private func cell(_ value: PythonValue) -> ByteString {
    if case .none = value { return "-" }
    guard case .metrics(let digits) = kind else { return value.standardText }
    return value.rounded(digits: digits).standardText
  }

  /// As `--json` of the two.
  var json: PythonValue {
    var files = PythonDictionary()
    for change in changes {
      var values: PythonDictionary = ["old": change.old, "new": change.new]
      if let difference = change.difference { values["diff"] = difference }
      var file = files[.string(change.path)]?.dictionary ?? PythonDictionary()
      file[.string(change.name)] = .dictionary(values)
      files[.string(change.path)] = .dictionary(file)
    }
    return .dictionary(files)
  }
}
