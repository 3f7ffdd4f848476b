import ByteText
public import Documents
public import Findings
import RepositorySnapshot

/// Flags a release that the page of results does not show.
public struct MissingResultsRow: ReleaseCheck {
  public static let rule = Rule(
    id: "REL008",
    name: "missing-results-row",
    severity: .warning,
    subject: .releaseTags,
    summary: "RESULTS.md at the tagged commit shows no row or heading for the version",
    rationale: """
      Whoever checks out the release reads there what it can do. A row of a table or a heading counts that \
      holds the version, with or without `v`; where the commit holds several models, it must name the model \
      too. A project that writes the page after the tag may \
      leave this a warning; `rules.severity` makes it an error.
      """,
    help: "run 'mlgate results' and commit RESULTS.md before the release",
    passing: [
      results("a row", "| Version | Accuracy |\n| --- | --- |\n| 1.1.0 | 86.2% |\n"),
      results("a heading", "## Model v1.1.0 (2024-01-17)\n"),
      Example("no release", [], release: ExampleRelease("backup")),
    ],
    failing: [
      Example(
        "no page", [ExampleReleases.metadata("1.1.0")], release: ExampleRelease("«model-v1.1.0»")),
      results("other versions", "| 1.1.01 |\n| 11.1.0 |\n| 1.1.0-rc.1 |\n", isMissing: true),
      results("only mentioned", "1.1.0 comes next.\n", isMissing: true),
    ])

  private static func results(_ title: String, _ text: String, isMissing: Bool = false) -> Example {
    Example(
      title,
      [
        ExampleReleases.metadata("1.1.0"),
        ExampleFile(isMissing ? "«RESULTS.md»" : "RESULTS.md", ByteString(text)),
      ], release: ExampleRelease("model-v1.1.0"))
  }

  public init() {}

  public func findings(in release: JudgedRelease) -> [Finding] {
    guard let model = release.model else { return [] }
    let path = RepositoryPath(release.settings.resultsPage)
    guard let page = release.page(at: path) else {
      return [Finding(.noPage(path, model.tag), at: SourceLocation(path: release.path))]
    }
    guard case .bytes(let bytes) = page else { return [] }
    let names = Set(release.documents.modelMetadata.compactMap { $0.modelName?.string })
    let isShown = bytes.split(separator: .lineFeed).contains { line in
      line.shows(model.tag.versionText) && (names.count < 2 || line.names(model.model))
    }
    return isShown ? [] : [Finding(.noRow(model.tag), at: SourceLocation(path: path))]
  }

  public func unverified(in release: JudgedRelease) -> [UnverifiedQuestion] {
    let path = RepositoryPath(release.settings.resultsPage)
    guard release.model != nil, case .unreadable(let reason)? = release.page(at: path) else {
      return []
    }
    return [UnverifiedQuestion(path: path, reason: reason)]
  }
}

/// A page of the tagged commit.
private enum Page {
  case bytes([UInt8])
  case unreadable(String)
}

extension JudgedRelease {
  /// Nil where there is no such file.
  fileprivate func page(at path: RepositoryPath) -> Page? {
    guard let entry = documents.snapshot.entry(at: path), entry.mode.isFile else { return nil }
    do throws(UnreadableBlob) {
      return .bytes(try documents.snapshot.blobs.bytes(of: entry, limit: 16 << 20))
    } catch {
      return .unreadable(error.reason)
    }
  }
}

extension ArraySlice<UInt8> {
  /// Whether this is a heading or a row of a table with the version in it, as a whole word.
  fileprivate func shows(_ version: ByteString) -> Bool {
    guard let first = trimmed.first, first == .ascii("#") || first == .ascii("|") else {
      return false
    }
    return split { !$0.isAlphanumeric && !versionMarks.contains($0) }.contains { word in
      word.elementsEqual(version)
        || word.first == .ascii("v") && word.dropFirst().elementsEqual(version)
    }
  }

  /// Whether the line holds a name, whatever Markdown puts around or before its characters.
  fileprivate func names(_ model: ByteString?) -> Bool {
    guard let model else { return true }
    let plain = filter { $0 != .ascii("\\") && $0 != .ascii("`") }
    guard plain.count >= model.count, !model.isEmpty else { return false }
    return plain.indices.dropLast(model.count - 1)
      .contains { plain[$0..<($0 + model.count)].elementsEqual(model) }
  }
}

private let versionMarks: [UInt8] = Array(".+-".utf8)

extension Finding.Message {
  fileprivate static func noPage(_ path: RepositoryPath, _ tag: ReleaseTag) -> Self {
    "the commit has no \(path.bytes.quoted), which must show version \(tag.versionText.quoted)"
  }

  fileprivate static func noRow(_ tag: ReleaseTag) -> Self {
    "no row or heading shows version \(tag.versionText.quoted)"
  }
}
