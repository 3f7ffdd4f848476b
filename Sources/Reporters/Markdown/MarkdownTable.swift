import ByteText

/// A table under a heading, with as many rows as fit.
struct MarkdownTable {
  let title: String
  let columns: [String]

  /// Kept for the sentence that says what is left out.
  private static let reserve = 256

  /// - Parameters:
  ///   - limit: the most bytes.
  ///   - row: the cells of an element, each encoded.
  ///   - rest: what the elements that did not fit are, in words.
  func bytes<Element>(
    _ elements: [Element], limit: Int, row: (Element) -> [String],
    rest: (ArraySlice<Element>) -> String
  ) -> [UInt8] {
    guard !elements.isEmpty else { return [] }
    var bytes = Array("\n### \(title)\n\n".utf8)
    bytes += line(columns) + line(columns.map { _ in "---" })
    for (index, element) in elements.enumerated() {
      let next = line(row(element))
      if bytes.count + next.count > limit - Self.reserve {
        return bytes
          + Array("\nNot shown: \(rest(elements[index...])); the other reports have all.\n".utf8)
      }
      bytes += next
    }
    return bytes
  }

  private func line(_ cells: [String]) -> [UInt8] {
    Array("| \(cells.joined(separator: " | ")) |\n".utf8)
  }
}
