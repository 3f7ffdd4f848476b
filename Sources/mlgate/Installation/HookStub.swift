import ByteText

/// The `sh` script that `mlgate install` puts into a hooks folder; `hooks/` holds the same, without a path.
///
/// It finds mlgate with the poor PATH of a graphical client, runs the hook that was there before with the
/// same arguments and standard input, and keeps its exit code.
struct HookStub {
  let name: HookName

  /// What is added to a hook's name for the hook that was there before.
  static let previousSuffix = ".before-mlgate"

  /// - Parameter program: the absolute path of mlgate that the stub tries before PATH; nil for none.
  func text(recording program: ByteString?) -> [UInt8] {
    let recorded = program.map { [.ascii("'")] + Self.quoted($0) + [.ascii("'")] } ?? []
    return Array(heading.utf8) + Array("recorded=".utf8) + recorded
      + Array((Self.search(isAdvice: name.isAdvice) + ending).utf8)
  }

  /// Whether a file is a stub of this name, of whatever version.
  func isStub(_ bytes: [UInt8]) -> Bool { bytes.starts(with: Array(beginning.utf8)) }

  private var beginning: String { "#!/bin/sh\n# mlgate's \(name.rawValue) hook: " }

  private var heading: String {
    """
    \(beginning)runs 'mlgate hook \(name.rawValue)' and the hook that was here before.
    # 'mlgate install' puts it here and 'mlgate uninstall' brings the other one back; a copy works too.
    hook=\(name.rawValue)

    """
  }

  /// `text` between single quotes of `sh`.
  private static func quoted(_ text: ByteString) -> [UInt8] {
    text.bytes.flatMap { $0 == .ascii("'") ? Array("'\\''".utf8) : [$0] }
  }

  private static func search(isAdvice: Bool) -> String {
    """

    case $0 in
    */*) folder=${0%/*} ;;
    *) folder=. ;;
    esac
    previous=$folder/$hook\(previousSuffix)
    # What stops mlgate is told in one line, without a register dump.
    SWIFT_BACKTRACE=enable=no
    export SWIFT_BACKTRACE

    # Sets $mlgate. A graphical client knows neither the PATH of a shell nor MLGATE.
    find_mlgate() {
      case ${MLGATE-} in
      '') ;;
      */*)
        mlgate=$MLGATE
        [ -f "$mlgate" ] && [ -x "$mlgate" ]
        return
        ;;
      *)
        mlgate=$(command -v "$MLGATE")
        return
        ;;
      esac
      for mlgate in "$recorded" "$(command -v mlgate)" /usr/local/bin/mlgate \\
        /opt/homebrew/bin/mlgate "${HOME-}/.local/bin/mlgate"; do
        [ -f "$mlgate" ] && [ -x "$mlgate" ] && return
      done
      return 1
    }

    has_previous() { [ -f "$previous" ] && [ -x "$previous" ]; }

    run_previous() {
      has_previous || return 0
      # husky's hooks go by the name that they were called by.
      # shellcheck source=/dev/null
      if [ -f "$folder/h" ]; then (. "$previous"); else "$previous" "$@"; fi
    }

    find_mlgate || {
      echo "$hook: mlgate is not on the PATH; install it or set MLGATE to its path" >&2
    \(isAdvice ? "  mlgate=:" : "  exit 1")
    }

    """
  }

  private var ending: String {
    if name.isAdvice { return Self.adviceEnding }
    return name.readsRefs ? Self.refsEnding : Self.judgeEnding
  }

  private static let judgeEnding = """
    # The other hook first: it may change what is to be judged.
    run_previous "$@" || exit
    exec "$mlgate" hook "$hook" "$@"

    """

  private static let refsEnding = """
    has_previous || exec "$mlgate" hook "$hook" "$@"
    # Both read all that git writes. mlgate first: what it refuses is not uploaded by git-lfs or DVC.
    refs=$(cat && echo .)
    printf '%s' "${refs%.}" | "$mlgate" hook "$hook" "$@" || exit
    printf '%s' "${refs%.}" | run_previous "$@"

    """

  private static let adviceEnding = """
    run_previous "$@" || exit
    # Advice blocks nothing, whatever becomes of it.
    "$mlgate" hook "$hook" "$@" || :

    """
}

extension HookName {
  /// Whether git tells the hook the refs on standard input.
  var readsRefs: Bool { self == .prePush || self == .preReceive }
}
