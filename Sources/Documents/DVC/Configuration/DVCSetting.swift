public import ByteText
public import Findings

/// One setting of DVC's configuration and where it is set.
public struct DVCSetting: Sendable {
  /// In lower case, as DVC takes it.
  public let key: ByteString
  public let value: ConfigurationValue
  public let keyLocation: SourceLocation
  public let valueLocation: SourceLocation
  /// Where it was found: a file of the snapshot, or one that the caller gave.
  public let level: DVCConfigurationLevel

  /// Nil for a list.
  public var text: ByteString? {
    if case .text(let text) = value { text } else { nil }
  }

  public var isTrue: Bool { text?.lowercasedASCII == "true" }
}
