public import ByteText
public import Documents

/// The version that a model's change since its last release asks for.
public struct NextVersion: Sendable {
  /// Without `v`.
  public let version: ByteString
  /// The release that the change is seen from; nil for the first.
  public let previous: ReleasedModel?
  public let step: VersionStep
  /// What asks for more than a patch, the largest steps first.
  public let changes: [VersionChange]

  /// - Parameters:
  ///   - metadata: of the version that is to be released.
  ///   - previous: the last release of the model that is no pre-release.
  public init(
    of metadata: ModelMetadata, after previous: ReleasedModel?, _ settings: ReleaseSettings
  ) {
    self.previous = previous
    guard let previous, let before = previous.metadata else {
      let last = previous?.tag.version
      version = last.map { bumped($0, .patch) } ?? "1.0.0"
      (step, changes) = (previous == nil ? .major : .patch, [])
      return
    }
    changes = versionChanges(from: before, to: metadata, settings)
    let asked = changes.map(\.step).max() ?? .patch
    // Before 1.0.0 nothing is promised (semver.org, item 4).
    step = previous.tag.version.major == "0" ? min(asked, .minor) : asked
    version = bumped(previous.tag.version, step)
  }
}

/// The version one step above; what stands behind `-` and `+` goes.
private func bumped(_ version: SemanticVersion, _ step: VersionStep) -> ByteString {
  let numbers: [ByteString] =
    switch step {
    case .major: [incremented(version.major), "0", "0"]
    case .minor: [version.major, incremented(version.minor), "0"]
    case .patch: [version.major, version.minor, incremented(version.patch)]
    }
  return ByteString(numbers.map(\.bytes).joined(separator: [.ascii(".")]))
}

/// One more than a number of any length.
func incremented(_ digits: ByteString) -> ByteString {
  var digits = digits.bytes
  for index in digits.indices.reversed() {
    guard digits[index] == .ascii("9") else {
      digits[index] += 1
      return ByteString(digits)
    }
    digits[index] = .ascii("0")
  }
  return ByteString([.ascii("1")] + digits)
}
