import ByteText

/// `A..B` or `A...B` of the command line; an empty side is HEAD, as in git.
///
/// Both mean the commits that B reaches and A does not. With three dots the report names the commit
/// where the two forked as its base.
struct RangeChoice {
  let base: ByteString
  let tip: ByteString
  let isFromFork: Bool

  init(_ text: String) throws(CommandFailure) {
    let bytes = ByteString(text).bytes
    guard
      let dots = bytes.indices.dropLast().first(where: {
        bytes[$0] == .ascii(".") && bytes[$0 + 1] == .ascii(".")
      })
    else {
      throw .usage("--range: \(ByteString(text).quoted) is no range; write it as BASE..TIP")
    }
    var end = dots + 2
    isFromFork = end < bytes.count && bytes[end] == .ascii(".")
    if isFromFork { end += 1 }
    base = dots == 0 ? "HEAD" : ByteString(bytes[..<dots])
    tip = end == bytes.count ? "HEAD" : ByteString(bytes[end...])
  }
}
