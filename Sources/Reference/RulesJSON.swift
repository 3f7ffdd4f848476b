import ByteText
public import Findings

/// The rules as JSON, for tools: what `mlgate rules --format json` prints.
///
/// Texts of examples keep their marks: `«` and `»` enclose what is reported. Bytes that are not UTF-8
/// appear as escapes, and `isExact` is then false.
public func rulesJSON(_ rules: [Rule]) -> String {
  JSONValue.object([("schema", .integer(1)), ("rules", .array(rules.map(\.json)))]).text
}

extension Rule {
  fileprivate var json: JSONValue {
    .object([
      ("id", .string(id)), ("name", .string(name)), ("severity", .string(severity.rawValue)),
      ("summary", .string(summary)), ("rationale", .string(rationale)), ("help", .string(help)),
      ("failing", .array(failing.map(\.json))), ("passing", .array(passing.map(\.json))),
    ])
  }
}

extension Example {
  fileprivate var json: JSONValue {
    .object([("title", .string(title)), ("files", .array(files.map(\.json)))])
  }
}

extension ExampleFile {
  fileprivate var json: JSONValue { .object([("path", path.json)] + content.json) }
}

extension ExampleFile.Content {
  fileprivate var json: [(String, JSONValue)] {
    switch self {
    case .text(let text): [("kind", .string("file")), ("text", text.json)] + text.exactness
    case .executable(let text):
      [("kind", .string("executable")), ("text", text.json)] + text.exactness
    case .symbolicLink(let target): [("kind", .string("symlink")), ("target", target.json)]
    case .submodule: [("kind", .string("submodule"))]
    case .size(let size): [("kind", .string("file")), ("size", .integer(size))]
    }
  }
}

extension ByteString {
  fileprivate var json: JSONValue { .string(isUTF8 ? text : description) }

  fileprivate var exactness: [(String, JSONValue)] { [("isExact", .boolean(isUTF8))] }

  private var isUTF8: Bool { firstInvalidUTF8Offset(in: bytes) == nil }

  private var text: String { String(decoding: bytes, as: UTF8.self) }
}
