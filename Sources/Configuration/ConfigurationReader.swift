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
