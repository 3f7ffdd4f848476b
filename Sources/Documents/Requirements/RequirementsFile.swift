public import ByteText
public import Findings

/// A requirements file as pip reads it, or the pip list of a conda environment.
public struct RequirementsFile: Sendable {
  /// What the file is for.
  public enum Role: Sendable {
    /// Its requirements are installed.
    case requirements
    /// Its versions only limit what other files install (`-c`).
    case constraints
    /// The list below `pip:` in a conda environment.
    case condaPipList
  }

  public let source: SourceText
  public let role: Role
  /// In source order.
  public let requirements: [Requirement]
  /// `-r` and `-c`, in source order.
  public let includes: [RequirementsInclude]
  /// What pip would reject, in source order.
  public let invalid: [RequirementFault]
  /// What keeps the file, or a part of it, from being read at all.
  public let faults: [SyntaxFault]
  /// Whether pip asks for a hash of everything: one line has one, or `--require-hashes` stands here.
  public let expectsHashes: Bool

  public var path: RepositoryPath { source.path }
}

/// `-r other.txt` or `-c constraints.txt`.
public struct RequirementsInclude: Sendable {
  public let source: SourceText
  /// The file as it is written: relative to the including file, or a URL.
  public let target: LocatedText
  public let isConstraints: Bool

  public var location: SourceLocation { source.location(of: target.range) }

  /// Whether the target is fetched from somewhere else, so that no snapshot has it.
  public var isURL: Bool {
    let scheme = target.text.prefix { $0 != .ascii(":") }.lowercasedASCII
    return scheme.count < target.text.count && ["http", "https", "file"].contains(scheme)
  }

  /// The target in the repository; nil for a URL, a variable, and a path that leaves it.
  public var path: RepositoryPath? {
    isURL || usesVariable ? nil : source.path.folder.resolving(target.text)
  }

  /// Whether the target is known only where pip runs: `-r ${FLAVOUR}.txt`.
  public var usesVariable: Bool { hasVariable(target.text.bytes[...]) }
}

extension RequirementsFile {
  /// Reads the bytes of a file: UTF-8, with a byte-order mark, or as a PEP 263 comment says.
  public init(
    path: RepositoryPath, bytes: [UInt8], role: Role = .requirements,
    limits: RequirementLimits = RequirementLimits()
  ) {
    let text = RequirementsText(bytes)
    let source = SourceText(path: path, bytes: text.bytes)
    let unreadable = text.fault.map { [$0] } ?? mergeConflicts(in: source)
    guard unreadable.isEmpty else {
      self.init(
        source: source, role: role, RequirementReader(source: source, limits: limits), unreadable)
      return
    }
    let lines = RequirementLines(text.bytes, limits: limits)
    var reader = RequirementReader(source: source, limits: limits)
    for line in lines.lines { reader.read(line) }
    self.init(source: source, role: role, reader, lines.faults)
  }

  /// What a text file says; one that is too large to be read says nothing.
  init(_ file: TextFile, role: Role, limits: RequirementLimits) {
    if file.source.bytes.isEmpty, !file.faults.isEmpty {
      self.init(unread: file.path, role: role, faults: file.faults)
    } else {
      self.init(path: file.path, bytes: file.source.bytes, role: role, limits: limits)
    }
  }

  /// A file whose faults were seen before its content was read.
  init(unread path: RepositoryPath, role: Role, faults: [SyntaxFault]) {
    let source = SourceText(path: path, bytes: [])
    let reader = RequirementReader(source: source, limits: RequirementLimits())
    self.init(source: source, role: role, reader, faults)
  }

  init(source: SourceText, role: Role, _ reader: RequirementReader, _ faults: [SyntaxFault] = []) {
    self.source = source
    self.role = role
    requirements = reader.requirements
    includes = reader.includes
    invalid = reader.invalid
    self.faults = faults
    expectsHashes = reader.expectsHashes || requirements.contains { !$0.hashes.isEmpty }
  }
}

/// Whether `${NAME}` stands in `bytes` (`ENV_VAR_RE` of pip).
func hasVariable(_ bytes: ArraySlice<UInt8>) -> Bool {
  var rest = bytes
  while let dollar = rest.firstIndex(of: .ascii("$")) {
    rest = rest[(dollar + 1)...]
    guard rest.first == .ascii("{") else { continue }
    let name = rest.dropFirst().prefix { $0.isUppercaseLetter || $0.isDigit || $0 == .ascii("_") }
    if !name.isEmpty, name.endIndex < rest.endIndex, rest[name.endIndex] == .ascii("}") {
      return true
    }
  }
  return false
}
