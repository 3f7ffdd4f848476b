import ByteText

/// The only way for input into Markdown: a value stays one table cell or list item, and holds no
/// markup, link, mention or line break (GitHub Flavored Markdown 0.29).
enum MarkdownEncoder {
  /// A value as people read it: a number plain, a simple name as a code span, anything else as
  /// `<code>` in which every character off the allow-list is a reference.
  static func value(_ value: ByteString) -> String {
    if isNumberOrDate(value) { return value.description }
    if isSimple(value) { return "`\(value)`" }
    return "<code>\(encoded(value))</code>"
  }

  /// A value in a cell of a table that other tools write too: what means nothing to a reader of Markdown stays
  /// as it is, every other character is a reference.
  static func cell(_ value: ByteString) -> String {
    let scalars = Array(visibleText(value.bytes).unicodeScalars)
    // A pair of them strikes out what is between; `HEAD~1` has one.
    let isPaired = scalars.count { $0 == "~" } > 1
    return scalars.indices.map { place in
      let isPlain =
        scalars[place] == "~"
        ? !isPaired
        : isPlainInCell(
          scalars[place], after: scalars[..<place].suffix(3),
          before: place + 1 < scalars.count ? scalars[place + 1] : " ")
      return isPlain ? String(scalars[place]) : "&#\(scalars[place].value);"
    }.joined()
  }

  private static func isPlainInCell(
    _ scalar: Unicode.Scalar, after previous: ArraySlice<Unicode.Scalar>,
    before next: Unicode.Scalar
  ) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", " ", ",", "-", "+", "=", "%", "/", "(", ")", "[", "{",
      "}", "'",
      "\"", ";", "!", "?":
      true
    // Behind the text of a link stands its address, or the name of one.
    case "]": next != "(" && next != "[" && next != ":"
    // Of ` -> `; only behind `<` does it end anything.
    case ">": previous.last == "-"
    // `www.` and `https:` begin links.
    case ".": previous.count < 3 || !previous.allSatisfy { $0 == "w" || $0 == "W" }
    case ":": next != "/"
    // Between letters it stresses nothing.
    case "_": previous.last?.isWordCharacter == true && next.isWordCharacter
    default: !scalar.isASCII
    }
  }

  /// A version in a heading: `v1.2.0`, or as `value` where it is not digits and full stops.
  static func version(_ version: ByteString) -> String {
    isNumberOrDate(version) && version[0].isDigit ? "v\(version)" : value(version)
  }

  /// The name of a metric or parameter as a label: `learning_rate` as `Learning rate`.
  static func label(_ name: ByteString) -> String {
    let isPlain = name.allSatisfy { $0.isAlphanumeric || $0 == .ascii("_") || $0 == .space }
    guard isPlain, name.count <= 64, let first = name.trimmed.first, first != .ascii("_") else {
      return value(name)
    }
    let words = ByteString(name.trimmed.map { $0 == .ascii("_") ? .space : $0 }).description
    return words.prefix(1).uppercased() + words.dropFirst()
  }

  /// A word of a shell command in a fenced block, where references are not read: on the allow-list
  /// as it is, otherwise in bash's `$'…'` form with every other byte as `\x3C`.
  static func shellWord(_ word: ByteString) -> String {
    if !word.isEmpty, word[0] != .ascii("-"), word.allSatisfy(isSafeInShell) {
      return word.description
    }
    return "$'" + word.map(shellByte).joined() + "'"
  }

  /// Digits and their company: what no Markdown reader takes for more than it is.
  private static func isNumberOrDate(_ value: ByteString) -> Bool {
    guard let last = value.last, last.isDigit, value.count <= 40 else { return false }
    return value.allSatisfy {
      $0.isDigit || $0 == .ascii(".") || $0 == .ascii("-") || $0 == .ascii("e")
    }
      && (value[0].isDigit || value[0] == .ascii("-"))
  }

  /// What a code span shows unchanged: no backtick, no pipe, no blank at either end.
  private static func isSimple(_ value: ByteString) -> Bool {
    guard let first = value.first, let last = value.last, first != .space, last != .space else {
      return false
    }
    return value.allSatisfy { $0.isAlphanumeric || simpleMarks.contains($0) }
  }

  private static let simpleMarks = Array(" ._-/+:,=%()".utf8)

  private static func encoded(_ value: ByteString) -> String {
    var text = ""
    var previous: Unicode.Scalar = " "
    for scalar in String(decoding: value.bytes, as: UTF8.self).unicodeScalars {
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", " ", ",": text.unicodeScalars.append(scalar)
      // A full stop after a letter could make `www.` or a host name: a link.
      case "." where ("0"..."9").contains(previous): text += "."
      case _ where isHidden(scalar): text += "\u{FFFD}"
      case _ where scalar.isASCII: text += "&#\(scalar.value);"
      default: text.unicodeScalars.append(scalar)
      }
      previous = scalar
    }
    return text
  }

  private static func isSafeInShell(_ byte: UInt8) -> Bool {
    byte.isAlphanumeric || "._-/+=:,@%".utf8.contains(byte)
  }

  private static func shellByte(_ byte: UInt8) -> String {
    isSafeInShell(byte) || byte == .space
      ? String(UnicodeScalar(byte)) : "\\x" + hexadecimal(UInt32(byte), width: 2)
  }
}

extension Unicode.Scalar {
  fileprivate var isWordCharacter: Bool {
    isASCII && UInt8(truncatingIfNeeded: value).isAlphanumeric
  }
}
