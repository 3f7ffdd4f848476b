import IrisPipeline

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The four stages of `mlgate iris` in one process, each reading what the one before wrote: what the
/// pipeline takes without the start of a program that reads git.
struct WholePipeline {
  let folder: String

  func run() throws {
    try write(IrisDataSet.table.bytes, "iris.csv")
    let table = try CSVTable(bytes: read("iris.csv"))
    let split = try SplitSettings().split(LabelledData(table).labels)
    try write(table.selecting(rows: split.train).bytes, "train.csv")
    try write(table.selecting(rows: split.test).bytes, "test.csv")
    let train = try LabelledData(CSVTable(bytes: read("train.csv")))
    let training = try LogisticRegression.training(on: train)
    let model = Model(
      training.classifier, featureNames: train.featureNames, classes: train.classes)
    try write(model.json, "model.json")
    let stored = try Model(json: read("model.json"))
    let test = try LabelledData(CSVTable(bytes: read("test.csv")), classes: stored.classes)
    try write(Metrics(stored.classifier, on: test).json(classes: stored.classes), "metrics.json")
  }

  private struct Failure: Error {
    let path: String
  }

  private func write(_ bytes: [UInt8], _ name: String) throws {
    let path = "\(folder)/\(name)"
    guard let file = unsafe fopen(path, "w") else { throw Failure(path: path) }
    let written = unsafe fwrite(bytes, 1, bytes.count, file)
    guard unsafe fclose(file) == 0, written == bytes.count else { throw Failure(path: path) }
  }

  private func read(_ name: String) throws -> [UInt8] {
    let path = "\(folder)/\(name)"
    guard let file = unsafe fopen(path, "r") else { throw Failure(path: path) }
    defer { unsafe fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    let count = unsafe fread(&bytes, 1, bytes.count, file)
    return Array(bytes[..<count])
  }
}
