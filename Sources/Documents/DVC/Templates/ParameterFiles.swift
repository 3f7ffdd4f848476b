public import ByteText

/// Where the parameter files of a snapshot are read: those of `vars` and `params`.
public protocol ParameterFiles: Sendable {
  func contents(of path: RepositoryPath) -> ParameterFileContents
}

/// What a parameter file holds.
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
