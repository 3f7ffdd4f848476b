import ByteText

/// Where a variable comes from: `Meta` of `dvc/parsing/context.py`.
struct VariableOrigin {
  /// A parameter file from the project's folder, or `vars[0]`, `train.vars[0]`.
  let source: ByteString
  /// Whether `source` is a file: only what files hold is a parameter.
  let isFile: Bool
  /// The whole name there: `train.lr`.
  let path: ByteString

  func appending(_ component: ByteString) -> VariableOrigin {
    VariableOrigin(
      source: source, isFile: isFile,
      path: path.isEmpty ? component : ByteString(path.bytes + ".".utf8 + component.bytes))
  }
}
