import ByteText

/// Decides what the text of a requirement is (a URL, a path, a name) and takes it apart.
///
/// Source: `parse_req_from_line` and `parse_editable` in `pip/_internal/req/constructors.py`. pip asks
/// the disk whether a path is there; here only the text counts.
struct RequirementAssembly {
  private let line: LogicalLine
  private let content: Range<Int>
  private let isEditable: Bool
  private let limits: RequirementLimits
  private(set) var name: LocatedText?
  private(set) var extras: [LocatedText] = []
  private(set) var specifiers: [VersionSpecifier] = []
  private(set) var origin = Requirement.Origin.index
  private(set) var marker: Marker?

  init(
    _ line: LogicalLine, _ content: Range<Int>, isEditable: Bool, limits: RequirementLimits
  ) {
    self.line = line
    self.content = content
    self.isEditable = isEditable
    self.limits = limits
  }

  mutating func read() throws(RequirementFault) {
    let isURL = isKnownURL(content)
    let head = markerSplit(needsBlank: isURL)
    // Without a value nobody knows whether `${NAME}` makes a valid line.
    let hasUnknown = hasVariable(line.bytes[content])
    do throws(RequirementFault) {
      try readHead(head, isURL: isURL)
      try readMarker(behind: head.upperBound)
    } catch {
      guard hasUnknown else { throw error }
      readNameOnly(head)
    }
  }

  private mutating func readHead(_ head: Range<Int>, isURL: Bool) throws(RequirementFault) {
    if isURL {
      readURL(head)
      try requireName(head)
    } else if let scheme = unknownScheme(head) {
      throw RequirementFault(
        problem: .unknownScheme(ByteString(line.bytes[scheme])), range: line.source(of: scheme))
    } else if let at = directURLSign(head) {
      try readDirect(head, at: at)
    } else if isEditable || isPath(head) {
      try readPath(head)
    } else {
      try readNamed(head)
    }
  }

  /// What stands before the marker, blanks at its end left out.
  private func markerSplit(needsBlank: Bool) -> Range<Int> {
    let bytes = line.bytes
    let mark = content.first { index in
      bytes[index] == .ascii(";")
        && (!needsBlank || index + 1 < content.upperBound && bytes[index + 1] == .space)
    }
    return strippedRange(bytes, content.lowerBound..<(mark ?? content.upperBound))
  }

  private mutating func readMarker(behind end: Int) throws(RequirementFault) {
    let rest = strippedRange(line.bytes, end..<content.upperBound)
    guard line.bytes[rest].first == .ascii(";") else { return }
    let text = strippedRange(line.bytes, (rest.lowerBound + 1)..<rest.upperBound)
    guard !text.isEmpty else { return }
    var parser = RequirementParser(line, in: text, limits: limits)
    marker = try parser.readMarker()
  }

  private mutating func readNamed(_ head: Range<Int>) throws(RequirementFault) {
    var parser = RequirementParser(line, in: head, limits: limits)
    let named = try parser.readNamed()
    (name, extras, specifiers) = (named.name, named.extras, named.specifiers)
    if let url = named.url { origin = .url(DirectURL(url)) }
  }

  /// `name @ url`
  private mutating func readDirect(_ head: Range<Int>, at: Int) throws(RequirementFault) {
    try readNamed(head)
    if isEditable, case .url(let url) = origin, url.versionControl == nil, url.scheme != "file" {
      throw notEditable(head)
    }
  }

  private mutating func readURL(_ head: Range<Int>) {
    let url = DirectURL(LocatedText(ByteString(line.bytes[head]), at: line.source(of: head)))
    origin = .url(url)
    name = url.fragment("egg").map(nameOfEgg) ?? wheelName(url.fileName)
  }

  private mutating func readPath(_ head: Range<Int>) throws(RequirementFault) {
    let text = ByteString(line.bytes[head])
    if isEditable, text.contains(where: { "=<>!~ ".utf8.contains($0) }) || isArchiveURL(text) {
      throw notEditable(head)
    }
    let path = LocatedText(text, at: line.source(of: head))
    origin = .path(path)
    let url = DirectURL(path)
    name = wheelName(url.fileName)
  }

  private mutating func readNameOnly(_ head: Range<Int>) {
    var parser = RequirementParser(line, in: head, limits: limits)
    name = parser.readIdentifier().map(parser.located)
  }

  /// pip needs the name of an editable checkout before it fetches it.
  private func requireName(_ head: Range<Int>) throws(RequirementFault) {
    guard isEditable, name == nil, case .url(let url) = origin, url.versionControl != nil else {
      return
    }
    throw RequirementFault(problem: .editableWithoutName, range: line.source(of: head))
  }

  private func notEditable(_ head: Range<Int>) -> RequirementFault {
    RequirementFault(
      problem: .notEditable(ByteString(line.bytes[head])), range: line.source(of: head))
  }
}

// What the text looks like.
extension RequirementAssembly {
  /// `scheme:` with a scheme that pip fetches; for an editable only those of version control.
  private func isKnownURL(_ range: Range<Int>) -> Bool {
    let bytes = line.bytes[range]
    guard let colon = bytes.firstIndex(of: .ascii(":")) else { return false }
    let scheme = bytes[..<colon].lowercasedASCII
    if isEditable {
      // An editable may leave out the transport: `git://…` is read as `git+git://…`.
      return scheme == "file" || versionedSchemes.contains(scheme)
        || ["git", "hg", "bzr", "svn"].contains(scheme)
    }
    return ["http", "https", "file", "ftp"].contains(scheme) || versionedSchemes.contains(scheme)
  }

  /// What stands before `://` where pip fetches nothing of the kind; nil behind `name @`.
  private func unknownScheme(_ head: Range<Int>) -> Range<Int>? {
    guard let colon = line.bytes[head].firstIndex(of: Array("://".utf8), from: head.lowerBound),
      colon > head.lowerBound, !isArchiveURL(ByteString(line.bytes[head])),
      line.bytes[head.lowerBound..<colon].allSatisfy({ isIdentifierByte($0) || $0 == .ascii("+") })
    else { return nil }
    return head.lowerBound..<colon
  }

  private func isArchiveURL(_ text: ByteString) -> Bool {
    let lower = text.lowercasedASCII
    return ["http://", "https://", "ftp://"].contains { (prefix: StaticString) in
      lower.hasPrefix(prefix)
    }
  }

  /// The `@` of `name @ url`: what stands before it looks like no path.
  private func directURLSign(_ head: Range<Int>) -> Int? {
    guard let at = line.bytes[head].firstIndex(of: .ascii("@")), at > head.lowerBound,
      !looksLikePath(head.lowerBound..<at)
    else { return nil }
    return at
  }

  private func looksLikePath(_ range: Range<Int>) -> Bool {
    line.bytes[range].contains(.ascii("/")) || line.bytes[range].first == .ascii(".")
  }

  private func isPath(_ head: Range<Int>) -> Bool {
    looksLikePath(head) || isArchiveName(line.bytes[head])
  }

  /// The name of `torch-2.1.0-cp311-….whl`.
  private func wheelName(_ file: LocatedText) -> LocatedText? {
    guard file.text.hasSuffix(".whl"), let dash = file.text.firstIndex(of: .ascii("-")), dash > 0
    else { return nil }
    return file.part(0..<dash)
  }

  /// `b` of `#egg=b[extra]`
  private func nameOfEgg(_ egg: LocatedText) -> LocatedText {
    egg.part(0..<egg.text.prefix(while: isIdentifierByte).count)
  }
}

/// `schemes` of pip's four backends (`pip/_internal/vcs/`).
private let versionedSchemes: Set<ByteString> = [
  "git+file", "git+git", "git+http", "git+https", "git+ssh",
  "hg+file", "hg+http", "hg+https", "hg+ssh", "hg+static-http",
  "bzr+file", "bzr+ftp", "bzr+http", "bzr+https", "bzr+lp", "bzr+sftp", "bzr+ssh",
  "svn+file", "svn+http", "svn+https", "svn+ssh", "svn+svn",
]

/// `ARCHIVE_EXTENSIONS` of pip.
private func isArchiveName(_ bytes: ArraySlice<UInt8>) -> Bool {
  let extensions: [StaticString] = [
    ".whl", ".zip", ".tar.gz", ".tgz", ".tar", ".tar.bz2", ".tbz", ".tar.xz", ".txz", ".tlz",
    ".tar.lz", ".tar.lzma",
  ]
  let name = bytes.lowercasedASCII
  return extensions.contains { name.hasSuffix($0) }
}
