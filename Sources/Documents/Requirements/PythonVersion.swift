public import ByteText

/// A version as Python packages have it: PEP 440 (now packaging.python.org, "Version specifiers").
///
/// `1.0` and `1.0.0` are equal; numbers may have any size.
public struct PythonVersion: Sendable {
  /// The stages before a release, in their order.
  public enum Stage: UInt8, Sendable {
    case alpha, beta, candidate
  }

  /// The pre-release part: `rc1`.
  public struct PreRelease: Sendable {
    public var stage: Stage
    public var number: Numeral
  }

  public var epoch = Numeral.zero
  public var release: [Numeral] = []
  public var preRelease: PreRelease?
  public var postRelease: Numeral?
  public var developmentRelease: Numeral?
  /// The parts behind `+`, in lower case; empty where there are none.
  public var local: [ByteString] = []

  public var isPreRelease: Bool { preRelease != nil || developmentRelease != nil }

  /// This version without its local part.
  public var publicVersion: PythonVersion {
    var version = self
    version.local = []
    return version
  }

  /// Epoch and release alone.
  public var baseVersion: PythonVersion {
    var version = PythonVersion()
    version.epoch = epoch
    version.release = release
    return version
  }

  /// Whether epoch and release begin with those of `prefix`, missing parts counting as zero.
  public func hasReleasePrefix(_ prefix: PythonVersion) -> Bool {
    epoch == prefix.epoch
      && prefix.release.indices.allSatisfy { index in
        (index < release.count ? release[index] : .zero) == prefix.release[index]
      }
  }
}

/// A non-negative decimal number of any size.
public struct Numeral: Hashable, Comparable, Sendable {
  /// Without leading zeros; `0` is one digit.
  public let digits: ByteString

  public static let zero = Numeral([.ascii("0")])

  /// From ASCII digits; none at all count as zero.
  public init(_ digits: some Collection<UInt8>) {
    let significant = digits.drop { $0 == .ascii("0") }
    self.digits = significant.isEmpty ? "0" : ByteString(significant)
  }

  public static func < (left: Self, right: Self) -> Bool {
    (left.digits.count, left.digits) < (right.digits.count, right.digits)
  }
}
