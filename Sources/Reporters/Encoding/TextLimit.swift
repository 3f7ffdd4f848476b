/// `text`, cut between two characters where it has more than `limit` bytes of UTF-8; then it ends with how
/// much is missing.
func shortened(_ text: String, to limit: Int) -> String {
  guard text.utf8.count > limit else { return text }
  let bytes = Array(text.utf8.prefix(limit + 1))
  var end = limit
  while end > 0, bytes[end] & 0xC0 == 0x80 { end -= 1 }
  return String(decoding: bytes[..<end], as: UTF8.self)
    + "… (\(text.utf8.count - end) more bytes)"
}
