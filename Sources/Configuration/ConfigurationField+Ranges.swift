import ByteText
import Documents
import Findings

extension ConfigurationField {
  /// `ranges: {training.learning_rate: {max: 1}}`: a bound that is not given stays as it is.
  static let experimentRanges = ConfigurationField(
    "ranges", .ranges(boundedFields.map(\.name.description)),
    "Bounds of numbers in experiments, in place of the rules' own."
  ) { node, configuration in
    if node.isNull { return [] }
    guard node.isMapping else { return [.wrongValue(of: "ranges", node, wanted: "a mapping")] }
    return node.entries.flatMap { entry -> [ConfigurationProblem] in
      guard let name = entry.key.text, let field = boundedFields.first(where: { $0.name == name }),
        let own = field.expected.range
      else { return [.unknownKey(entry.key, boundedFields.map(\.name.description))] }
      return entry.value.read(name, own, into: &configuration.checks.experiments.ranges)
    }
  }

  private static let boundedFields = Experiment.fields.filter { $0.expected.range != nil }
}

extension Node {
  /// Reads `{min: 0, max: 1}` over a field's own bounds.
  fileprivate func read(
    _ name: ByteString, _ own: NumberRange, into ranges: inout [ByteString: NumberRange]
  ) -> [ConfigurationProblem] {
    guard isMapping else {
      return [.wrongValue(of: name.description, self, wanted: "a mapping of min and max")]
    }
    let problems = entries.compactMap { $0.boundProblem }
    guard problems.isEmpty else { return problems }
    let range = NumberRange(
      lowerBound: self["min"]?.number?.value ?? own.lowerBound,
      excludesLowerBound: self["min"] == nil && own.excludesLowerBound,
      upperBound: self["max"]?.number?.value ?? own.upperBound)
    if let lower = range.lowerBound, let upper = range.upperBound, lower > upper {
      let message = "the range of \(name.quoted) is empty: it must be \(range)"
      return [ConfigurationProblem(message, at: location)]
    }
    ranges[name] = range
    return []
  }
}

extension MappingEntry {
  var boundProblem: ConfigurationProblem? {
    guard let name = key.text, name == "min" || name == "max" else {
      return .unknownKey(key, ["min", "max"])
    }
    guard value.number?.value.isFinite == true else {
      return .wrongValue(of: name.description, value, wanted: "a number")
    }
    return nil
  }
}
