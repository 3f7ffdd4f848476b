import ByteText
import DataVersionControl
import Documents
import Findings
import TestSupport
import Testing

/// Which stage needs which, and how that is drawn.
@Suite struct StageGraphTests {
  private func graph(_ stages: String, _ files: ExampleFile...) throws -> StageGraph {
    let pipeline = ExampleFile("dvc.yaml", ByteString("stages:\n\(stages)"))
    let documents = ExampleRepository(Example("", [pipeline] + files)).documents
    return StageGraph(try #require(documents.dvcProjects.first))
  }

  /// `join` needs both sides of what `split` makes, one of them as a folder that holds it.
  private func diamond() throws -> StageGraph {
    try graph(
      """
        join: {cmd: j, deps: [out, right.csv]}
        left: {cmd: l, deps: [raw.csv, half/a.csv], outs: [out/left.csv]}
        right: {cmd: r, deps: [half], outs: [right.csv]}
        split: {cmd: s, deps: [raw.csv], outs: [half]}

      """, ExampleFile("raw.csv.dvc", "outs:\n- {path: raw.csv}\n"))
  }

  private func names(_ graph: StageGraph, _ vertices: [Int]) -> [String] {
    vertices.map { graph.vertices[$0].address.description }
  }

  @Test func needs() throws {
    let graph = try diamond()
    let needs = graph.vertices.indices.map { vertex in
      "\(graph.vertices[vertex].address): \(names(graph, graph.needs[vertex]))"
    }
    #expect(
      needs == [
        #"join: ["left", "right"]"#, #"left: ["split", "raw.csv.dvc"]"#, #"right: ["split"]"#,
        #"split: ["raw.csv.dvc"]"#, "raw.csv.dvc: []",
      ])
    #expect(
      names(graph, graph.topologicalOrder) == ["raw.csv.dvc", "split", "left", "right", "join"])
    #expect(graph.cycle == nil)
    #expect(graph.components.map(\.count) == [5])
  }

  @Test func cycle() throws {
    let graph = try graph(
      """
        after: {cmd: x, deps: [b]}
        one: {cmd: x, deps: [c], outs: [a]}
        two: {cmd: x, deps: [a, start], outs: [b]}
        three: {cmd: x, deps: [b], outs: [c]}
        begin: {cmd: x, outs: [start]}

      """)
    #expect(names(graph, graph.cycle ?? []) == ["one", "three", "two"])
    #expect(names(graph, graph.topologicalOrder) == ["begin"])
  }

  @Test func text() throws {
    #expect(
      try diamond().text == """
        raw.csv.dvc
        ├─ left
        │  └─ join
        └─ split
           ├─ left (see above)
           └─ right
              └─ join

        """)
  }

  /// A line of a tree is as long as the tree is deep there.
  @Test func deepText() throws {
    let stages = (0..<1_000).map { "  s\($0): {cmd: x, deps: [f\($0)], outs: [f\($0 + 1)]}\n" }
    let lines = try graph(stages.joined()).text.split(separator: "\n")
    #expect(lines.count == 101)
    #expect(lines[99] == String(repeating: "   ", count: 98) + "└─ s99")
    #expect(
      lines[100] == String(repeating: "   ", count: 99) + "└─ … (deeper stages: see --format dot)")
  }

  @Test func mermaidOfTwoParts() throws {
    let graph = try graph(
      "  b: {cmd: x, deps: [a.csv]}\n  \"odd<name>\": {cmd: x, outs: [z]}\n  a: {cmd: x, outs: [a.csv]}\n"
    )
    #expect(
      graph.mermaid == """
        flowchart TD
        \tnode1["a"]
        \tnode2["b"]
        \tnode1-->node2
        \tnode3["odd#60;name#62;"]

        """)
    #expect(
      graph.dot == """
        strict digraph {
        "a";
        "b";
        "odd<name>";
        "a" -> "b";
        }

        """)
  }

  /// Boxes stand below what they need, and a name cannot leave its element.
  @Test func svg() throws {
    let svg = try graph("  a: {cmd: x, outs: [z]}\n  \"<b>\": {cmd: x, deps: [z]}\n").svg
    #expect(
      svg.hasSuffix(
        """
        <path d="M36 48C36 66 36 66 36 84"/>
        <rect x="24" y="16" width="24" height="32" rx="4"/><text x="36" y="37" text-anchor="middle">a</text>
        <rect x="16" y="84" width="40" height="32" rx="4"/><text x="36" y="105" text-anchor="middle">&lt;b&gt;</text>
        </svg>

        """), "\(svg)")
  }

  /// DVC shows and runs nothing of such a project.
  @Test func refusals() throws {
    let twice = try graph(
      "  a: {cmd: x, outs: [o, q]}\n  b: {cmd: x, outs: [o]}\n  c: {cmd: x, outs: [q/r]}\n")
    #expect(
      twice.refusals == [
        "'o' is an output of 'a' and of 'b'", "'q/r' of 'c' lies inside 'q' of 'a'",
      ])
    let round = try graph(
      "  a: {cmd: x, deps: [p], outs: [q]}\n  b: {cmd: x, deps: [q], outs: [p]}\n")
    #expect(round.refusals == ["the stages need each other: 'a' needs 'b' needs 'a'"])
    #expect(try diamond().refusals.isEmpty)
  }
}
