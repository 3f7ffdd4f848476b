import ByteText
import Reporters

extension ModelLineage {
  /// A block a node: what it is, then every hash on a line of its own.
  var listing: String {
    let width = 12
    let blocks = nodes.map { node in
      let kind = padded(node.kind.rawValue, to: width)
      let head = node.name.map { kind + $0.description + "\n" } ?? ""
      let facts = node.facts.map { fact in
        String(repeating: " ", count: width) + padded(fact.name, to: width) + "\(fact.value)\n"
      }
      let lead = head.isEmpty ? kind : String(repeating: " ", count: width)
      return head + facts.joined() + (node.missing.map { "\(lead)missing: \($0)\n" } ?? "")
    }
    let isInNoStage = !nodes.contains { $0.kind == .stage }
    return blocks.joined() + (isInNoStage ? padded("stage", to: width) + "none\n" : "")
  }

  private func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.utf8.count))
  }

  var json: String {
    let needs = needs
    var json = JSONWriter()
    json.object(.lines) { json in
      json.key("schema")
      json.number(1)
      json.member("tag", tag.description)
      json.key("complete")
      json.boolean(isComplete)
      json.key("nodes")
      json.array(zip(nodes, needs), .lines) { json, item in
        json.object { json in
          json.member("kind", item.0.kind.rawValue)
          json.member("name", item.0.name?.description)
          json.key("facts")
          json.object { json in
            for fact in item.0.facts { json.member(fact.name, fact.value.description) }
          }
          json.member("missing", item.0.missing)
          json.key("from")
          json.array(item.1) { json, place in json.number(Double(place)) }
        }
      }
    }
    return String(decoding: json.bytes, as: UTF8.self) + "\n"
  }
}
