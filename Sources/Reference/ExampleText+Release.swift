import ByteText
import Findings

extension Example {
  /// What people see of the example, one block of lines for the tag, each file and each content.
  var shown: [[String]] {
    let own = files.map { ExampleText($0).marked } + objects.map(\.shown)
    guard let release else { return own }
    let earlier = release.earlier.flatMap { earlier in
      earlier.files.map { file in
        let lines = ExampleText(file).marked
        return ["in \(earlier.tag): \(lines[0])"] + lines.dropFirst()
      }
    }
    return [release.shown] + own + earlier
  }
}

extension ExampleObject {
  /// `in the LFS store: 4d7a… (12,345 bytes)`
  fileprivate var shown: [String] {
    switch place {
    case .dataCache: return ["in DVC's cache: \(oid)"]
    case .disk(let path): return ["on disk: \(path)  (md5 \(oid))"]
    case .lfsStore:
      let truth = sha256 == oid ? "" : ", whose SHA-256 is \(sha256)"
      return ["in the LFS store: \(oid)  (\(grouped(size)) bytes\(truth))"]
    }
  }
}

extension ExampleRelease {
  /// `tag model-v1.0 (annotated)`, and carets where it is reported.
  fileprivate var shown: [String] {
    let name = MarkedText(tag.bytes)
    let text = visibleText(name.bytes)
    let place =
      (isOnProtectedBranch ? "" : ", on no protected branch")
      + (isMoved ? ", pushed over another commit's" : "")
      + (differences.map { $0.isEmpty ? ", reproduced" : ", not reproduced" } ?? "")
    let carets =
      String(repeating: " ", count: 4)
      + String(repeating: "^", count: text.unicodeScalars.count)
    return ["tag \(text)  (\(kind == .annotated ? "annotated" : "lightweight")\(place))"]
      + (name.ranges.isEmpty ? [] : [carets])
  }
}
