import ByteText
import CProcess
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// One running command, from its start until nothing of it is left.
///
/// One loop on the caller's thread reads the output and looks every 1 to 20 ms whether the program has
/// ended: no handler of SIGCHLD, which the whole process would share, and no pidfd, which older
/// kernels and Darwin lack.
struct Supervision: ~Copyable {
  private let command: Command
  private let child: ChildProcess
  private let start: SuspendingClock.Instant
  private var output: OutputReader
  /// Standard error where it is kept apart; otherwise at its end from the start.
  private var errors: OutputReader
  private var survivors: Survivors
  private var nextLook: SuspendingClock.Instant

  init(_ command: Command) throws(CommandFault) {
    _ = Self.preparation
    let mark = Self.nextMark()
    let input = try InputFile(command.standardInput)
    let pipe = try OutputPipe()
    let second = try OutputPipe()
    let isMerged = command.streams == .merged
    let start = SuspendingClock.now
    if isMerged {
      child = try ChildProcess(
        command, mark: mark, input: input.descriptor, output: pipe.writing, errors: pipe.writing)
    } else {
      child = try ChildProcess(
        command, mark: mark, input: input.descriptor, output: pipe.writing, errors: second.writing)
    }
    output = OutputReader(pipe.reading, limit: command.outputLimit)
    errors = OutputReader(second.reading, limit: isMerged ? 0 : 64 * 1024)
    self.command = command
    self.start = start
    nextLook = start + .seconds(1)
    survivors = Survivors(of: child.number, mark: mark)
  }

  /// Once a process: orphans come to us, and the system tells how a child ended.
  private static let preparation: Void = {
    cprocess_adopt_orphans()
    cprocess_remember_children()
  }()

  private static let commandCount = Atomic(0)

  /// A variable that only this command's processes have, also below another command of ours.
  private static func nextMark() -> ByteString {
    let number = commandCount.add(1, ordering: .relaxed).newValue
    return ByteString("MLGATE_COMMAND_\(getpid())_\(number)=1")
  }

  /// Waits for the command's end, or brings it about.
  mutating func finish() throws(CommandFault) -> CommandResult {
    let forced = waitForEnd()
    let wallTime = SuspendingClock.now - start
    if forced == nil { readWhatIsLeft() }
    endSurvivors()
    collect(waiting: 0)
    let reaped = child.reap()
    guard let ending = forced ?? reaped.map({ CommandResult.Ending($0.ending) }) else {
      throw .system("learn how the program ended", ECHILD)
    }
    var resources = reaped?.resources
    if let others = survivors.resources { resources?.add(others) }
    return CommandResult(
      ending, output: output.collector.output, errors: errors.collector.output,
      wallTime: wallTime, resources: resources, killedSurvivors: survivors.killed)
  }

  private var isAtEndOfOutput: Bool { output.isAtEnd && errors.isAtEnd }

  /// Whether the program writes more than anybody will look at.
  private var isWritingInVain: Bool {
    command.streams == .apart && output.collector.isOverLimit
  }

  /// Nil where the program ended by itself, or wrote too much and ended because of that.
  private mutating func waitForEnd() -> CommandResult.Ending? {
    let limit = start + command.timeLimit
    if wait(until: limit, unless: { $0 || Interruption.signal != nil }) { return nil }
    let ending = Interruption.signal.map { CommandResult.Ending.interrupted($0) }
    let isInVain = isWritingInVain
    tearDown()
    return ending ?? (isInVain ? .signalled(SIGTERM) : .timedOut)
  }

  /// Asks the group to end, and makes it; any further signal to this process cuts the grace short.
  private mutating func tearDown() {
    let count = Interruption.count
    survivors.look()
    child.signalGroup(SIGTERM)
    let grace = SuspendingClock.now + command.gracePeriod
    if wait(until: grace, unless: { _ in Interruption.count != count }) { return }
    _ = survivors.strike()
    _ = wait(until: .now + .seconds(1), unless: { _ in false })
  }

  /// Returns whether the program has ended, before `deadline` and before `mustStop` said so, which is
  /// told whether the program is writing in vain.
  private mutating func wait(
    until deadline: SuspendingClock.Instant, unless mustStop: (Bool) -> Bool
  ) -> Bool {
    var pause: Int32 = 1
    while true {
      let wasAtEnd = isAtEndOfOutput
      collect(waiting: pause)
      if child.hasEnded { return true }
      if mustStop(isWritingInVain) || SuspendingClock.now >= deadline { return false }
      lookIfDue()
      // Most programs close their output by ending, a moment before the system says that they have.
      pause = isAtEndOfOutput && !wasAtEnd ? 1 : min(2 * pause, 20)
    }
  }

  /// Once a second, and rarer where the system has so many processes that it would cost over 1 %.
  private mutating func lookIfDue() {
    let start = SuspendingClock.now
    guard start >= nextLook else { return }
    survivors.look()
    let end = SuspendingClock.now
    nextLook = end + max(.seconds(1), (end - start) * 100)
  }

  /// Reads for at most 1 s more what other processes of the command still write, `tee` for one.
  private mutating func readWhatIsLeft() {
    collect(waiting: 0)
    if isAtEndOfOutput { return }
    survivors.look()
    let deadline = SuspendingClock.now + .seconds(1)
    while !isAtEndOfOutput, SuspendingClock.now < deadline { collect(waiting: 20) }
  }

  private mutating func endSurvivors() {
    let deadline = SuspendingClock.now + .seconds(2)
    var pause: Int32 = 1
    while survivors.strike(), SuspendingClock.now < deadline {
      collect(waiting: pause)
      pause = min(2 * pause, 20)
    }
  }

  /// Reads what there is, 1 MiB of a stream at most, after waiting for it so many milliseconds at most.
  private mutating func collect(waiting milliseconds: Int32) {
    var requests = [output.request, errors.request]
    let count = nfds_t(requests.count)
    guard unsafe poll(&requests, count, milliseconds) > 0 else { return }
    if requests[0].revents != 0 { output.readWhatIsThere() }
    if requests[1].revents != 0 { errors.readWhatIsThere() }
  }
}

extension CommandResult.Ending {
  /// What `cprocess_ending` says.
  fileprivate init(_ code: Int32) {
    self = code >= 0 ? .exited(code) : .signalled(-1 - code)
  }
}
