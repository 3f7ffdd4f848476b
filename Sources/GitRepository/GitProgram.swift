public import ByteText
import JobRunner

/// git's own program, for what libgit2 cannot do as git does.
///
/// It gets the variables that git would obey where mlgate was started, and no others but those that any
/// program needs. It takes no lock that it could do without, asks nobody anything, obeys no replace
/// references, speaks English, runs no file system monitor and reaches no network: in a partial clone,
/// a missing object stays missing.
public struct GitProgram: Sendable {
  /// What git wrote, and how it ended.
  public struct Output: Sendable {
    public let exitCode: Int32
    /// Standard output, whole.
    public let output: [UInt8]
    /// The beginning of standard error.
    public let errors: [UInt8]

    /// git's first line of complaint without its `fatal: `; nil where it wrote none.
    public var complaint: ByteString? { GitProgram.complaint(in: errors) }
  }

  /// The first line of standard error without its `fatal: `, and the one that its colon announces; nil
  /// where there is none.
  static func complaint(in errors: [UInt8]) -> ByteString? {
    let lines = errors.split(separator: .lineFeed)
    guard var line = lines.first else { return nil }
    for prefix: StaticString in ["fatal: ", "error: ", "warning: "] where line.hasPrefix(prefix) {
      line = line.dropFirst(prefix.utf8CodeUnitCount)
    }
    guard line.last == .ascii(":"), lines.count > 1 else { return ByteString(line) }
    return ByteString(line + [.space] + lines[1].trimmed)
  }

  private let workingFolder: ByteString
  private let variables: [ByteString: ByteString]

  /// - Parameters:
  ///   - gitDirectory: absolute; nil leaves it to git to find one as the environment says.
  ///   - workTree: absolute; nil where git is to find it, or there is none.
  ///   - environment: the working folder, which is git's too, and the variables that git obeys.
  ///   - values: variables that git gets besides, or instead of its own.
  public init(
    gitDirectory: ByteString?, workTree: ByteString?, environment: GitEnvironment,
    setting values: [ByteString: ByteString] = [:]
  ) {
    workingFolder = environment.workingFolder
    var variables = environment.variablesForGit.merging(Self.rules) { $1 }
    if let gitDirectory { variables["GIT_DIR"] = gitDirectory }
    if let workTree { variables["GIT_WORK_TREE"] = workTree }
    self.variables = variables.merging(values) { $1 }
  }

  private static let rules: [ByteString: ByteString] = [
    "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_NO_LAZY_FETCH": "1", "LC_ALL": "C",
    // Before 2.45 git knows no GIT_NO_LAZY_FETCH; no protocol has this name.
    "GIT_ALLOW_PROTOCOL": "none",
  ]

  /// Runs `git ARGUMENTS…` to its end; what it says by its exit code is left to the caller.
  ///
  /// - Parameters:
  ///   - input: what git reads as standard input.
  ///   - limit: how many bytes of standard output there may be; git is ended where it writes more.
  ///   - timeLimit: after which git is ended.
  /// - Throws: `.unreadable` where git is missing, was ended by a signal or took too long, and
  ///   `.refused` where it wrote more than `limit`.
  public func run(
    _ arguments: [ByteString], input: [UInt8] = [], limit: Int,
    timeLimit: Duration = .seconds(600)
  ) throws(GitError) -> Output {
    var command = command(arguments, timeLimit: timeLimit)
    command.outputLimit = limit
    command.standardInput = input
    command.streams = .apart
    let result: CommandResult
    do throws(CommandFault) { result = try CommandRunner.run(command) } catch {
      throw GitError(.unreadable, "cannot run git: \(error)")
    }
    return try Output(result, name: arguments.first ?? "", limit: limit)
  }

  /// The standard output of a command that must succeed.
  func output(_ arguments: [ByteString], limit: Int) throws(GitError) -> [UInt8] {
    let output = try run(arguments, limit: limit)
    guard output.exitCode == 0 else {
      throw GitError(
        .unreadable,
        "git cannot read the repository: \(output.complaint ?? "it gives no reason")")
    }
    return output.output
  }

  /// Starts `git ARGUMENTS…` to answer requests, within a minute each.
  func conversation(_ arguments: [ByteString]) throws(GitError) -> Conversation {
    do throws(CommandFault) {
      return try Conversation(command(arguments, timeLimit: .seconds(60)))
    } catch {
      throw GitError(.unreadable, "cannot run git: \(error)")
    }
  }

  private func command(_ arguments: [ByteString], timeLimit: Duration) -> Command {
    Command(
      ["git", "-c", "core.fsmonitor=false"] + arguments, in: workingFolder,
      environment: ChildEnvironment(variables), timeLimit: timeLimit)
  }
}

extension GitProgram.Output {
  fileprivate init(_ result: CommandResult, name: ByteString, limit: Int) throws(GitError) {
    guard result.output.totalBytes <= limit else {
      throw GitError(.refused, "'git \(name)' wrote more than \(limit) bytes")
    }
    switch result.ending {
    case .exited(let code): exitCode = code
    case .signalled(let signal):
      throw GitError(.unreadable, "'git \(name)' was ended by signal \(signal)")
    case .timedOut: throw GitError(.unreadable, "'git \(name)' took too long and was ended")
    case .interrupted(let signal):
      throw GitError(.unreadable, "'git \(name)' was interrupted by signal \(signal)")
    }
    output = result.output.head
    errors = result.errors.head
  }
}
