public import ByteText

/// Vertices that need each other, and how they are drawn: as a tree of text, in Graphviz's and Mermaid's
/// languages and as SVG.
public protocol DrawnGraph {
  /// What the drawing shows, for those who cannot see it.
  var title: String { get }
  /// For each vertex those that it needs, sorted.
  var needs: [[Int]] { get }
  /// What is written on a vertex, one line or more.
  func lines(of vertex: Int) -> [ByteString]
  /// The order in which vertices are listed where their places do not show it.
  func isListed(_ vertex: Int, before other: Int) -> Bool
}

extension DrawnGraph {
  /// The vertices so that each comes after all that it needs; those of a cycle, and what needs them, are
  /// left out.
  public var topologicalOrder: [Int] {
    var missing = needs.map(\.count)
    var users: [[Int]] = Array(repeating: [], count: needs.count)
    for (vertex, needed) in needs.enumerated() {
      for other in needed { users[other].append(vertex) }
    }
    var order = needs.indices.filter { missing[$0] == 0 }
    var place = 0
    while place < order.count {
      for user in users[order[place]] {
        missing[user] -= 1
        if missing[user] == 0 { order.append(user) }
      }
      place += 1
    }
    return order
  }

  /// The groups of vertices that have to do with each other, each sorted, by their first vertices.
  public var components: [[Int]] {
    var component = Array(needs.indices)
    func root(_ vertex: Int) -> Int {
      var vertex = vertex
      while component[vertex] != vertex {
        component[vertex] = component[component[vertex]]
        vertex = component[vertex]
      }
      return vertex
    }
    for (vertex, needed) in needs.enumerated() {
      for other in needed {
        let (one, two) = (root(vertex), root(other))
        component[max(one, two)] = min(one, two)
      }
    }
    let groups = Dictionary(grouping: needs.indices, by: root)
    return groups.keys.sorted().map { groups[$0] ?? [] }
  }
}
