public import ByteText

/// What DVC records of the outputs of a project, by their paths.
public struct RecordedOutputs: Sendable {
  /// Who makes an output, and what is recorded of it.
  public struct Output: Sendable {
    /// As DVC prints it: `train`, `data.csv.dvc`.
    public let address: ByteString
    public let reference: DVCReference
    public let path: RepositoryPath
    /// False for `cache: false`: git keeps it.
    public let isCached: Bool
    /// False for `push: false`.
    public let isPushed: Bool
    /// Nil where the stage never ran.
    public let record: DVCRecord?
  }

  /// Sorted by path; where several stages make one path, all of them.
  public let outputs: [Output]
  private let placeOfPath: [RepositoryPath: Int]

  init(_ project: DVCProject) {
    let ofFiles = project.dvcFiles.flatMap { file in
      file.outputs.compactMap { output -> Output? in
        guard let reference = output.reference, let path = reference.path else { return nil }
        return Output(
          address: file.address, reference: reference, path: path, isCached: output.isCached,
          isPushed: output.isPushed, record: output.record)
      }
    }
    let ofStages = project.pipelines.flatMap { pipeline in
      pipeline.stages.flatMap { stage in
        let locked = pipeline.lock?.stage(named: stage.name)
        return stage.outputs.compactMap { output -> Output? in
          guard let path = output.reference.path else { return nil }
          return Output(
            address: stage.address, reference: output.reference, path: path,
            isCached: output.isCached, isPushed: output.isPushed,
            record: locked?.output(named: output.reference.text))
        }
      }
    }
    outputs = (ofFiles + ofStages).sorted { ($0.path, $0.address) < ($1.path, $1.address) }
    placeOfPath = Dictionary(
      outputs.enumerated().map { ($1.path, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The output that is this path.
  public func output(at path: RepositoryPath) -> Output? { placeOfPath[path].map { outputs[$0] } }

  /// The output that is a folder above this path.
  public func output(above path: RepositoryPath) -> Output? {
    var folder = path.folder
    while !folder.bytes.isEmpty {
      if let output = output(at: folder) { return output }
      folder = folder.folder
    }
    return nil
  }

  /// The outputs that are this path: more than one where several stages make it.
  public func outputs(at path: RepositoryPath) -> [Output] {
    guard let place = placeOfPath[path] else { return [] }
    return Array(outputs[place...].prefix { $0.path == path })
  }

  /// Each output that another one owns too, with that one, sorted by path.
  public var overlaps: [(output: Output, other: Output)] {
    var before: Output?
    return outputs.compactMap { output in
      defer { before = output }
      let same = before.flatMap { $0.path == output.path ? $0 : nil }
      return (same ?? self.output(above: output.path)).map { (output, $0) }
    }
  }

  /// The outputs inside a folder.
  public func outputs(inside folder: RepositoryPath) -> [Output] {
    guard !folder.bytes.isEmpty else { return outputs }
    let prefix = ByteString(folder.bytes.bytes + [.ascii("/")])
    var (low, high) = (0, outputs.count)
    while low < high {
      let middle = (low + high) / 2
      if outputs[middle].path.bytes < prefix { low = middle + 1 } else { high = middle }
    }
    return Array(outputs[low...].prefix { $0.path.bytes.starts(with: prefix.bytes) })
  }
}
