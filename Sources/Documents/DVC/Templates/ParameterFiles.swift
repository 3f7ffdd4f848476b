public import ByteText

/// Where the parameter files of a snapshot are read: those of `vars` and `params`.
public protocol ParameterFiles: Sendable {
  func contents(of path: RepositoryPath) -> ParameterFileContents
}
