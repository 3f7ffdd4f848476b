public import ByteText
public import Documents

/// The stages and `.dvc` files of a project, and which needs which.
///
/// Source: `build_graph` of `dvc/repo/graph.py`, DVC 3.67.
public struct StageGraph: Sendable {
  /// A stage or a `.dvc` file.
  public struct Vertex: Sendable {
    /// As DVC prints it.
    public let address: ByteString
    /// The file that names it.
    public let file: RepositoryPath
    /// Where it is named; the first node of a `.dvc` file.
    public let node: Node?
    /// What it reads, as far as that lies inside the repository.
    public let dependencies: [DVCReference]
  }

  /// By the paths of their files, then in the files' order.
  public let vertices: [Vertex]
  /// For each vertex those that it needs, sorted.
  public let needs: [[Int]]
  public let outputs: RecordedOutputs

  public init(_ project: DVCProject) {
    let outputs = project.recordedOutputs
    let vertices = Self.vertices(of: project)
    let placeOfAddress = Dictionary(
      vertices.enumerated().map { ($1.address, $0) }, uniquingKeysWith: { first, _ in first })
    self.outputs = outputs
    self.vertices = vertices
    needs = vertices.map { vertex in
      let makers = vertex.dependencies.compactMap(\.path).flatMap(outputs.overlapping)
      return Set(makers.compactMap { placeOfAddress[$0.address] }).sorted()
    }
  }

  private static func vertices(of project: DVCProject) -> [Vertex] {
    let files = project.dvcFiles.map { file in
      Vertex(
        address: file.address, file: file.path, node: file.file.document?.root,
        dependencies: file.dependencies.compactMap(\.reference))
    }
    let stages = project.pipelines.flatMap { pipeline in
      pipeline.stages.map { stage in
        Vertex(
          address: stage.address, file: pipeline.path, node: stage.key,
          dependencies: stage.dependencies + stage.parameters.map(\.file))
      }
    }
    let ofPath = Dictionary(grouping: files + stages, by: \.file)
    return ofPath.keys.sorted().flatMap { ofPath[$0] ?? [] }
  }

  /// A way round through vertices of which each needs the next and the last one the first; nil where there
  /// is none.
  public var cycle: [Int]? {
    let free = Set(topologicalOrder)
    guard var vertex = vertices.indices.first(where: { !free.contains($0) }) else { return nil }
    var way: [Int] = []
    // Each vertex that is left needs one that is left, so the way comes back to itself.
    var seen: Set<Int> = []
    while seen.insert(vertex).inserted {
      way.append(vertex)
      guard let next = needs[vertex].first(where: { !free.contains($0) }) else { return nil }
      vertex = next
    }
    guard let start = way.firstIndex(of: vertex) else { return nil }
    let round = Array(way[start...])
    // The same cycle is told in the same way wherever the search began.
    guard let least = round.indices.min(by: { round[$0] < round[$1] }) else { return nil }
    return Array(round[least...] + round[..<least])
  }
}

extension StageGraph: DrawnGraph {
  public var title: String { "Pipeline" }

  public func lines(of vertex: Int) -> [ByteString] { [vertices[vertex].address] }

  /// As DVC sorts them.
  public func isListed(_ vertex: Int, before other: Int) -> Bool {
    vertices[vertex].address < vertices[other].address
  }
}

extension RecordedOutputs {
  /// The outputs that are this path, hold it, or lie inside it.
  func overlapping(_ path: RepositoryPath) -> [Output] {
    let same = outputs(at: path)
    var above: [Output] = []
    var folder = path.folder
    while !folder.bytes.isEmpty {
      above += outputs(at: folder)
      folder = folder.folder
    }
    return same + above + outputs(inside: path)
  }
}
