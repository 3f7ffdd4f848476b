public import ByteText
public import RepositorySnapshot

/// What a parameter or metrics file holds.
public enum ParameterFileContents: Sendable {
  /// The values; the document where the file has located nodes.
  case value(PythonValue, document: LocatedDocument?)
  case absent
  case folder
  /// DVC refuses the file, for this reason.
  case malformed(String)
  /// It cannot be told here, for this reason.
  case unverified(String)
}

extension ParameterFileContents {
  /// What DVC loads of the bytes of a file; its name says the format.
  ///
  /// Source: `LOADERS` of `dvc/utils/serialize/__init__.py`, DVC 3.67.
  public init(
    _ path: RepositoryPath, limits: DocumentLimits,
    bytes: () throws(UnreadableBlob) -> [UInt8]
  ) {
    let format: LocatedDocument.Format
    switch path.fileExtension {
    case "toml", "py":
      self = .unverified("\(path.fileExtension) files are not read here")
      return
    case "json": format = .json
    default: format = .yaml
    }
    do throws(UnreadableBlob) {
      self.init(
        ParsedFile(path: path, bytes: try bytes(), format: format, limits: limits, asPython: true))
    } catch {
      self = .unverified(error.reason)
    }
  }

  private init(_ file: ParsedFile) {
    if let fault = file.faults.first {
      self = .malformed(fault.problem)
      return
    }
    guard let root = file.document?.root else {
      self =
        file.format == .yaml
        ? .value(.dictionary(PythonDictionary()), document: file.document)
        : .malformed("the file is empty")
      return
    }
    guard let value = PythonValue(root) else {
      self = .malformed("it holds a value that no reader takes")
      return
    }
    // DVC takes a YAML file that holds nothing for an empty mapping.
    let isNothing = file.format == .yaml && !value.isTruthy
    self = .value(
      isNothing ? .dictionary(PythonDictionary()) : value, document: file.document)
  }
}
