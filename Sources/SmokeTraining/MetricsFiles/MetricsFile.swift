public import ByteText

/// The file or MLflow store that a training command writes its figures to.
public struct MetricsFile: Hashable, Sendable {
  /// As messages name it, seen from `folder`.
  public let path: ByteString
  /// Nil for this process's own.
  public let folder: ByteString?
  /// Nil where the name tells: by its extension, or a folder is an MLflow store.
  public let format: MetricsFormat?

  /// The largest metrics file that is read, in bytes.
  public static let sizeLimit = 4 << 20
  /// The largest predictions file: a line for each of about a million rows.
  public static let predictionsLimit = 64 << 20

  public init(path: ByteString, in folder: ByteString? = nil, format: MetricsFormat? = nil) {
    self.path = path
    self.folder = folder
    self.format = format
  }

  /// To be noted right before the command starts.
  public func commandStart() -> CommandStart {
    let mark: FileMark?
    do {
      mark = try OpenedFile(path, in: folder).mark
    } catch {
      // Nothing readable is there; whatever is there afterwards is the command's.
      mark = nil
    }
    return CommandStart(milliseconds: millisecondsSince1970(), mark: mark)
  }

  /// Reads the figures.
  ///
  /// JSON and YAML hold a mapping of names to numbers; nested ones give `test.accuracy`, as
  /// `dvc metrics show` prints. CSV holds the columns `metric` (or `name`) and `value`, or a column
  /// a metric, whose last cell counts. Of an MLflow store the newest active run counts.
  ///
  /// - Parameter start: what `commandStart` noted. A file unchanged since, or a run from before, is
  ///   not the command's result and is a fault; nil takes whatever there is.
  public func read(startedAt start: CommandStart? = nil) throws(MetricsFileFault)
    -> MeasuredMetrics
  {
    let file = try OpenedFile(path, in: folder)
    guard let format = format ?? Self.format(of: file) else { throw .unknownFormat(path) }
    if format == .mlflow {
      guard file.isFolder else { throw .notAFolder(path) }
      return try MLflowStore(file).metrics(notBefore: start?.milliseconds)
    }
    let bytes = try content(of: file, start, limit: Self.sizeLimit)
    return switch format {
    case .json, .mlflow: try MetricsTree.metrics(json: bytes, path)
    case .yaml: try MetricsTree.metrics(yaml: bytes, path)
    case .csv: try MetricsTable.metrics(bytes, path)
    }
  }

  /// Reads a predictions file (see `Predictions.init(csv:)`), whatever the format says.
  public func readPredictions(startedAt start: CommandStart? = nil) throws(MetricsFileFault)
    -> Predictions
  {
    let bytes = try content(
      of: try OpenedFile(path, in: folder), start, limit: Self.predictionsLimit)
    do {
      return try Predictions(csv: bytes)
    } catch {
      throw .malformed(path, error)
    }
  }

  private func content(
    of file: borrowing OpenedFile, _ start: CommandStart?, limit: Int
  ) throws(MetricsFileFault) -> [UInt8] {
    let bytes = try file.content(limit: limit)
    if let mark = start?.mark, mark == file.mark { throw .notWritten(path) }
    return bytes
  }

  private static func format(of file: borrowing OpenedFile) -> MetricsFormat? {
    if file.isFolder { return .mlflow }
    return MetricsFormat(fileExtension: RepositoryPath(file.path).fileExtension)
  }
}
