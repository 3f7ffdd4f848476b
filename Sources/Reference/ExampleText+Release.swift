import ByteText
import Findings

extension Example {
  /// What people see of the example, one block of lines for the tag and each file.
  var shown: [[String]] {
    let own = files.map { ExampleText($0).marked }
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

extension ExampleRelease {
  /// `tag model-v1.0 (annotated)`, and carets where it is reported.
  fileprivate var shown: [String] {
    let name = MarkedText(tag.bytes)
    let text = visibleText(name.bytes)
    let place =
      (isOnProtectedBranch ? "" : ", on no protected branch")
      + (isMoved ? ", pushed over another commit's" : "")
    let carets =
      String(repeating: " ", count: 4)
      + String(repeating: "^", count: text.unicodeScalars.count)
    return ["tag \(text)  (\(kind == .annotated ? "annotated" : "lightweight")\(place))"]
      + (name.ranges.isEmpty ? [] : [carets])
  }
}
