import ByteText
import Documents
import Findings
import Release
import RepositorySnapshot

extension LineageSource {
  /// The experiment of a model behind its ancestors, the first of them first.
  func experiments(of metadata: ModelMetadata?) -> [LineageNode] {
    guard let metadata else {
      return [LineageNode(missing: .experiment, "the metadata, which names it, is missing")]
    }
    guard let id = metadata.experimentID?.text, !id.isEmpty else {
      return [
        LineageNode(
          missing: .experiment, "the metadata names none ('training_config.experiment_id')")
      ]
    }
    guard let own = documents.experiment(of: metadata) else {
      return [LineageNode(missing: .experiment, "the commit holds no experiment \(id.quoted)")]
    }
    var nodes: [LineageNode] = []
    var seen: Set<RepositoryPath> = []
    var next: Experiment? = own
    while let experiment = next, seen.insert(experiment.path).inserted {
      nodes.append(node(experiment))
      let parent = experiment.parent.flatMap { $0.isBlank ? nil : $0.text }
      next = parent.flatMap(documents.experiment(named:))
      if let parent, next == nil {
        nodes.append(
          LineageNode(missing: .experiment, "the commit holds no experiment \(parent.quoted)"))
      }
    }
    return nodes.reversed()
  }

  private func node(_ experiment: Experiment) -> LineageNode {
    let id = experiment.id?.text ?? experiment.path.stem
    var node = file(.experiment, id, at: experiment.path)
    node.add("name", experiment.name?.text)
    add(commit: experiment.gitCommit, to: &node)
    if experiment.root == nil { node.missing = "its file cannot be read; 'mlgate check' says why" }
    return node
  }

  /// The commit that a file says it was made from, in all its digits.
  private func add(commit stated: Node?, to node: inout LineageNode) {
    guard let text = stated?.text, !text.isEmpty else { return }
    switch documents.facts.commit(named: text) {
    case .ancestor(let id), .unrelated(let id):
      node.add("commit", ByteString(id.description))
    case .unknown:
      node.missing = node.missing ?? "its commit \(text.quoted) is not in this repository"
    case .unverifiable(let reason):
      node.missing = node.missing ?? "its commit \(text.quoted) cannot be looked up: \(reason)"
    }
  }

  func weights(of metadata: ModelMetadata?) -> [LineageNode] {
    guard let metadata else {
      return [LineageNode(missing: .weights, "the metadata, beside which they lie, is missing")]
    }
    let nodes = documents.modelWeights[metadata: metadata.path].map { weights in
      if case .entry = weights.storage {
        return file(.weights, weights.path.bytes, at: weights.path)
      }
      return documents.dvcOutput(holding: weights.path).map { output(.weights, $0) }
        ?? LineageNode(
          missing: .weights, "DVC names \(weights.path.bytes.quoted) and records nothing")
    }
    return nodes.isEmpty
      ? [LineageNode(missing: .weights, "none lie beside \(metadata.path.bytes.quoted)")] : nodes
  }

  func metadata(of release: ReleasedModel) -> LineageNode {
    guard let metadata = release.metadata else {
      let version = release.tag.versionText
      let paths = release.candidates.map(\.path.bytes.quoted).joined(separator: ", ")
      return LineageNode(
        missing: .metadata,
        paths.isEmpty
          ? "the commit holds none of version \(version)"
          : "\(paths) all have version \(version); tag as NAME@v\(version)")
    }
    var node = file(.metadata, release.model ?? metadata.path.stem, at: metadata.path)
    node.add("version", metadata.version?.text)
    add(commit: metadata.gitCommit, to: &node)
    return node
  }
}
