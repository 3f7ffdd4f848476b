import ByteText
public import Documents
import Findings

extension GateConfiguration {
  /// Reads a configuration strictly: a wrong type, an unknown key or rule, a value out of range and
  /// any YAML fault are all told at once.
  public init(_ file: ParsedFile) throws(InvalidConfiguration) {
    self.init()
    let syntax = file.faults.map {
      ConfigurationProblem($0.problem, at: file.source.location(of: $0.range))
    }
    guard syntax.isEmpty else { throw InvalidConfiguration(problems: syntax) }
    guard let root = file.document?.root else { return }
    let problems = ConfigurationField.apply(
      ConfigurationField.all, to: root, named: "the configuration", into: &self)
    guard problems.isEmpty else {
      throw InvalidConfiguration(problems: problems.sorted())
    }
  }
}

extension SyntaxFault {
  /// The fault in one clause, for a file that is not judged by rules.
  fileprivate var problem: String {
    switch kind {
    case .invalidYAML(let problem, _, _): "not YAML: \(problem)"
    case .invalidJSON(let problem): "not JSON: \(problem)"
    case .duplicateKey(let key, _): "the key \(key.quoted) is given twice"
    case .notUTF8(let problem): problem
    case .tooLarge(let problem): "too large: \(problem)"
    case .fileTooLarge(let bytes, let limit): "too large: \(bytes) bytes, more than \(limit)"
    case .mergeConflict: "a merge conflict is left here"
    case .multipleDocuments: "a second YAML document; the file holds one"
    }
  }
}
