import ByteText
import Documents
import Findings
import SmokeTraining

extension ConfigurationField {
  /// `thresholds: {log_loss: {max: 0.3}}`: bounds of figures of any name, sorted by name.
  static func figureBounds(
    _ name: String, _ setting: any Setting<[FigureBounds]>, _ summary: String
  ) -> Self {
    Self(name, .figureBounds, summary) { node, configuration in
      if node.isNull { return [] }
      guard node.isMapping else { return [.wrongValue(of: name, node, wanted: "a mapping")] }
      let problems = node.entries.flatMap { entry in entry.figureProblems }
      if problems.isEmpty {
        configuration[keyPath: setting] = node.entries.map { entry in
          FigureBounds(
            entry.key.text ?? "", minimum: entry.value["min"]?.number?.value,
            maximum: entry.value["max"]?.number?.value)
        }.sorted { $0.name < $1.name }
      }
      return problems
    }
  }

  /// `environment: {OMP_NUM_THREADS: 1}`: names of variables and their values.
  static func variables(
    _ name: String, _ setting: any Setting<[ByteString: ByteString]>, _ summary: String
  ) -> Self {
    Self(name, .variables, summary) { node, configuration in
      if node.isNull { return [] }
      guard node.isMapping else { return [.wrongValue(of: name, node, wanted: "a mapping")] }
      let problems = node.entries.compactMap { $0.variableProblem }
      if problems.isEmpty {
        configuration[keyPath: setting] = Dictionary(
          node.entries.map { ($0.key.text ?? "", $0.value.text ?? "") }, uniquingKeysWith: { $1 })
      }
      return problems
    }
  }
}

extension MappingEntry {
  fileprivate var figureProblems: [ConfigurationProblem] {
    guard let name = key.text, !name.isEmpty else {
      return [ConfigurationProblem("a figure needs a name", at: key.location)]
    }
    guard value.isMapping, !value.entries.isEmpty else {
      let wanted = "a mapping of min, max or both"
      return [.wrongValue(of: name.description, value, wanted: wanted)]
    }
    let problems = value.entries.compactMap(\.boundProblem)
    if problems.isEmpty, let lower = value["min"]?.number?.value,
      let upper = value["max"]?.number?.value, lower > upper
    {
      let message = "no figure is at least \(lower) and at most \(upper)"
      return [ConfigurationProblem(message, at: value.location)]
    }
    return problems
  }

  fileprivate var variableProblem: ConfigurationProblem? {
    guard let name = key.text, !name.isEmpty, !name.contains(.ascii("=")), !name.contains(0) else {
      return ConfigurationProblem("a variable needs a name without '='", at: key.location)
    }
    guard let text = value.text, !value.isNull, !text.contains(0) else {
      return .wrongValue(of: name.description, value, wanted: "a text or a number")
    }
    return nil
  }
}
