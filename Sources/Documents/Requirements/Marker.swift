public import ByteText

/// An environment marker: for which Python and machine a requirement counts (PEP 508).
public indirect enum Marker: Hashable, Sendable {
  case comparison(Term, Comparison, Term)
  case all([Marker])
  case any([Marker])

  public enum Term: Hashable, Sendable {
    case variable(Variable)
    case text(ByteString)
  }

  /// What a marker can ask of the environment.
  public enum Variable: String, Hashable, Sendable, CaseIterable {
    case pythonVersion = "python_version"
    case pythonFullVersion = "python_full_version"
    case osName = "os_name"
    case systemPlatform = "sys_platform"
    case platformRelease = "platform_release"
    case platformSystem = "platform_system"
    case platformVersion = "platform_version"
    case platformMachine = "platform_machine"
    case implementation = "platform_python_implementation"
    case implementationName = "implementation_name"
    case implementationVersion = "implementation_version"
    case extra, extras
    case dependencyGroups = "dependency_groups"
  }

  /// An operator between two terms.
  public enum Comparison: String, Hashable, Sendable, CaseIterable {
    case identical = "==="
    case equal = "=="
    case compatible = "~="
    case notEqual = "!="
    case atMost = "<="
    case atLeast = ">="
    case below = "<"
    case above = ">"
    case isIn = "in"
    case isNotIn = "not in"
  }
}

extension Marker.Variable {
  /// From a name as markers spell it, the old spellings with a dot among them.
  init?(name: some Collection<UInt8>) {
    let spelling = ByteString(name.map { $0 == .ascii(".") ? .ascii("_") : $0 })
    if spelling == "python_implementation" {
      self = .implementation
    } else if let variable = Self.allCases.first(where: { ByteString($0.rawValue) == spelling }) {
      self = variable
    } else {
      return nil
    }
  }

  /// Whether values compare as versions (`packaging/markers.py`: `MARKERS_REQUIRING_VERSION`).
  var isVersion: Bool {
    switch self {
    case .pythonVersion, .pythonFullVersion, .implementationVersion, .platformRelease: true
    default: false
    }
  }
}

extension Marker {
  /// Every comparison in the expression, in source order.
  var comparisons: [(Term, Comparison, Term)] {
    switch self {
    case .comparison(let left, let comparison, let right): [(left, comparison, right)]
    case .all(let parts), .any(let parts): parts.flatMap(\.comparisons)
    }
  }
}
