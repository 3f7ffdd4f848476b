import ByteText

extension DVCFile {
  /// The bytes whose md5 an import records as its own `md5`; nil for a file that has none: `dvc
  /// add` writes no such checksum, and DVC calls such a file changed where it has one.
  ///
  /// Source: `compute_md5` of `dvc/stage/utils.py`, DVC 3.67. What DVC leaves out when it writes
  /// the file is left out here too, so that the file's own form does not matter.
  public var checksummedBytes: [UInt8]? {
    guard isImport, let root = file.document?.root,
      let written = PythonValue(root)?.dictionary
    else { return nil }
    var fields = PythonDictionary()
    for (key, value) in written.entries {
      switch key {
      case "md5", "meta", "desc", "frozen", "locked": continue
      case "wdir":
        let folder = (value.string ?? "").normalizedPath
        if folder != "." { fields[key] = .string(folder) }
      case "deps", "outs":
        let items = (value.list ?? []).map { $0.asDumped(isOutput: key == "outs") }
        if !items.isEmpty { fields[key] = .list(items) }
      default: if value.isTruthy { fields[key] = value }
      }
    }
    return PythonValue.dictionary(fields).jsonBytes
  }
}

/// What does not count: `exclude` in `compute_md5`.
private let uncounted: Set<PythonValue> = [
  "desc", "type", "labels", "meta", "locked", "frozen", "metric", "persist", "isexec", "size",
  "nfiles",
]

extension PythonValue {
  /// An output or dependency as DVC writes it, without what does not count.
  fileprivate func asDumped(isOutput: Bool) -> PythonValue {
    guard let written = dictionary else { return self }
    // What lies elsewhere is written as it is: `RepoDependency` and `DbDependency`.
    if let repository = written["repo"]?.dictionary {
      return .dictionary([
        "path": written["path"] ?? .none, "repo": .dictionary(repository.truthy).counted,
      ])
    }
    if let database = written["db"]?.dictionary {
      return .dictionary(
        database.truthy.entries.isEmpty ? [:] : ["db": .dictionary(database.truthy)])
    }
    return .dictionary(written.asDumped(isOutput: isOutput))
  }

  /// The value without what does not count, at any depth.
  fileprivate var counted: PythonValue {
    switch self {
    case .list(let list): return .list(list.map(\.counted))
    case .dictionary(let dictionary):
      return .dictionary(
        PythonDictionary(
          dictionary.entries.filter { !uncounted.contains($0.key) }
            .map { ($0.key, $0.value.counted) }))
    default: return self
    }
  }
}

extension PythonDictionary {
  fileprivate var truthy: PythonDictionary { PythonDictionary(entries.filter(\.value.isTruthy)) }

  fileprivate func asDumped(isOutput: Bool) -> PythonDictionary {
    var result = PythonDictionary()
    let isRemote = self["path"]?.string.flatMap { urlScheme(of: $0) } != nil
    for (key, value) in entries where !uncounted.contains(key) {
      switch key {
      case "cache" where value == .boolean(true), "push" where value == .boolean(true): continue
      case "path" where !isRemote: result[key] = value.string.map { .string($0.normalizedPath) }
      default: if value.isTruthy || value == .boolean(false) { result[key] = value.counted }
      }
    }
    if isRemote {
      result["hash"] = "md5"
    } else if self["hash"] == nil, self["md5"]?.isTruthy != true {
      // DVC 2's hash is written even where there is none.
      result["md5"] = PythonValue.none
    }
    return result
  }
}

extension ByteString {
  /// Python's `posixpath.normpath`.
  fileprivate var normalizedPath: ByteString {
    var components: [ArraySlice<UInt8>] = []
    for component in bytes.split(separator: .ascii("/")) where !(component == ".") {
      if component == "..", let last = components.last, !(last == "..") {
        components.removeLast()
      } else if !(component == "..") || first != .ascii("/") {
        components.append(component)
      }
    }
    let path = components.joined(separator: [.ascii("/")])
    if first == .ascii("/") { return ByteString([.ascii("/")] + path) }
    return components.isEmpty ? "." : ByteString(path)
  }
}
