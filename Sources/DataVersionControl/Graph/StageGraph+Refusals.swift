import ByteText
import Documents

extension StageGraph {
  /// Why DVC would run nothing of the project, each reason in one clause; empty where it would.
  ///
  /// Source: `build_outs_trie` of `dvc/repo/trie.py` and `build_graph` of `dvc/repo/graph.py`, DVC 3.67.
  public var refusals: [String] {
    let overlaps = outputs.overlaps.map { output, other in
      output.path == other.path
        ? "\(output.path.bytes.quoted) is an output of \(other.address.quoted) and of \(output.address.quoted)"
        : "\(output.path.bytes.quoted) of \(output.address.quoted) lies inside \(other.path.bytes.quoted) of "
          + other.address.quoted
    }
    guard let cycle else { return overlaps }
    let names = (cycle + cycle.prefix(1)).map { vertices[$0].address.quoted }
    return overlaps + ["the stages need each other: \(names.joined(separator: " needs "))"]
  }
}
