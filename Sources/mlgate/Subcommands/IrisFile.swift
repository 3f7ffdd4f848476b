import ByteText
import IrisPipeline

/// A file that a stage of the iris pipeline reads or writes.
struct IrisFile: CustomStringConvertible {
  let path: String

  init(_ path: String) { self.path = path }

  var description: String { ByteString(path).description }

  func bytes() throws(CommandFailure) -> [UInt8] { try PlainFile.bytes(of: path) }

  func table() throws(CommandFailure) -> CSVTable { try table(of: bytes()) }

  private func table(of bytes: [UInt8]) throws(CommandFailure) -> CSVTable {
    do {
      return try CSVTable(bytes: bytes)
    } catch {
      throw .couldNotWork("\(self):\(error.line):\(error.column): \(error.message)")
    }
  }

  /// The rows of this file's bytes.
  func labelledData(of bytes: [UInt8]) throws(CommandFailure) -> LabelledData {
    try labelled(table(of: bytes), classes: nil)
  }

  /// The table's rows for a model that was trained on the same features.
  func labelledData(of model: Model) throws(CommandFailure) -> LabelledData {
    let table = try table()
    let names = table.columns.dropLast().map(\.name)
    guard names == model.featureNames else {
      throw .couldNotWork(
        "\(self): the columns are \(Self.list(names)); the model was trained on "
          + Self.list(model.featureNames))
    }
    return try labelled(table, classes: model.classes)
  }

  func model() throws(CommandFailure) -> Model {
    let bytes = try bytes()
    do {
      return try isPickle ? Model(pickle: bytes) : Model(json: bytes)
    } catch {
      throw .couldNotWork("\(self): \(error)")
    }
  }

  private var isPickle: Bool {
    let name = ByteString(path).lowercasedASCII
    return name.hasSuffix(".pkl") || name.hasSuffix(".pickle")
  }

  func write(_ bytes: [UInt8]) throws(CommandFailure) {
    try PlainFile.replace(path, with: bytes)
  }

  /// CSV, or a JSON list of rows where the name ends in `.json`.
  func writePlot(_ table: CSVTable) throws(CommandFailure) {
    try write(ByteString(path).lowercasedASCII.hasSuffix(".json") ? table.json : table.bytes)
  }

  private func labelled(_ table: CSVTable, classes: [ClassLabel]?) throws(CommandFailure)
    -> LabelledData
  {
    do {
      return try LabelledData(table, classes: classes)
    } catch {
      throw .couldNotWork("\(self): \(error.message)")
    }
  }

  private static func list(_ names: [[UInt8]]) -> String {
    names.map { ByteString($0).quoted }.joined(separator: ", ")
  }
}
