import ByteText
import JobRunner

/// Says whether a hook would find mlgate, and whether the environment makes git look elsewhere.
struct EnvironmentDoctor {
  let place: HookPlace
  let variables: [ByteString: ByteString]

  func diagnoses() throws(HookFailure) -> [Diagnosis] {
    [try search()] + redirections()
  }

  /// The variables by which git means another repository, index or work tree than the one around.
  private func redirections() -> [Diagnosis] {
    let names: [ByteString] = [
      "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_COMMON_DIR", "GIT_DIR", "GIT_INDEX_FILE",
      "GIT_NAMESPACE", "GIT_OBJECT_DIRECTORY", "GIT_SHALLOW_FILE", "GIT_WORK_TREE",
    ]
    return names.compactMap { name in
      guard let value = variables[name] else { return nil }
      return .attention(
        "environment", "\(name) is \(value.quotedInFull), which git and mlgate obey",
        help: "run 'unset \(name)'")
    }
  }

  /// What a stub started by a graphical client would find, whose PATH is the system's own.
  private func search() throws(HookFailure) -> Diagnosis {
    let topic = "search for mlgate"
    let recorded = try recordedPrograms()
    for program in recorded where !isProgram(program) {
      return .attention(
        topic, "a hook names \(program.quotedInFull), which is gone",
        help: "run 'mlgate install' again")
    }
    let home = variables["HOME"].map { [ByteString($0.bytes + Array("/.local/bin/mlgate".utf8))] }
    let usual: [ByteString] =
      ["/usr/bin/mlgate", "/bin/mlgate", "/usr/local/bin/mlgate", "/opt/homebrew/bin/mlgate"]
      + (home ?? [])
    guard let found = (recorded + usual).first(where: isProgram) else {
      return .attention(
        topic, "a graphical git client, whose PATH is short, would not find it",
        help: "run 'mlgate install', or put mlgate into /usr/local/bin")
    }
    return .well(topic, "hooks find \(found.quotedInFull)")
  }

  private func isProgram(_ path: ByteString) -> Bool {
    HookFile(path).kind == .file(isExecutable: true)
  }

  /// What the installed stubs name, each once.
  private func recordedPrograms() throws(HookFailure) -> [ByteString] {
    var programs: Set<ByteString> = []
    for name in HookName.all(isBare: place.isBare) {
      guard let bytes = try HookFile(in: place.folder, named: name.rawValue).read(),
        let program = HookStub(name: name).recordedProgram(bytes)
      else { continue }
      programs.insert(program)
    }
    return programs.sorted()
  }
}

extension HookStub {
  /// The path that a stub tries first; nil where it has none or is no stub.
  fileprivate func recordedProgram(_ bytes: [UInt8]) -> ByteString? {
    guard isStub(bytes) else { return nil }
    let prefix = Array("recorded='".utf8)
    for line in bytes.split(separator: .lineFeed) where line.starts(with: prefix) {
      return Self.unquoted(line.dropFirst(prefix.count).dropLast())
    }
    return nil
  }

  private static func unquoted(_ text: ArraySlice<UInt8>) -> ByteString {
    let quote = Array("'\\''".utf8)
    var (bytes, rest): ([UInt8], ArraySlice<UInt8>) = ([], text)
    while let first = rest.first {
      let isQuote = rest.starts(with: quote)
      bytes.append(isQuote ? .ascii("'") : first)
      rest = rest.dropFirst(isQuote ? quote.count : 1)
    }
    return ByteString(bytes)
  }
}
