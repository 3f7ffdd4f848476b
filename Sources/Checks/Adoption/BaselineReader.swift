import ByteText
import Documents
import Findings

/// Reads `{"schema": 1, "findings": [{"fingerprint": …, "rule": …, "path": …, "message": …}]}` (RFC 8259).
struct BaselineReader {
  private let file: ParsedFile

  init(path: RepositoryPath, bytes: [UInt8]) {
    var limits = DocumentLimits()
    limits.bytes = Baseline.byteLimit
    limits.nodes = 1 << 20
    limits.expandedNodes = 1 << 20
    file = ParsedFile(path: path, bytes: bytes, format: .json, limits: limits)
  }

  func entries() throws(InvalidBaseline) -> [(entry: Baseline.Entry, location: SourceLocation)] {
    if let fault = file.faults.first {
      throw InvalidBaseline(
        location: file.source.location(of: fault.range),
        message:
          "the baseline cannot be read: \(fault.problem); correct it, or delete it and run 'mlgate baseline'"
      )
    }
    guard let root = file.document?.root, let list = root["findings"], list.isSequence else {
      throw invalid("it must be an object with a list 'findings'", file.document?.root)
    }
    guard root["schema"]?.text == "1" else {
      throw invalid("its 'schema' must be 1", root["schema"] ?? root)
    }
    var entries: [(Baseline.Entry, SourceLocation)] = []
    for node in list.elements { entries.append((try entry(node), node.location)) }
    return entries
  }

  private func entry(_ node: Node) throws(InvalidBaseline) -> Baseline.Entry {
    let fingerprint = try text("fingerprint", of: node)
    guard fingerprint.count == 32, fingerprint.allSatisfy(\.isLowercaseHexDigit) else {
      throw invalid("a 'fingerprint' has 32 lower-case hexadecimal digits", node["fingerprint"])
    }
    return Baseline.Entry(
      fingerprint: fingerprint, rule: try text("rule", of: node),
      path: try text("path", of: node), message: try text("message", of: node))
  }

  private func text(_ key: ByteString, of node: Node) throws(InvalidBaseline) -> ByteString {
    guard let value = node[key], value.style == .quoted, let text = value.text else {
      throw invalid("every finding needs the text \(key.quoted)", node[key] ?? node)
    }
    return text
  }

  private func invalid(_ problem: String, _ node: Node?) -> InvalidBaseline {
    InvalidBaseline(
      location: node?.location ?? SourceLocation(path: file.path),
      message:
        "the baseline cannot be read: \(problem); correct it, or delete it and run 'mlgate baseline'"
    )
  }
}
