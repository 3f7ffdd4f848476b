import ByteText
import DataVersionControl
import Documents
import Reporters

/// What `dvc diff` prints.
///
/// Source: `dvc/commands/diff.py`, DVC 3.67.
struct DataDifferencesText {
  let differences: DataDifferences
  /// Whether the cache was asked for what the older side records.
  let asksCache: Bool
  let showsHash: Bool

  private typealias Group = (state: String, changes: [DataDifferences.Change])

  private var groups: [Group] {
    [
      ("added", differences.added), ("deleted", differences.deleted),
      ("renamed", differences.renamed), ("modified", differences.modified),
    ] + (asksCache ? [("not in cache", differences.notInCache)] : [])
  }

  var isEmpty: Bool { groups.allSatisfy(\.changes.isEmpty) }

  /// Empty where nothing differs.
  var text: String {
    var text = ""
    for (state, changes) in groups where !changes.isEmpty {
      text += "\(state.prefix(1).uppercased() + state.dropFirst()):\n"
      for change in changes {
        let hash = showsHash ? change.shortHash.map { "\($0)  " } ?? "" : ""
        text += "    \(hash)\(visibleText(change.shownPath))\n"
      }
      text += "\n"
    }
    let counts = groups.compactMap { state, changes in
      let files = changes.count { ($0.newPath ?? $0.path).last != .ascii("/") }
      return files == 0 ? nil : "\(files) \(state)"
    }
    return counts.isEmpty ? text : text + "files summary: \(counts.joined(separator: ", "))\n"
  }

  var markdown: String {
    let rows = groups.flatMap { state, changes in
      changes.map { change -> [ByteString] in
        let hash = ByteString(change.shortHash ?? "")
        return [ByteString(state)] + (showsHash ? [hash] : []) + [change.shownPath]
      }
    }
    return PlainTable(showsHash ? ["Status", "Hash", "Path"] : ["Status", "Path"], rows).markdown
  }

  /// As `dvc diff --json`.
  var json: PythonValue {
    guard !isEmpty else { return .dictionary(PythonDictionary()) }
    func list(_ changes: [DataDifferences.Change], _ value: (DataDifferences.Change) -> PythonValue)
      -> PythonValue
    { .list(changes.map(value)) }
    var json: PythonDictionary = [
      "added": list(differences.added) { entry(.string($0.path), text($0.oldHash)) },
      "deleted": list(differences.deleted) { entry(.string($0.path), text($0.oldHash)) },
      "modified": list(differences.modified) {
        entry(.string($0.path), pair(text($0.oldHash), text($0.newHash)))
      },
      "renamed": list(differences.renamed) {
        entry(pair(.string($0.path), text($0.newPath)), text($0.oldHash))
      },
    ]
    if asksCache {
      json["not in cache"] = list(differences.notInCache) {
        entry(.string($0.path), text($0.oldHash))
      }
    }
    return .dictionary(json)
  }

  private func entry(_ path: PythonValue, _ hash: PythonValue) -> PythonValue {
    .dictionary(showsHash ? ["path": path, "hash": hash] : ["path": path])
  }

  private func pair(_ old: PythonValue, _ new: PythonValue) -> PythonValue {
    .dictionary(["old": old, "new": new])
  }

  private func text(_ text: ByteString?) -> PythonValue { text.map { .string($0) } ?? .none }
}

extension DataDifferences.Change {
  /// `old -> new` of a rename.
  fileprivate var shownPath: ByteString {
    newPath.map { ByteString(path.bytes + Array(" -> ".utf8) + $0.bytes) } ?? path
  }

  /// Eight digits, of a modification `old..new`; nil where neither is known.
  fileprivate var shortHash: String? {
    func digits(_ hash: ByteString?) -> String? { hash.map { String("\($0)".prefix(8)) } }
    guard newPath == nil, let newHash = digits(newHash) else { return digits(oldHash) }
    return "\(digits(oldHash) ?? "")..\(newHash)"
  }
}
