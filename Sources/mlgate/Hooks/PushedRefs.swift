import ByteText

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The refs that git hands to a hook.
struct PushedRefs {
  /// In git's order; none where nothing is pushed.
  let refs: [PushedRef]

  /// - Parameters:
  ///   - arguments: those of the hook.
  ///   - input: reads standard input to its end.
  init(
    _ hook: HookName, _ arguments: [String], input: () throws(CommandFailure) -> [UInt8]
  ) throws(CommandFailure) {
    switch hook {
    case .update:
      guard let ref = PushedRef(update: arguments.map { ByteString($0) }) else {
        throw .usage("hook update takes a ref, its old id and its new id, as git gives them")
      }
      refs = [ref]
    case .preReceive: refs = try Self.refs(in: try input()) { PushedRef(preReceive: $0) }
    default:
      let refs = try Self.refs(in: try input()) { PushedRef(prePush: $0) }
      self.refs = refs.isEmpty ? try Self.refOfPreCommit() : refs
    }
  }

  /// Every line, the last one with or without a line feed.
  private static func refs(
    in input: [UInt8], read: (ArraySlice<UInt8>) -> PushedRef?
  ) throws(CommandFailure) -> [PushedRef] {
    var refs: [PushedRef] = []
    for (index, line) in input.split(separator: .lineFeed).enumerated() {
      guard let ref = read(line) else {
        throw .couldNotWork(
          "line \(index + 1) of standard input is no ref as git lists them: \(ByteString(line).quoted)"
        )
      }
      refs.append(ref)
    }
    return refs
  }

  /// pre-commit and prek read git's lines themselves and hand on one ref in variables.
  private static func refOfPreCommit() throws(CommandFailure) -> [PushedRef] {
    guard let new = variable("PRE_COMMIT_TO_REF") else { return [] }
    let old = variable("PRE_COMMIT_FROM_REF") ?? ByteString(String(repeating: "0", count: 40))
    let name = variable("PRE_COMMIT_REMOTE_BRANCH") ?? "HEAD"
    guard let ref = PushedRef(name: name, new: new, old: old) else {
      throw .couldNotWork(
        "PRE_COMMIT_TO_REF and PRE_COMMIT_FROM_REF must be whole ids, not \(new.quoted) and \(old.quoted)"
      )
    }
    return [ref]
  }

  private static func variable(_ name: String) -> ByteString? {
    guard let value = unsafe getenv(name), unsafe value.pointee != 0 else { return nil }
    return ByteString(unsafe String(cString: value))
  }
}
