import ByteText

/// A history as the stream that `git fast-import` reads.
struct FastImport {
  private let history: DifferentialHistory
  private let idLength: Int
  private(set) var stream: [UInt8] = []

  /// - Parameter idLength: 20 or 32, for the commits that submodules are at.
  init(_ history: DifferentialHistory, idLength: Int) {
    self.history = history
    self.idLength = idLength
    let contents = Set(
      (history.commits.map(\.files) + [history.staged]).flatMap(\.values).map(\.content))
    for content in contents.sorted() {
      let bytes = DifferentialHistory.bytes(of: content)
      append("blob\nmark :\(Self.mark(content))\ndata \(bytes.count)\n")
      stream += bytes + [.lineFeed]
    }
    for place in history.commits.indices { append(commit: place) }
    append("reset refs/heads/main\nfrom :\(history.commits.count)\n\n")
    append("tag v1.0.0\nfrom :1\ntagger T <t@example.com> 1767225600 +0000\ndata 1\nt\n")
  }

  /// Commits have the marks from 1 on, blobs those behind them.
  static func mark(_ content: Int) -> Int { 1000 + content }

  /// The id of the commit that a submodule is at; nothing has that name here.
  static func submodule(_ content: Int, idLength: Int) -> String {
    let digits = String(content + 1, radix: 16)
    return String(repeating: "7", count: 2 * idLength - digits.count) + digits
  }

  private mutating func append(_ text: String) { stream += Array(text.utf8) }

  private mutating func append(commit place: Int) {
    let commit = history.commits[place]
    // Without `from`, fast-import would go on from the branch's tip.
    if commit.parents.isEmpty { append("reset refs/heads/c\(place)\n") }
    append(
      "commit refs/heads/c\(place)\nmark :\(place + 1)\n"
        + "committer C <c@example.com> \(1_767_225_600 + place) +0000\ndata 2\nc\n")
    for (order, parent) in commit.parents.enumerated() {
      append("\(order == 0 ? "from" : "merge") :\(parent + 1)\n")
    }
    append("deleteall\n")
    for (path, file) in commit.files.sorted(by: { $0.key < $1.key }) {
      let name =
        file.mode == "160000"
        ? Self.submodule(file.content, idLength: idLength) : ":\(Self.mark(file.content))"
      append("M \(file.mode) \(name) ")
      stream += quoted(path) + [.lineFeed]
    }
    append("\n")
  }

  /// A path as git quotes it: every byte in octal.
  private func quoted(_ path: ByteString) -> [UInt8] {
    let escaped = path.bytes.flatMap { byte in
      let digits = [byte >> 6, byte >> 3 & 7, byte & 7].map { 0x30 + $0 }
      return [UInt8.ascii("\\")] + digits
    }
    return [.ascii("\"")] + escaped + [.ascii("\"")]
  }
}
