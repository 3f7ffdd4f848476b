import ByteText
public import Documents
public import Findings
import RepositorySnapshot

/// Flags paths that some file systems cannot tell apart.
public struct CollidingNames: Check {
  public static let rule = Rule(
    id: "SYN011",
    name: "colliding-names",
    severity: .error,
    subject: .files,
    summary: "Two paths differ only in case or Unicode normalisation",
    rationale: """
      macOS and Windows keep one file where git has two: a checkout overwrites one with the other, \
      and training reads whichever came last. Folders collide like files.
      """,
    help: "rename one of the two",
    passing: [
      Example(
        "different names, also of folders",
        [
          ExampleFile("data/a.csv", ""), ExampleFile("data/b.csv", ""),
          ExampleFile("data.csv", ""), ExampleFile("Data2/a.csv", ""),
        ]),
      Example(
        "one name in two folders", [ExampleFile("a/README", ""), ExampleFile("b/readme", "")]),
    ],
    failing: [
      Example("case", [ExampleFile("README.md", ""), ExampleFile("«readme.md»", "")]),
      Example(
        "folders, reported once",
        [
          ExampleFile("Data/a.csv", ""), ExampleFile("Data/b.csv", ""),
          ExampleFile("«data/a.csv»", ""), ExampleFile("data/b.csv", ""),
        ]),
      Example("a file and a folder", [ExampleFile("Model", ""), ExampleFile("«model/a.bin»", "")]),
      Example(
        "normalisation",
        [ExampleFile("caf\u{65}\u{301}.csv", ""), ExampleFile("«caf\u{E9}.csv»", "")]),
      Example(
        "case outside ASCII",
        [ExampleFile("Übung.csv", ""), ExampleFile("«übung.csv»", "")]),
    ])

  public init() {}

  public func findings(in repository: RepositoryDocuments) -> [Finding] {
    if !repository.judged.isWhole, let changed = repository.snapshot.changedPaths,
      !changed.contains(where: repository.snapshot.mayCollide)
    {
      return []
    }
    var names = FoldedNames()
    var previous = RepositoryPath("")
    var findings: [Finding] = []
    for entry in repository.snapshot.entries {
      let path = entry.path
      for end in newComponentEnds(of: path, after: previous) {
        guard let first = names.insert(path.bytes[0..<end], fileAt: path) else { continue }
        let here = ByteString(path.bytes[0..<end])
        findings.append(
          Finding(
            .collides(here, with: first.name), at: SourceLocation(path: path),
            related: [RelatedLocation("the other", at: SourceLocation(path: first.path))]))
        // What lies inside a colliding folder collides for that reason alone.
        break
      }
      previous = path
    }
    return findings
  }
}

/// Every name so far, by what is left of it once case and normalisation are gone.
private struct FoldedNames {
  struct First {
    let name: ByteString
    /// The file by which the name became known.
    let path: RepositoryPath
  }

  private var ascii: [ByteString: First] = [:]
  private var unicode: [String: First] = [:]

  /// The earlier name that folds to the same, in a folder of the very same name.
  mutating func insert(_ name: ArraySlice<UInt8>, fileAt path: RepositoryPath) -> First? {
    let known = First(name: ByteString(name), path: path)
    let first: First?
    if let folded = foldedUnicode(name) {
      first = unicode.updateValue(known, forKey: folded)
      if let first { unicode[folded] = first }
    } else {
      let folded = name.lowercasedASCII
      first = ascii.updateValue(known, forKey: folded)
      if let first { ascii[folded] = first }
    }
    guard let first, RepositoryPath(first.name).folder == RepositoryPath(known.name).folder else {
      return nil
    }
    return first
  }

  /// Nil for ASCII and for bytes that are no text: those fold byte by byte. Strings compare by
  /// canonical equivalence, which is the normalisation.
  private func foldedUnicode(_ name: ArraySlice<UInt8>) -> String? {
    guard name.contains(where: { $0 >= 0x80 }), firstInvalidUTF8Offset(in: Array(name)) == nil
    else { return nil }
    var folded = ""
    for scalar in String(decoding: name, as: UTF8.self).unicodeScalars {
      folded.unicodeScalars.append(contentsOf: folding(scalar))
    }
    return folded
  }

  /// Upper, then lower case, where each is one character: ς, σ and Σ are one, ß and ss two.
  private func folding(_ scalar: Unicode.Scalar) -> String.UnicodeScalarView {
    let upper = scalar.properties.uppercaseMapping.unicodeScalars
    let single = upper.count == 1 ? upper[upper.startIndex] : scalar
    return single.properties.lowercaseMapping.unicodeScalars
  }
}

extension Finding.Message {
  fileprivate static func collides(_ name: ByteString, with other: ByteString) -> Self {
    name == other
      ? "\(name.quoted) is in the tree twice: rename one"
      : "\(name.quoted) and \(other.quoted) are one name on macOS and Windows: rename one"
  }
}
