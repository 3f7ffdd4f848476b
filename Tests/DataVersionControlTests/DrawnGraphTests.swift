import ByteText
import DataVersionControl
import Testing

/// Drawings of vertices with several lines.
@Suite struct DrawnGraphTests {
  private struct Pair: DrawnGraph {
    let title = "A \"pair\""
    let needs = [[], [0]]

    func lines(of vertex: Int) -> [ByteString] {
      vertex == 0 ? ["a \"b\"", "c\\<d>"] : ["e"]
    }

    func isListed(_ vertex: Int, before other: Int) -> Bool { vertex < other }
  }

  @Test func dot() {
    #expect(
      Pair().dot == #"""
        strict digraph {
        node1 [shape=box, label="a \"b\"\nc\\<d>"];
        node2 [shape=box, label="e"];
        node1 -> node2;
        }

        """#)
  }

  @Test func mermaid() {
    #expect(
      Pair().mermaid == """
        flowchart TD
        \tnode1["a #34;b#34;<br/>c\\#60;d#62;"]
        \tnode2["e"]
        \tnode1-->node2

        """)
  }

  @Test func svg() {
    let svg = Pair().svg
    #expect(svg.contains(#"role="img" aria-label="A &quot;pair&quot;""#))
    #expect(
      svg.hasSuffix(
        """
        <path d="M44 66C44 84 44 84 44 102"/>
        <rect x="16" y="16" width="56" height="50" rx="4"/>\
        <text x="44" y="37" text-anchor="middle">a &quot;b&quot;</text>\
        <text x="44" y="55" text-anchor="middle">c\\&lt;d&gt;</text>
        <rect x="32" y="102" width="24" height="32" rx="4"/>\
        <text x="44" y="123" text-anchor="middle">e</text>
        </svg>

        """), "\(svg)")
  }

  @Test func text() {
    #expect(Pair().text == "a \"b\" c\\<d>\n└─ e\n")
  }
}
