import ByteText

/// Deeper vertices are not shown: each line is indented by all above it.
private let depthLimit = 100

extension DrawnGraph {
  /// A tree a group: under each vertex those that need it. What was shown with its own tree before is marked.
  public var text: String {
    var users: [[Int]] = Array(repeating: [], count: needs.count)
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
      guard depth < depthLimit else {
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

  /// Graphviz, as `dvc dag --dot` writes it; vertices of several lines get numbers and boxes.
  public var dot: String {
    let order = needs.indices.sorted(by: isListed)
    let isPlain = needs.indices.allSatisfy { lines(of: $0).count == 1 }
    func name(_ vertex: Int) -> String { isPlain ? quoted(vertex) : "node\(vertex + 1)" }
    let names = order.map { vertex in
      isPlain
        ? "\(name(vertex));\n" : "\(name(vertex)) [shape=box, label=\(quoted(vertex))];\n"
    }
    let edges = order.flatMap { vertex in
      needs[vertex].map { "\(name($0)) -> \(name(vertex));\n" }
    }
    return "strict digraph {\n" + names.joined() + edges.sorted().joined() + "}\n"
  }

  /// Mermaid, as `dvc dag --mermaid` writes it.
  public var mermaid: String {
    var text = "flowchart TD"
    var nameOfVertex: [Int: String] = [:]
    for component in components {
      let order = component.sorted(by: isListed)
      for vertex in order {
        let name = "node\(nameOfVertex.count + 1)"
        nameOfVertex[vertex] = name
        text += "\n\t\(name)[\"\(mermaidLabel(vertex))\"]"
      }
      let edges = component.flatMap { vertex in needs[vertex].map { (from: $0, to: vertex) } }
        .sorted {
          $0.from == $1.from ? isListed($0.to, before: $1.to) : isListed($0.from, before: $1.from)
        }
      for edge in edges {
        text += "\n\t\(nameOfVertex[edge.from] ?? "")-->\(nameOfVertex[edge.to] ?? "")"
      }
    }
    return text + "\n"
  }

  /// The lines on a vertex, each made visible.
  func labels(_ vertex: Int) -> [String] { lines(of: vertex).map { visibleText($0) } }

  private func label(_ vertex: Int) -> String { labels(vertex).joined(separator: " ") }

  private func quoted(_ vertex: Int) -> String {
    let lines = labels(vertex).map { line in
      var text = ""
      for scalar in line.unicodeScalars {
        if scalar == "\"" || scalar == "\\" { text += "\\" }
        text.unicodeScalars.append(scalar)
      }
      return text
    }
    return "\"" + lines.joined(separator: "\\n") + "\""
  }

  /// Mermaid knows entities by their numbers, and reads Markdown and HTML in labels.
  private func mermaidLabel(_ vertex: Int) -> String {
    labels(vertex).map { line in
      var text = ""
      for scalar in line.unicodeScalars {
        switch scalar {
        case "\"", "<", ">", "&", "#", "`": text += "#\(scalar.value);"
        default: text.unicodeScalars.append(scalar)
        }
      }
      return text
    }.joined(separator: "<br/>")
  }
}
