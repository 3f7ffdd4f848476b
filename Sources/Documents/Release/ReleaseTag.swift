public import ByteText

/// A tag that releases a version of a model: `model-v1.2.0`, or GTO's `net@v1.2.0`.
public struct ReleaseTag: Hashable, Sendable {
  /// Without `refs/tags/`.
  public let name: ByteString
  /// The model that GTO's form names; nil for `model-v…`, whose metadata names it.
  public let model: ByteString?
  public let version: SemanticVersion
  /// As it is written, without `v`.
  public let versionText: ByteString

  /// `model-v`
  public static let prefix: StaticString = "model-v"

  /// Nil for what is no release tag.
  public init?(_ name: ByteString) {
    guard case .release(let tag) = ReleaseTagReading(name) else { return nil }
    self = tag
  }

  init(_ name: ByteString, model: ByteString?, _ version: SemanticVersion, _ text: ByteString) {
    (self.name, self.model, self.version, versionText) = (name, model, version, text)
  }
}

/// What the name of a tag says.
public enum ReleaseTagReading: Hashable, Sendable {
  case release(ReleaseTag)
  /// Another tag of GTO's: of a stage, or one that takes something back.
  case registry(RegistryTag)
  /// Begins like a release tag and is none.
  case malformed(MalformedReleaseTag)
  /// Nothing of ours.
  case other

  /// - Parameter name: without `refs/tags/`.
  public init(_ name: ByteString) {
    if let tag = RegistryTag(name) {
      guard case .register(let version, let text) = tag.action else {
        self = .registry(tag)
        return
      }
      self = .release(ReleaseTag(name, model: tag.model, version, text))
      return
    }
    if name.hasPrefix(ReleaseTag.prefix) {
      self = Self.numbered(name, name.dropFirst(ReleaseTag.prefix.utf8CodeUnitCount))
    } else if name.hasPrefix("model-") {
      self = .malformed(.missingV(ByteString(name.dropFirst("model-".utf8.count))))
    } else if name.contains(.ascii("@")) {
      self = .malformed(MalformedReleaseTag(ofRegistry: name))
    } else {
      self = .other
    }
  }

  private static func numbered(_ name: ByteString, _ text: ArraySlice<UInt8>) -> Self {
    do throws(InvalidSemanticVersion) {
      let version = try SemanticVersion(text)
      return .release(ReleaseTag(name, model: nil, version, ByteString(text)))
    } catch {
      return .malformed(.version(ByteString(text), error))
    }
  }
}

/// Why a tag that begins like a release's is none.
public enum MalformedReleaseTag: Error, Hashable, Sendable {
  /// `model-1.0.0`: what stands behind `model-`.
  case missingV(ByteString)
  case version(ByteString, InvalidSemanticVersion)
  /// What stands before `@` is no name of GTO's.
  case name(ByteString)
  /// What stands behind `@` begins with no `v`.
  case registryVersion(ByteString)

  init(ofRegistry tag: ByteString) {
    let mark = tag.firstIndex(of: .ascii("@")) ?? tag.count
    let (name, rest) = (tag[0..<mark], tag[min(mark + 1, tag.count)..<tag.count])
    let isNamed = RegistryTag(Array(name) + Array("@v1.0.0".utf8)) != nil
    guard isNamed else {
      self = .name(ByteString(name))
      return
    }
    guard rest.first == .ascii("v") else {
      self = .registryVersion(ByteString(rest))
      return
    }
    do throws(InvalidSemanticVersion) {
      _ = try SemanticVersion(rest.dropFirst())
      self = .registryVersion(ByteString(rest))
    } catch {
      self = .version(ByteString(rest.dropFirst()), error)
    }
  }
}

extension MalformedReleaseTag: CustomStringConvertible {
  public var description: String {
    switch self {
    case .missingV(let text): "behind 'model-' must stand 'v' and a version, not \(text.quoted)"
    case .version(let text, let fault): "\(text.quoted) is no semantic version: \(fault.clause)"
    case .name(let text):
      "\(text.quoted) is no name of GTO's (letters and digits, with '-', '_' and '/' between them)"
    case .registryVersion(let text):
      "behind '@' must stand 'v' and a version, not \(text.quoted)"
    }
  }
}

extension InvalidSemanticVersion {
  fileprivate var clause: String {
    switch self {
    case .notThreeNumbers(let found, _): "it has \(found) of three numbers"
    case .notANumber(let text): "\(text.quoted) is no number"
    case .leadingZero(let text): "\(text.quoted) begins with a zero"
    case .emptyIdentifier: "an identifier is empty"
    case .invalidIdentifier(let text): "\(text.quoted) holds more than letters, digits and '-'"
    }
  }
}
