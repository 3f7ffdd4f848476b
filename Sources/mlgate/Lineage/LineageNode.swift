import ByteText

/// One thing that a released model comes from or became, with every hash by which it is known.
struct LineageNode {
  enum Kind: String {
    case data, experiment, weights, metadata, commit, tag, stage
  }

  let kind: Kind
  /// What people call it: a path, `exp-001`, a tag's name; nil where it is missing.
  let name: ByteString?
  /// What is known of it, in the order in which it is told: `md5`, `blob`, `commit` …
  var facts: [(name: String, value: ByteString)] = []
  /// Why it, or a part of it, is missing; nil where nothing is.
  var missing: String?

  init(_ kind: Kind, _ name: ByteString) {
    (self.kind, self.name) = (kind, name)
  }

  init(missing kind: Kind, _ reason: String) {
    self.kind = kind
    name = nil
    missing = reason
  }

  mutating func add(_ name: String, _ value: ByteString?) {
    if let value { facts.append((name, value)) }
  }
}
