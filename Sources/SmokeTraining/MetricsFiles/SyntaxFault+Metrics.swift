import ByteText
import Documents

extension SyntaxFault {
  /// The fault of a metrics file, or of MLflow's description of a run.
  func metricsFault(in file: ParsedFile) -> MetricsFileFault {
    let path = file.path.bytes
    let position = file.source.position(of: range.lowerBound)
    if case .duplicateKey(let key, let first) = kind {
      return .duplicateName(
        path, name: key.description, first: file.source.position(of: first.lowerBound),
        second: position)
    }
    return .malformed(path, MalformedText(problem, at: position))
  }

  private var problem: String {
    switch kind {
    case .invalidYAML(let problem, _, _): "not YAML: \(problem)"
    case .invalidJSON(let problem): "not JSON: \(problem)"
    case .duplicateKey(let key, _): "the key \(key.quoted) is there twice"
    case .notUTF8(let problem): "\(problem); save the file as UTF-8"
    case .tooLarge(let problem): "too large: \(problem)"
    case .fileTooLarge(let bytes, let limit): "too large: \(bytes) bytes, more than \(limit)"
    case .mergeConflict: "a merge conflict is left here"
    case .multipleDocuments: "a second YAML document; the file must hold one"
    }
  }
}
