public import ByteText

/// What git takes out of a message before it commits it (git-commit(1), `--cleanup`).
public struct MessageCleanup: Hashable, Sendable {
  /// What begins a comment line; nil where comments stay.
  public var comment: ByteString?
  /// Whether everything below the scissors line goes.
  public var cutsAtScissors: Bool

  /// Nothing is taken out: a message that is committed already.
  public static let none = MessageCleanup(comment: nil, cutsAtScissors: false)

  public init(comment: ByteString?, cutsAtScissors: Bool) {
    self.comment = comment
    self.cutsAtScissors = cutsAtScissors
  }

  /// The cleanup of a file that git hands to commit-msg.
  ///
  /// - Parameters:
  ///   - mode: `commit.cleanup`; nil and anything unknown for git's default.
  ///   - commentText: `core.commentString` or `core.commentChar`; nil for `#`, `auto` for a character
  ///     that git chose for this message.
  ///   - isEdited: whether a person saw the file in an editor.
  ///   - message: the file's bytes, of which `auto` is read.
  public init(mode: ByteString?, commentText: ByteString?, isEdited: Bool, of message: [UInt8]) {
    let strips =
      switch mode {
      case "strip": true
      case "whitespace", "verbatim", "scissors": false
      default: isEdited
      }
    let text = commentText == "auto" ? chosenComment(in: message) : commentText ?? "#"
    self.init(comment: nil, cutsAtScissors: mode == "scissors" || mode != "verbatim" && isEdited)
    scissorsComment = text
    if strips { comment = text }
  }

  /// What begins the scissors line.
  private(set) var scissorsComment: ByteString = "#"

  /// Behind the comment character and a blank (`cut_line` of git's wt-status.c).
  static let scissors: ByteString = "------------------------ >8 ------------------------"
}

/// `core.commentChar=auto`: git's own lines come last, so the last line shows the character; `#` where
/// the message holds none of git's lines (`adjust_comment_line_char` of git's builtin/commit.c).
private func chosenComment(in message: [UInt8]) -> ByteString {
  let candidates = Array("#;@!$%^&|:".utf8)
  let lines = message.split(separator: .lineFeed)
  let cut = lines.first { line in
    line.dropFirst(2).starts(with: MessageCleanup.scissors.bytes)
      && candidates.contains(line.first ?? 0)
  }
  guard let first = (cut ?? lines.last)?.first, candidates.contains(first) else { return "#" }
  return ByteString([first])
}
