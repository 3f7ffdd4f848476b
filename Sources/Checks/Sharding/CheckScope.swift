/// On what the findings of a check hang: whether it can judge a part of a snapshot's files without the others.
public enum CheckScope: Sendable {
  /// On the file in which the finding lies, and on git's attributes.
  case file
  /// The same, but of a file of requirements also on whether another one includes it.
  case text
  /// On any files.
  case repository
}
