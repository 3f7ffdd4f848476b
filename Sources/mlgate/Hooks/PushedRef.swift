import ByteText
import Documents

/// One ref that a push is to change on the other side.
struct PushedRef: Hashable {
  /// On the other side: `refs/heads/main`.
  let name: ByteString
  /// What it is to name, and what it names now: hexadecimal ids, of which one that is all zeros is none.
  let new: ByteString
  let old: ByteString

  /// Nil where there is no name, or an id is none.
  init?(name: ByteString, new: ByteString, old: ByteString) {
    guard !name.isEmpty, new.isObjectID, old.isObjectID else { return nil }
    (self.name, self.new, self.old) = (name, new, old)
  }

  var isDeletion: Bool { new.isZeroID }
  var isNew: Bool { old.isZeroID }

  /// The branch that is pushed; nil for tags and other refs.
  var branch: ByteString? {
    name.hasPrefix("refs/heads/") ? ByteString(name.dropFirst("refs/heads/".utf8.count)) : nil
  }

  /// The tag that is pushed.
  var tag: ByteString? {
    name.hasPrefix("refs/tags/") ? ByteString(name.dropFirst("refs/tags/".utf8.count)) : nil
  }

  /// The tag that is pushed as a release, or as what was meant for one.
  var releaseTag: ByteString? {
    guard let tag else { return nil }
    switch ReleaseTagReading(tag) {
    case .release, .malformed: return tag
    case .registry, .other: return nil
    }
  }
}

extension PushedRef {
  /// A line of pre-push: `<local ref> <local id> <remote ref> <remote id>`.
  ///
  /// A local ref such as `HEAD@{one week ago}` holds blanks, so the fields count from the right.
  init?(prePush line: ArraySlice<UInt8>) {
    let fields = line.split(separator: .space, omittingEmptySubsequences: false)
    guard fields.count >= 4 else { return nil }
    let last = fields.suffix(3).map { ByteString($0) }
    self.init(name: last[1], new: last[0], old: last[2])
  }

  /// A line of pre-receive: `<old id> <new id> <ref>`.
  init?(preReceive line: ArraySlice<UInt8>) {
    let fields = line.split(separator: .space, maxSplits: 2, omittingEmptySubsequences: false)
      .map { ByteString($0) }
    guard fields.count == 3 else { return nil }
    self.init(name: fields[2], new: fields[1], old: fields[0])
  }

  /// The arguments of update: `<ref> <old id> <new id>`.
  init?(update arguments: [ByteString]) {
    guard arguments.count == 3 else { return nil }
    self.init(name: arguments[0], new: arguments[2], old: arguments[1])
  }
}

extension ByteString {
  /// Hexadecimal digits, as many as SHA-1 and SHA-256 have, or more one day.
  fileprivate var isObjectID: Bool { count >= 40 && allSatisfy(\.isHexDigit) }

  fileprivate var isZeroID: Bool { allSatisfy { $0 == .ascii("0") } }
}
