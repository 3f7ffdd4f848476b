public import ByteText

/// Where a released model comes from, as `mlgate lineage` tells it.
public struct LineageGraph: Codable, Sendable {
  /// `model-v1.0.0`.
  public var tag: ByteString
  /// Each behind all that it comes from.
  public var steps: [LineageStep]

  public init(tag: ByteString, steps: [LineageStep]) {
    self.tag = tag
    self.steps = steps
  }
}

/// One thing that a released model comes from or became, with every hash by which it is known.
public struct LineageStep: Codable, Sendable {
  /// `data`, `experiment`, `weights`, `metadata`, `commit`, `tag` or `stage`.
  public var kind: String
  /// What people call it; nil where it is missing.
  public var name: ByteString?
  /// What is known of it, in the order in which it is told: `md5`, `blob`, `size` …
  public var facts: [LineageFact]
  /// Why it, or a part of it, is missing; nil where nothing is.
  public var missing: String?
  /// The places in `steps` of those that it comes from, ascending and all below its own.
  public var needs: [Int]

  public init(
    kind: String, name: ByteString?, facts: [LineageFact] = [], missing: String? = nil,
    needs: [Int] = []
  ) {
    self.kind = kind
    self.name = name
    self.facts = facts
    self.missing = missing
    self.needs = needs
  }
}

/// Something known of a step: `md5` and its digits.
public struct LineageFact: Codable, Hashable, Sendable {
  public var name: String
  public var value: ByteString

  public init(name: String, value: ByteString) {
    self.name = name
    self.value = value
  }
}
