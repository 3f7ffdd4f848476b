import ByteText

/// The `~N`, `^N` and `^{commit}` behind a revision's name.
struct RevisionSteps {
  /// `count` times to the parent at index `parent`.
  struct Step {
    let count: Int
    let parent: Int
  }

  private var rest: ArraySlice<UInt8>

  init(_ text: ArraySlice<UInt8>) {
    rest = text
  }

  mutating func next(of revision: ByteString) throws(GitError) -> Step? {
    guard let sign = rest.popFirst() else { return nil }
    for peel: StaticString in ["{commit}", "{}"] where sign == .ascii("^") && rest.hasPrefix(peel) {
      rest = rest.dropFirst(peel.utf8CodeUnitCount)
      return Step(count: 0, parent: 0)
    }
    let digits = rest.prefix { $0.isDigit }
    rest = rest[digits.endIndex...]
    let number = digits.isEmpty ? 1 : digits.decimalValue
    guard let number, number <= TreeLimits.commits,
      rest.isEmpty || rest.first == .ascii("~") || rest.first == .ascii("^"),
      sign == .ascii("~") || sign == .ascii("^")
    else {
      throw GitError(
        .unknownRevision,
        "the revision \(revision.quoted) is not of a form that mlgate reads; give a commit id, HEAD, "
          + "a branch or a tag, with '~N' or '^N' behind it")
    }
    if sign == .ascii("~") { return Step(count: number, parent: 0) }
    return number == 0 ? Step(count: 0, parent: 0) : Step(count: 1, parent: number - 1)
  }
}
