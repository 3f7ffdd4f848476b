import ByteText
import DataVersionControl
import Documents
import Reporters

/// What `mlgate dvc diff` found, as far as it was asked for.
struct DiffParts {
  var data: DataDifferencesText?
  var parameters: ValueChangesText?
  var metrics: ValueChangesText?

  var differ: Bool {
    data?.differences.isEmpty == false || parameters?.differ == true || metrics?.differ == true
  }

  /// - Parameter isAlone: whether one part was asked for, which comes out as DVC prints it.
  func bytes(_ format: DiffFormat, isAlone: Bool) -> [UInt8] {
    switch format {
    case .json: json(isAlone: isAlone).jsonBytes(sortsKeys: false) + [.lineFeed]
    case .text:
      Array(
        (isAlone ? texts.filter { !$0.isEmpty }.map(\.body).joined() : sections(texts, "")).utf8)
    // DVC ends a table with an empty line.
    case .markdown:
      Array(
        (isAlone ? markdowns.map { $0.body + "\n" }.joined() : sections(markdowns, "## ")).utf8)
    }
  }

  private typealias Section = (title: String, body: String, isEmpty: Bool)

  private var texts: [Section] {
    (data.map { [("Data", $0.text, $0.isEmpty)] } ?? [])
      + values.map { ($0.title, $0.text.table.text, $0.text.changes.isEmpty) }
  }

  private var markdowns: [Section] {
    (data.map { [("Data", $0.markdown, $0.isEmpty)] } ?? [])
      + values.map { ($0.title, $0.text.table.markdown, $0.text.changes.isEmpty) }
  }

  private func sections(_ sections: [Section], _ mark: String) -> String {
    let full = sections.filter { !$0.isEmpty }
    return full.isEmpty
      ? "Nothing differs.\n"
      : full.map { "\(mark)\($0.title)\n\n\($0.body)" }.joined(separator: "\n")
  }

  private var values: [(title: String, key: PythonValue, text: ValueChangesText)] {
    (parameters.map { [("Parameters", "params", $0)] } ?? [])
      + (metrics.map { [("Metrics", "metrics", $0)] } ?? [])
  }

  private func json(isAlone: Bool) -> PythonValue {
    var parts: [PythonDictionary.Entry] = []
    if let data { parts.append(("data", data.json)) }
    parts += values.map { ($0.key, $0.text.json) }
    return isAlone ? parts.first?.value ?? .none : .dictionary(PythonDictionary(parts))
  }
}
