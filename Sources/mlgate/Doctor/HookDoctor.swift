import ByteText

/// Says whether git would run the guarding hooks of a repository, and why not.
struct HookDoctor {
  let place: HookPlace

  func diagnoses() throws(HookFailure) -> [Diagnosis] {
    var found = folder()
    for name in HookName.guards(isBare: place.isBare) { found.append(try hook(name)) }
    for name in HookName.all(isBare: place.isBare)
    where !HookName.guards(isBare: place.isBare).contains(name) {
      guard HookFile(in: place.folder, named: name.rawValue).isPresent else { continue }
      found.append(try hook(name))
    }
    return found
  }

  private func folder() -> [Diagnosis] {
    let topic = "hooks folder"
    let unset = "run 'git config --unset core.hooksPath', then 'mlgate install'"
    guard HookFile(place.folder).folder.isThere else {
      guard place.configured != nil else {
        return [
          .attention(topic, "\(place.folder.quotedInFull) is missing", help: "run 'mlgate install'")
        ]
      }
      return [
        .attention(
          topic,
          "core.hooksPath names \(place.folder.quotedInFull), which is missing, so git runs no hook",
          help: unset)
      ]
    }
    guard place.isOwn else {
      return [
        .attention(
          topic, "core.hooksPath names \(place.folder.quotedInFull), outside of this repository",
          help: "\(unset), or run 'mlgate install --force'")
      ]
    }
    return [.well(topic, place.folder.quotedInFull)]
  }

  private func hook(_ name: HookName) throws(HookFailure) -> Diagnosis {
    let topic = "hook \(name.rawValue)"
    let file = HookFile(in: place.folder, named: name.rawValue)
    let path = file.path.quotedInFull
    switch file.kind {
    case .missing:
      return .attention(
        topic, "there is none, so nothing is judged",
        help: "run 'mlgate install --hook \(name.rawValue)'")
    case .dangling:
      return .attention(
        topic, "\(path) is a link that leads nowhere, which git skips without a word",
        help: "remove it, then run 'mlgate install --hook \(name.rawValue)'")
    case .other: return .attention(topic, "\(path) is no file", help: "move it away")
    case .file(isExecutable: false):
      return .attention(
        topic, "\(path) is not executable, so git skips it", help: "run 'chmod +x' on it")
    case .file: return try content(of: file, name, topic)
    }
  }

  private func content(
    of file: HookFile, _ name: HookName, _ topic: String
  ) throws(HookFailure) -> Diagnosis {
    let bytes = try file.read() ?? []
    if let interpreter = missingInterpreter(bytes) {
      return .attention(
        topic, "its interpreter \(interpreter.quotedInFull) is not there",
        help: "install it, or correct the first line of \(file.path.quotedInFull)")
    }
    if HookStub(name: name).isStub(bytes) {
      let kept = HookFile(in: place.folder, named: name.rawValue + HookStub.previousSuffix)
      switch kept.kind {
      case .missing: return .well(topic, "calls mlgate")
      case .file(isExecutable: true):
        return .well(topic, "calls mlgate, and runs the hook that was there before")
      default:
        return .well(topic, "calls mlgate; the hook that was there before cannot run")
      }
    }
    if bytes.contains("mlgate") { return .well(topic, "names mlgate") }
    let legacy = HookFile(in: place.folder, named: name.rawValue + ".legacy")
    if let legacy = try legacy.read(), HookStub(name: name).isStub(legacy) {
      return .well(topic, "is pre-commit's, which runs mlgate's")
    }
    return foreign(HookOwner(bytes, name: name), name, topic)
  }

  private func foreign(_ owner: HookOwner?, _ name: HookName, _ topic: String) -> Diagnosis {
    switch owner {
    case .preCommit, .prek, .lefthook, .husky:
      let manager = owner?.rawValue ?? ""
      return .attention(
        topic, "belongs to \(manager); whether that runs mlgate stands in its own configuration",
        help:
          "add mlgate there as docs/hooks.md shows, or run 'mlgate install --hook \(name.rawValue)'"
      )
    default:
      let whose = owner.map { "is \($0.rawValue)'s" } ?? "is not mlgate's"
      return .attention(
        topic, "\(whose), so nothing is judged",
        help: "run 'mlgate install --hook \(name.rawValue)', which keeps it running")
    }
  }

  /// The program of the first line where the system has none by that path.
  private func missingInterpreter(_ bytes: [UInt8]) -> ByteString? {
    guard bytes.starts(with: "#!"), let line = bytes.dropFirst(2).split(separator: .lineFeed).first
    else { return nil }
    guard let program = line.trimmed.split(whereSeparator: \.isBlank).first.map({ ByteString($0) })
    else { return nil }
    return HookFile(program).kind == .file(isExecutable: true) ? nil : program
  }
}
