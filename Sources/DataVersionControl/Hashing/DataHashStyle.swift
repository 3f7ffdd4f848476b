/// How DVC makes the md5 of a file.
public enum DataHashStyle: Hashable, Sendable {
  /// Of the bytes: DVC 3, `hash: md5`.
  case md5
  /// Of the bytes with CR LF taken for LF where they look like text: DVC 2, no `hash` at all.
  case md5DOS2Unix
}
