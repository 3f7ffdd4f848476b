import ByteText
import Documents
import Findings

/// A file with parameters of the pipeline: DVC's params.yaml, or an experiment.
struct ParameterFile {
  enum Kind {
    /// Sections `split` and `train`.
    case parameters
    /// Sections `data` and `training`.
    case experiment
  }

  let path: String
  let kind: Kind

  /// What the stages read where neither `--params` nor `--experiment` is given.
  static let standardPath = "params.yaml"

  /// What the file states. A wrong value is told with its place; keys that no stage knows belong to
  /// others, unless they look like a slip of the pen.
  func parameters() throws(CommandFailure) -> PipelineParameters {
    let file = ParsedFile(
      path: RepositoryPath(ByteString(path)), bytes: try PlainFile.bytes(of: path), format: .yaml)
    if let fault = file.faults.first {
      throw usage(file.source.location(of: fault.range), fault.problem)
    }
    var parameters = PipelineParameters()
    guard let root = file.document?.root else { return parameters }
    for (name, fields) in sections {
      guard let section = root.value(of: name) else { continue }
      try read(section, name, fields, into: &parameters)
    }
    return parameters
  }

  private var sections: [(ByteString, [ParameterField])] {
    let training: [ParameterField] = [.c, .fitIntercept, .scaling, .maximumIterations]
    return switch kind {
    case .parameters:
      [("split", [.testSize, .trainSize, .seed, .stratify]), ("train", training)]
    case .experiment:
      [("data", [.testSize, .stratify]), ("training", [.seed] + training)]
    }
  }

  private func read(
    _ section: Node, _ name: ByteString, _ fields: [ParameterField],
    into parameters: inout PipelineParameters
  ) throws(CommandFailure) {
    guard section.isMapping else {
      throw usage(section.location, "\(name.quoted) must be a mapping")
    }
    for entry in section.entries {
      guard let key = entry.key.text else { continue }
      guard let field = fields.first(where: { $0.names.contains(key) }) else {
        try refuseSlip(key, of: entry, among: fields.flatMap(\.names))
        continue
      }
      guard field.read(entry.value, &parameters) else {
        let value = entry.value.text.map { ", not \($0.quoted)" } ?? ""
        throw usage(entry.value.location, "\(key.quoted) must be \(field.wanted)\(value)")
      }
    }
  }

  /// Experiments have many keys of their own, so only params.yaml is held to its spelling.
  private func refuseSlip(
    _ key: ByteString, of entry: MappingEntry, among names: [ByteString]
  ) throws(CommandFailure) {
    guard kind == .parameters, key.count > 2, let name = nearest(to: key, among: names) else {
      return
    }
    throw usage(
      entry.key.location, "unknown key \(key.quoted); did you mean \(name.quoted)?")
  }

  private func usage(_ location: SourceLocation, _ problem: String) -> CommandFailure {
    let place = location.range.map { ":\($0.start.line):\($0.start.column)" } ?? ""
    return .usage("\(ByteString(path))\(place): \(problem)")
  }
}
