/// How the two output streams of a command are kept.
public enum OutputStreams: Hashable, Sendable {
  /// In one, in the order in which they were written: for people to read.
  case merged
  /// Apart, for another program to read. Standard output of more than the limit says nothing, so the
  /// command is ended as soon as it has written that much.
  case apart
}
