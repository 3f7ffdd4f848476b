import ByteText
import Documents

/// The words of a subject that name something of the repository.
struct SubjectNames {
  /// A word and its place in the message.
  struct Word {
    let text: ByteString
    let range: ByteRange
  }

  let words: [Word]

  init(_ subject: ConventionalSubject) {
    var words: [Word] = []
    var start: Int?
    let bytes = subject.summary.bytes
    for offset in 0...bytes.count {
      let isInside = offset < bytes.count && Self.isWordByte(bytes[offset])
      if isInside {
        start = start ?? offset
      } else if let begin = start {
        let word = bytes[begin..<offset].trimmingEnd(.ascii("."))
        let first = subject.summaryRange.lowerBound + begin
        words.append(Word(text: ByteString(word), range: first..<(first + word.count)))
        start = nil
      }
    }
    self.words = words
  }

  /// Every `exp-NNN`, with or without a slug.
  var experiments: [(identifier: ExperimentIdentifier, word: Word)] {
    words.compactMap { word in ExperimentIdentifier(word.text).map { ($0, word) } }
  }

  /// The first `vX.Y.Z`.
  var version: (version: SemanticVersion, word: Word)? {
    for word in words where word.text.first == .ascii("v") {
      if let version = try? SemanticVersion(word.text.dropFirst()) { return (version, word) }
    }
    return nil
  }

  /// `NAME` of `add NAME vX.Y.Z`.
  var model: Word? {
    guard words.count == 3, words[0].text == "add", version?.word.range == words[2].range else {
      return nil
    }
    return words[1]
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    byte.isAlphanumeric || byte >= 0x80
      || [.ascii("-"), .ascii("_"), .ascii("."), .ascii("+")].contains(byte)
  }
}

extension ArraySlice<UInt8> {
  fileprivate func trimmingEnd(_ byte: UInt8) -> ArraySlice<UInt8> {
    guard let last = lastIndex(where: { $0 != byte }) else { return prefix(0) }
    return self[...last]
  }
}
