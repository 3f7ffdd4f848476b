import ByteText
import Checks
import Findings

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// `SKIP=mlgate`, `SKIP=EXP011,missing-seed,unit-tests`: what is left out of this one run, as pre-commit
/// has it. Words that name nothing here are other tools' hooks.
struct SkipVariable {
  private let words: [ByteString]

  /// The variable of this process; on a server nothing may be skipped.
  init(for hook: HookName) {
    guard !hook.isOnServer, let value = unsafe getenv("SKIP") else {
      self.init("")
      return
    }
    self.init(ByteString(unsafe String(cString: value)))
  }

  init(_ value: ByteString) {
    words = value.bytes.split(separator: .ascii(",")).map { ByteString($0.trimmed) }
  }

  /// Whether the hook as a whole is left out: by `mlgate`, its name, or `mlgate-` and its name.
  func covers(_ hook: HookName) -> Bool {
    let name = ByteString(hook.rawValue)
    return words.contains {
      $0 == "mlgate" || $0 == name || $0 == ByteString("mlgate-" + hook.rawValue)
    }
  }

  /// Whether a job is left out.
  func covers(job name: ByteString) -> Bool { words.contains(name) }

  /// The words that name rules.
  var rules: [RuleSelector] {
    let identities = allRules.map(\.identity)
    return words.map { RuleSelector($0) }.filter { selector in
      identities.contains { selector.matches($0) }
    }
  }
}
