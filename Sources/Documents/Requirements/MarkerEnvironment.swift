import ByteText

/// One Python on one machine, as markers see it.
struct MarkerEnvironment {
  var values: [Marker.Variable: ByteString] = [:]

  subscript(variable: Marker.Variable) -> ByteString { values[variable] ?? "" }
}

extension Marker {
  /// Whether the requirement counts in `environment` (`packaging/markers.py`).
  func holds(in environment: MarkerEnvironment) -> Bool {
    switch self {
    case .all(let parts): parts.allSatisfy { $0.holds(in: environment) }
    case .any(let parts): parts.contains { $0.holds(in: environment) }
    case .comparison(let left, let comparison, let right):
      Marker.compare(
        left.value(in: environment), comparison, right.value(in: environment),
        asVersions: left.variable?.isVersion ?? right.variable?.isVersion ?? false)
    }
  }

  private static func compare(
    _ left: ByteString, _ comparison: Comparison, _ right: ByteString, asVersions: Bool
  ) -> Bool {
    if asVersions,
      let specifier = VersionSpecifier(ByteString(Array(comparison.rawValue.utf8) + right.bytes))
    {
      return specifier.contains(left)
    }
    return switch comparison {
    case .identical, .equal, .atMost, .atLeast: left == right
    case .notEqual: left != right
    case .isIn: right.firstIndex(of: left, from: 0) != nil
    case .isNotIn: right.firstIndex(of: left, from: 0) == nil
    case .below, .above, .compatible: false
    }
  }
}

extension Marker.Term {
  var variable: Marker.Variable? {
    if case .variable(let variable) = self { variable } else { nil }
  }

  func value(in environment: MarkerEnvironment) -> ByteString {
    switch self {
    case .variable(let variable): environment[variable]
    case .text(let text): text
    }
  }
}
