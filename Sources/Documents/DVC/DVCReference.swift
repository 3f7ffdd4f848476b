public import ByteText

/// A path or URL that a DVC file names: as it is written, and what it means.
public struct DVCReference: Sendable {
  public enum Target: Hashable, Sendable {
    /// A path of the git repository.
    case inside(RepositoryPath)
    /// A path that leaves the git repository, or an absolute one.
    case outside
    /// A place that is no file of this machine, by its scheme in lower case: `s3`, `https`, `ds`,
    /// `remote`.
    case remote(scheme: ByteString)
  }

  /// With its templates filled in: the text by which dvc.lock and `dvc status` name it.
  public let text: ByteString
  /// Where it, or the template it comes of, is written.
  public let node: Node
  public let target: Target

  /// - Parameter folder: the folder that the path is relative to; nil where that is outside.
  init(_ text: ByteString, at node: Node, in folder: RepositoryPath?) {
    self.text = text
    self.node = node
    target = Target(text, in: folder)
  }

  /// The path inside the git repository; nil for all else.
  public var path: RepositoryPath? {
    if case .inside(let path) = target { path } else { nil }
  }
}

extension DVCReference.Target {
  init(_ text: ByteString, in folder: RepositoryPath?) {
    if let scheme = urlScheme(of: text) {
      self = .remote(scheme: scheme)
    } else if let path = folder?.resolvingLocalPath(text) {
      self = .inside(path)
    } else {
      self = .outside
    }
  }
}

/// The scheme of a URL with a host part (`urlparse` with a `netloc`): DVC takes all else for a
/// local path.
func urlScheme(of text: ByteString) -> ByteString? {
  let scheme = text.prefix { $0 != .ascii(":") }
  let rest = text.dropFirst(scheme.count)
  guard let first = scheme.first, first.isLetter, rest.starts(with: "://"),
    scheme.allSatisfy({
      $0.isAlphanumeric || $0 == .ascii("+") || $0 == .ascii("-") || $0 == .ascii(".")
    }),
    let host = rest.dropFirst(3).first, !"/?#".utf8.contains(host)
  else { return nil }
  return scheme.lowercasedASCII
}

extension RepositoryPath {
  /// `reference`, relative to this folder, as a path of the repository; nil where it is absolute or
  /// climbs above the top. A backslash is a character like any other, as it is to DVC on POSIX.
  func resolvingLocalPath(_ reference: ByteString) -> RepositoryPath? {
    guard reference.first != .ascii("/"), !reference.contains(0) else { return nil }
    var resolved = bytes.isEmpty ? [] : components
    for component in reference.bytes.split(separator: .ascii("/")) where !(component == ".") {
      if component == ".." {
        guard resolved.popLast() != nil else { return nil }
      } else {
        resolved.append(component)
      }
    }
    return RepositoryPath(ByteString(resolved.joined(separator: [.ascii("/")])))
  }
}
