public import ByteText

/// A tag of the model registry that GTO keeps in git (gto 1.10.1, `gto/constants.py`).
///
/// `net@v1.2.0` registers a version, `net@v1.2.0!` takes it back, `net#production#3` puts what the
/// commit registers into a stage, `net#production!#4` takes it out, `net@deprecated#5` gives the
/// model up. The number behind the last `#` counts all numbered tags of one model; `=` in a tag
/// stands for `:` in a name.
public struct RegistryTag: Hashable, Sendable {
  public enum Action: Hashable, Sendable {
    case register(SemanticVersion, text: ByteString)
    case deregister(SemanticVersion, text: ByteString)
    case assign(stage: ByteString)
    case unassign(stage: ByteString)
    case deprecate
    /// `net@created`: GTO reads it and does nothing about it.
    case create
  }

  /// `net`, or `folder:net`.
  public let model: ByteString
  public let action: Action
  /// The digits behind the last `#` without leading zeros; nil where there are none.
  public let counter: ByteString?

  /// Nil for what is no tag of GTO.
  public init?(_ tag: some Collection<UInt8>) {
    let bytes = Array(tag)
    guard let mark = bytes.firstIndex(where: { $0 == .ascii("@") || $0 == .ascii("#") }),
      let model = Self.model(bytes[..<mark])
    else { return nil }
    var rest = bytes[(mark + 1)...]
    var counter: ByteString?
    if let last = rest.lastIndex(of: .ascii("#")) {
      guard ByteString(rest[(last + 1)...]).isAllDigits else { return nil }
      let digits = rest[(last + 1)...].drop { $0 == .ascii("0") }
      counter = digits.isEmpty ? "0" : ByteString(digits)
      rest = rest[..<last]
    }
    let isVersion = bytes[mark] == .ascii("@")
    guard let action = isVersion ? Self.version(rest) : Self.stage(rest) else { return nil }
    (self.model, self.action, self.counter) = (model, action, counter)
  }

  /// Whether GTO takes this for a model's name: letters, digits, `-`, `_` and `/`, of which the last
  /// three neither begin nor end it.
  public static func isName(_ text: some BidirectionalCollection<UInt8>) -> Bool {
    guard let first = text.first, let last = text.last else { return false }
    return first.isAlphanumeric && last.isAlphanumeric
      && text.allSatisfy { $0.isAlphanumeric || nameMarks.contains($0) }
  }

  /// The tag that puts what a commit registers into a stage, or takes it out.
  public static func stageTag(
    model: ByteString, stage: ByteString, isLeaving: Bool, counter: ByteString
  ) -> ByteString {
    let model = model.bytes.map { $0 == .ascii(":") ? .ascii("=") : $0 }
    let mark = Array((isLeaving ? "!#" : "#").utf8)
    return ByteString(model + [.ascii("#")] + stage.bytes + mark + counter.bytes)
  }

  private static let nameMarks: [UInt8] = Array("-/_".utf8)
  private static let folderMarks: [UInt8] = Array("-_./".utf8)

  /// `net`, `folder=net`; the folder may hold full stops.
  private static func model(_ text: ArraySlice<UInt8>) -> ByteString? {
    guard let equals = text.firstIndex(of: .ascii("=")) else {
      return isName(text) ? ByteString(text) : nil
    }
    let (folder, name) = (text[..<equals], text[(equals + 1)...])
    guard !folder.isEmpty, isName(name),
      folder.allSatisfy({ $0.isAlphanumeric || folderMarks.contains($0) })
    else { return nil }
    return ByteString(Array(folder) + [.ascii(":")] + Array(name))
  }

  private static func version(_ text: ArraySlice<UInt8>) -> Action? {
    if text == "deprecated" { return .deprecate }
    if text == "created" { return .create }
    let isCancelled = text.last == .ascii("!")
    let version = isCancelled ? text.dropLast() : text
    guard version.first == .ascii("v"), let parsed = try? SemanticVersion(version.dropFirst())
    else { return nil }
    let number = ByteString(version.dropFirst())
    return isCancelled ? .deregister(parsed, text: number) : .register(parsed, text: number)
  }

  private static func stage(_ text: ArraySlice<UInt8>) -> Action? {
    let isCancelled = text.last == .ascii("!")
    let stage = isCancelled ? text.dropLast() : text
    guard isName(stage) else { return nil }
    return isCancelled ? .unassign(stage: ByteString(stage)) : .assign(stage: ByteString(stage))
  }
}
