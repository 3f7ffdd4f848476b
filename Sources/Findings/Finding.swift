/// What a check says about one place: the fault, and what to do about it.
///
/// A check knows neither its rule's configured severity nor any reporter; the runner adds both
/// and makes a `ReportedFinding` of it.
public struct Finding: Hashable, Sendable {
  public var message: Message
  public var location: SourceLocation
  /// The severity where it is not the rule's own (`splits-exceed-whole` warns below the whole).
  public var severity: Severity?
  /// What to do, where the rule's general help is not precise enough.
  public var help: String?
  /// Other places that belong to the fault: the first of two duplicates, the other side of a mismatch.
  public var related: [RelatedLocation]
  /// What removes the fault, where that is certain.
  public var fix: Fix?

  public init(
    _ message: Message, at location: SourceLocation, severity: Severity? = nil,
    help: String? = nil, related: [RelatedLocation] = [], fix: Fix? = nil
  ) {
    self.message = message
    self.location = location
    self.severity = severity
    self.help = help
    self.related = related
    self.fix = fix
  }
}

/// Another place that a finding speaks of, and what is there.
public struct RelatedLocation: Codable, Hashable, Sendable {
  public var location: SourceLocation
  public var note: String

  public init(_ note: String, at location: SourceLocation) {
    self.location = location
    self.note = note
  }
}

extension Finding {
  /// The wording of a finding: lower case, quotes the user's own value, says what to do.
  ///
  /// Each check adds its messages in a `fileprivate` extension at the bottom of its file. Values
  /// from input must come in as `ByteString` (its description makes hidden characters visible).
  public struct Message: Hashable, Sendable, ExpressibleByStringInterpolation,
    CustomStringConvertible
  {
    public let text: String

    public init(stringLiteral value: String) { text = value }

    public init(_ text: String) { self.text = text }

    public var description: String { text }
  }
}
