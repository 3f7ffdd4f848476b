import ByteText
public import Documents
public import Findings
import RepositorySnapshot

/// Flags lines of `.gitattributes` that do not do what they seem to.
public struct IncompleteAttributes: Check {
  public static let rule = Rule(
    id: "LFS007",
    name: "incomplete-attributes",
    severity: .warning,
    subject: .attributeFiles,
    summary: "A line of .gitattributes sends less to git-lfs than it seems to",
    rationale: """
      Without `-text` git may change the pointer's line ends, without `diff=lfs merge=lfs` it \
      compares and merges pointers as text. git ignores a line with `!pattern`, with a macro below \
      the top folder, or with a word that is no attribute, such as a comment after the attributes; \
      and a pattern that ends with a slash matches no file, unlike in .gitignore. What another line \
      of the same pattern, or a macro, adds counts too.
      """,
    help: "write PATTERN filter=lfs diff=lfs merge=lfs -text",
    passing: [
      Example("as git-lfs writes it", [LargeFileExamples.attributes]),
      Example(
        "through a macro",
        [
          ExampleFile(
            ".gitattributes",
            "[attr]lfs filter=lfs diff=lfs merge=lfs -text\n*.pth lfs\nmodels/** lfs\n")
        ]),
      Example(
        "in two lines",
        [ExampleFile(".gitattributes", "*.pth filter=lfs\n*.pth diff=lfs merge=lfs -text\n")]),
      Example(
        "the built-in macro turns all three off",
        [ExampleFile(".gitattributes", "*.pth binary filter=lfs\n")]),
      Example("not about LFS", [ExampleFile(".gitattributes", "docs/ linguist-documentation\n")]),
    ],
    failing: [
      Example("only the filter", [ExampleFile(".gitattributes", "*.pth «filter=lfs»\n")]),
      Example(
        "text left to chance",
        [ExampleFile(".gitattributes", "*.pth «filter=lfs» diff=lfs merge=lfs\n")]),
      Example(
        "text on purpose",
        [ExampleFile(".gitattributes", "*.pth «filter=lfs» diff=lfs merge=lfs text=auto\n")]),
      Example(
        "in a macro", [ExampleFile(".gitattributes", "[attr]lfs «filter=lfs» -text\n*.x lfs\n")]),
      Example(
        "a folder",
        [ExampleFile(".gitattributes", "«models/» filter=lfs diff=lfs merge=lfs -text\n")]),
      Example(
        "a negation",
        [ExampleFile(".gitattributes", "*.x filter=lfs diff=lfs merge=lfs -text\n«!a.x» filter\n")]),
      Example(
        "a macro below the top",
        [
          ExampleFile(
            "models/.gitattributes", "«[attr]lfs» filter=lfs diff=lfs merge=lfs -text\n")
        ]),
      Example(
        "a comment after the attributes",
        [ExampleFile(".gitattributes", "*.x filter=lfs diff=lfs merge=lfs -text «#» weights\n")]),
    ])

  public init() {}

  public func findings(in repository: RepositoryDocuments) -> [Finding] {
    repository.attributes.files.flatMap { file in
      let source = SourceText(path: file.path, bytes: file.bytes)
      let given = LFSAttributes(file, macros: repository.attributes.macros)
      return file.lines.compactMap { line in
        fault(of: line, given).map { fault in
          Finding(
            fault.message, at: source.location(of: fault.range),
            fix: fault.missing.flatMap { self.fix(adding: $0, to: line, of: file) })
        }
      }
    }
  }

  private func fault(
    of line: AttributeLine, _ given: LFSAttributes
  ) -> AttributeFault? {
    let isLFS = given.sendsToLFS(line)
    switch line.fault {
    case .negativePattern: return AttributeFault(.negative(line), line.targetRange)
    case .macroBelowTop: return AttributeFault(.macroBelowTop(line), line.targetRange)
    case .tooLong where isLFS: return AttributeFault(.tooLong, line.targetRange)
    case .invalidName(let name, let range) where isLFS:
      return AttributeFault(.invalidName(name), range)
    case .tooLong, .invalidName: return nil
    case nil: break
    }
    if isLFS, case .pattern(let glob) = line.target, glob.isFolderOnly {
      return AttributeFault(.folder(glob.pattern), line.targetRange)
    }
    guard let filter = line.assignments.last(where: { $0.sendsToLFS }) else { return nil }
    let missing = given.missing(for: line)
    return missing.isEmpty
      ? nil : AttributeFault(.missing(missing, line), filter.range, missing: missing)
  }

  /// The words behind the last attribute of the line, where the later word wins.
  private func fix(
    adding words: [ByteString], to line: AttributeLine, of file: AttributeFile
  ) -> Fix? {
    guard let end = line.assignments.map(\.range.upperBound).max() else { return nil }
    let list = words.flatMap { [UInt8.space] + $0.bytes }
    let text = ByteString(list.dropFirst()).description
    return Fix(
      "add \(text)", in: file.path, .replacement(end..<end, old: "", new: ByteString(list)))
  }
}

/// What is wrong with a line, and where.
private struct AttributeFault {
  let message: Finding.Message
  let range: ByteRange
  /// The words that the line lacks, where that is the fault.
  let missing: [ByteString]?

  init(_ message: Finding.Message, _ range: ByteRange, missing: [ByteString]? = nil) {
    (self.message, self.range, self.missing) = (message, range, missing)
  }
}

extension Finding.Message {
  fileprivate static func missing(_ words: [ByteString], _ line: AttributeLine) -> Self {
    let list = words.map(\.description).joined(separator: " ")
    return "\(line.name.quoted) has filter=lfs without \(list); add it to the line"
  }

  fileprivate static func folder(_ pattern: ByteString) -> Self {
    let files = ByteString(pattern.bytes + [.ascii("*"), .ascii("*")])
    return "\(pattern.quoted) matches no file in .gitattributes; write \(files.quoted)"
  }

  fileprivate static func negative(_ line: AttributeLine) -> Self {
    "git ignores \(line.name.quoted); to exclude it write the pattern without '!' and -filter"
  }

  fileprivate static func macroBelowTop(_ line: AttributeLine) -> Self {
    "git ignores the macro \(line.name.quoted) here; define it in the top folder's .gitattributes"
  }

  fileprivate static func invalidName(_ name: ByteString) -> Self {
    "git ignores this line because \(name.quoted) is no attribute; remove it"
  }

  fileprivate static let tooLong: Self = "git ignores a line of 2048 bytes or more; shorten it"
}
