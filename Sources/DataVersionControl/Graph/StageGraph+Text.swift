import ByteText

extension StageGraph {
  /// Deeper vertices are not shown: each line is indented by all above it.
  private static let depthLimit = 100

  /// A tree a group: under each vertex those that need it. What was shown with its own tree before is marked.
  public var text: String {
    var users: [[Int]] = Array(repeating: [], count: vertices.count)
    for (vertex, needed) in needs.enumerated() {
      for other in needed { users[other].append(vertex) }
    }
    var text = ""
    var shown: Set<Int> = []
    // Each entry: a vertex, and the lines that lead to it; the last one is shown next.
    var open = topologicalOrder.filter { needs[$0].isEmpty }.sorted(by: >)
      .map { (vertex: $0, lead: "", branch: "", depth: 1) }
    while let (vertex, lead, branch, depth) = open.popLast() {
      let isShown = !shown.insert(vertex).inserted && !users[vertex].isEmpty
      text += lead + branch + label(vertex) + (isShown ? " (see above)" : "") + "\n"
      if isShown || users[vertex].isEmpty { continue }
      let inner = branch.isEmpty ? "" : lead + (branch == "└─ " ? "   " : "│  ")
      guard depth < Self.depthLimit else {
        text += inner + "└─ … (deeper stages: see --format dot)\n"
        continue
      }
      for (place, user) in users[vertex].enumerated().reversed() {
        let branch = place == users[vertex].count - 1 ? "└─ " : "├─ "
        open.append((user, inner, branch, depth + 1))
      }
    }
    return text
  }

  /// Graphviz, as `dvc dag --dot` writes it.
  public var dot: String {
    let order = vertices.indices.sorted { vertices[$0].address < vertices[$1].address }
    let names = order.map { "\(quoted($0));\n" }
    let edges = order.flatMap { vertex in
      needs[vertex].map { "\(quoted($0)) -> \(quoted(vertex));\n" }
    }
    return "strict digraph {\n" + names.joined() + edges.sorted().joined() + "}\n"
  }

  /// Mermaid, as `dvc dag --mermaid` writes it.
  public var mermaid: String {
    var text = "flowchart TD"
    var nameOfVertex: [Int: String] = [:]
    for component in components {
      let order = component.sorted { vertices[$0].address < vertices[$1].address }
      for vertex in order {
        let name = "node\(nameOfVertex.count + 1)"
        nameOfVertex[vertex] = name
        text += "\n\t\(name)[\"\(mermaidLabel(vertex))\"]"
      }
      let edges = component.flatMap { vertex in needs[vertex].map { (from: $0, to: vertex) } }
        .sorted {
          (vertices[$0.from].address, vertices[$0.to].address)
            < (vertices[$1.from].address, vertices[$1.to].address)
        }
      for edge in edges {
        text += "\n\t\(nameOfVertex[edge.from] ?? "")-->\(nameOfVertex[edge.to] ?? "")"
      }
    }
    return text + "\n"
  }

  func label(_ vertex: Int) -> String { visibleText(vertices[vertex].address) }

  private func quoted(_ vertex: Int) -> String {
    var text = "\""
    for scalar in label(vertex).unicodeScalars {
      if scalar == "\"" || scalar == "\\" { text += "\\" }
      text.unicodeScalars.append(scalar)
    }
    return text + "\""
  }

  /// Mermaid knows entities by their numbers, and reads Markdown and HTML in labels.
  private func mermaidLabel(_ vertex: Int) -> String {
    var text = ""
    for scalar in label(vertex).unicodeScalars {
      switch scalar {
      case "\"", "<", ">", "&", "#", "`": text += "#\(scalar.value);"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}
