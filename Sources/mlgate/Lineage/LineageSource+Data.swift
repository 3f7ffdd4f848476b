import ByteText
import Documents
import RepositorySnapshot

extension LineageSource {
  /// The data of a model: what DVC records under the hashes that its metadata and its experiment state,
  /// and the file that the experiment names.
  func data(of metadata: ModelMetadata?, _ experiment: Experiment?) -> [LineageNode] {
    var seen: Set<ByteString> = []
    let hashes = [metadata?.dataHash, experiment?.dataHash].compactMap { $0?.text?.lowercasedASCII }
      .filter { !$0.isEmpty && seen.insert($0).inserted }
    var nodes = hashes.flatMap { data(hash: $0) }
    if let path = experiment?.data?.value(of: "path")?.string { nodes += data(at: path) }
    if nodes.isEmpty {
      nodes = [
        LineageNode(
          missing: .data,
          experiment == nil
            ? "no experiment and no 'data_dvc_hash' in the metadata says which"
            : "neither the metadata ('data_dvc_hash') nor the experiment ('data.dvc_hash', 'data.path') "
              + "says which")
      ]
    }
    // Two hashes of one length or another may mean one output.
    var names: Set<ByteString> = []
    return nodes.filter { node in node.name.map { names.insert($0).inserted } ?? true }
  }

  private func data(hash: ByteString) -> [LineageNode] {
    guard hash.count >= DVCHashes.shortestPrefix else {
      return [LineageNode(missing: .data, "\(hash.quoted) is too short to find its data by")]
    }
    let outputs = documents.dvcOutputs.filter { output in
      output.md5?.text?.lowercasedASCII.starts(with: hash.bytes) == true
    }
    if !outputs.isEmpty { return outputs.map { output(.data, $0) } }
    guard documents.dvcHashes.contains(hash) else {
      let doubt =
        documents.dvcHashes.isWhole ? "" : ", as far as the commit's DVC files can be read"
      return [
        LineageNode(missing: .data, "no .dvc file or dvc.lock records \(hash.quoted)\(doubt)")
      ]
    }
    var node = LineageNode(.data, hash)
    node.add("recorded in", "a dependency of a stage in dvc.lock")
    return [node]
  }

  private func data(at text: ByteString) -> [LineageNode] {
    guard let path = RepositoryPath("").resolving(text) else { return [] }
    if documents.snapshot.entry(at: path) != nil { return [file(.data, path.bytes, at: path)] }
    return documents.dvcOutput(holding: path).map { [output(.data, $0)] } ?? []
  }
}
