import ByteText

extension Requirement {
  /// The one version it names; nil where it names none or several.
  public var pin: PackagePin? {
    guard let packageName, let exact = exactSpecifier else { return nil }
    return PackagePin(
      name: packageName, version: exact.version, isPrefix: false,
      isIdentity: exact.comparison == .identical, location: location(of: exact.versionRange),
      marker: marker)
  }

  /// The specifier of a pin: the only one, or the same one twice.
  public var exactSpecifier: VersionSpecifier? {
    guard case .index = origin, let first = specifiers.first, first.isExact,
      specifiers.allSatisfy({
        $0.comparison == first.comparison && $0.version == first.version && $0.isExact
      })
    else { return nil }
    return first
  }
}

extension RequirementsFile {
  /// In source order.
  public var pins: [PackagePin] { requirements.compactMap(\.pin) }
}

extension CondaPackage {
  /// The version that the package is held to, a prefix included.
  public var pin: PackagePin? {
    guard let packageName, let version = specification.version, let number = version.number else {
      return nil
    }
    let isPrefix: Bool
    switch version.firmness {
    case .exact: isPrefix = false
    case .prefix: isPrefix = true
    case .any, .range: return nil
    }
    return PackagePin(
      name: packageName, version: number, isPrefix: isPrefix, isIdentity: false,
      location: source.location(of: version.withoutOperator.range), marker: nil)
  }
}

extension CondaEnvironment {
  /// conda's packages, then the pip list.
  public var pins: [PackagePin] { packages.compactMap(\.pin) + pipList.pins }
}
