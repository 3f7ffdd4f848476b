import ByteText

/// Another program whose hook may lie in the hooks folder, by what it writes there.
enum HookOwner: String {
  case mlgate
  case gitLFS = "git-lfs"
  case dvc = "DVC"
  case preCommit = "pre-commit"
  case prek, lefthook, husky

  /// - Parameter bytes: the hook.
  init?(_ bytes: [UInt8], name: HookName) {
    if HookStub(name: name).isStub(bytes) {
      self = .mlgate
    } else if bytes.contains("git lfs ") {
      self = .gitLFS
    } else if bytes.contains("dvc git-hook") {
      self = .dvc
    } else if bytes.contains("lefthook") {
      self = .lefthook
    } else if bytes.contains("prek") {
      self = .prek
    } else if bytes.contains("pre-commit.com") || bytes.contains("pre_commit") {
      self = .preCommit
    } else if bytes.contains("dirname -- \"$0\")/h\"") || bytes.contains("dirname \"$0\")/h\"") {
      self = .husky
    } else {
      return nil
    }
  }
}
