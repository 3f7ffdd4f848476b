import ByteText

/// Puts mlgate's hooks into one hooks folder and takes them out again; touches nothing else.
struct HookInstaller {
  let folder: ByteString
  /// The absolute path that the stubs try first; nil for none.
  let program: ByteString?

  /// Puts the stub of a hook in place and keeps what was there beside it.
  ///
  /// - Returns: what was done, in one line; doing it twice changes nothing.
  func install(_ name: HookName) throws(HookFailure) -> String {
    let (hook, kept) = files(name)
    let stub = HookStub(name: name)
    let bytes = stub.text(recording: program)
    let existing = try hook.read()
    if let existing, stub.isStub(existing), !hook.isLink {
      guard existing != bytes || hook.kind != .file(isExecutable: true) else {
        return "\(name.rawValue): is installed already"
      }
      try hook.replace(with: bytes)
      return "\(name.rawValue): brought up to date"
    }
    if try isRunByPreCommit(name) { return "\(name.rawValue): pre-commit runs it already" }
    guard hook.isPresent else {
      try hook.replace(with: bytes)
      return "\(name.rawValue): installed\(kept.isPresent ? ", before the hook kept there" : "")"
    }
    try keep(hook, as: kept, isFolder: hook.kind == .other)
    try hook.replace(with: bytes)
    let owner = existing.flatMap { HookOwner($0, name: name) }
    return "\(name.rawValue): installed; \(says(of: kept, owner))"
  }

  /// Puts what was there before back, with its bytes and its mode.
  func uninstall(_ name: HookName) throws(HookFailure) -> String {
    let (hook, kept) = files(name)
    guard let bytes = try hook.read(), HookStub(name: name).isStub(bytes), !hook.isLink else {
      if !hook.isPresent || hook.isSame(as: kept), kept.isPresent {
        // Two names of one file are left by a rename as they are.
        if hook.isPresent { try kept.remove() } else { try kept.move(to: hook) }
        return "\(name.rawValue): the hook from before is back"
      }
      return "\(name.rawValue): is not mlgate's, left as it is"
    }
    if kept.isPresent {
      try kept.move(to: hook)
      return "\(name.rawValue): removed; the hook from before is back"
    }
    try hook.remove()
    return "\(name.rawValue): removed"
  }

  /// Whether there is anything of mlgate's by this name.
  func isConcerned(_ name: HookName) throws(HookFailure) -> Bool {
    let (hook, kept) = files(name)
    if kept.isPresent { return true }
    return try hook.read().map { HookStub(name: name).isStub($0) } ?? false
  }

  private func files(_ name: HookName) -> (hook: HookFile, kept: HookFile) {
    (
      HookFile(in: folder, named: name.rawValue),
      HookFile(in: folder, named: name.rawValue + HookStub.previousSuffix)
    )
  }

  /// pre-commit and prek move what they find to `NAME.legacy` and run it; put before them again, both
  /// would run each other for ever.
  private func isRunByPreCommit(_ name: HookName) throws(HookFailure) -> Bool {
    let legacy = HookFile(in: folder, named: name.rawValue + ".legacy")
    return try legacy.read().map { HookStub(name: name).isStub($0) } ?? false
  }

  private func keep(
    _ hook: HookFile, as kept: HookFile, isFolder: Bool
  ) throws(HookFailure) {
    if isFolder {
      throw HookFailure("\(hook.path.quotedInFull) is no file; move it away and install again")
    }
    // Both names for one file: an installation that was ended between its two steps.
    if hook.isSame(as: kept) { return }
    if kept.isPresent {
      throw HookFailure(
        // Whole paths, however long: cut, the two would look alike.
        "'\(kept.path)' is kept from before, and '\(hook.path)' is not mlgate's; "
          + "remove the one that is not needed")
    }
    try hook.keep(as: kept)
  }

  private func says(of kept: HookFile, _ owner: HookOwner?) -> String {
    let whose = owner.map { "\($0.rawValue)'s hook" } ?? "the hook that was there"
    switch kept.kind {
    case .file(isExecutable: true):
      let again =
        owner == .husky ? " (husky writes its hooks anew: then run 'mlgate install' again)" : ""
      return "\(whose) keeps running\(again)"
    case .dangling: return "the link that was there leads nowhere and is kept without being run"
    default: return "\(whose) is not executable and is kept without being run"
    }
  }
}
