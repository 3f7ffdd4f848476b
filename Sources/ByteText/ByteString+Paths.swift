extension ByteString {
  /// This folder's path on disk with `path` behind it.
  package func appendingPath(_ path: ByteString) -> ByteString {
    last == .ascii("/")
      ? ByteString(bytes + path.bytes) : ByteString(bytes + [.ascii("/")] + path.bytes)
  }
}
