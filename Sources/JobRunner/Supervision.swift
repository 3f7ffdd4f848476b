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
  private let reading: OwnedDescriptor
  private let start: SuspendingClock.Instant
  private var collector: OutputCollector
  private var survivors: Survivors
  private var isAtEndOfOutput = false
  private var nextLook: SuspendingClock.Instant

  init(_ command: Command) throws(CommandFault) {
    _ = Self.preparation
    let mark = Self.nextMark()
    let pipe = try OutputPipe()
    let start = SuspendingClock.now
    child = try ChildProcess(command, mark: mark, output: pipe.writing)
    reading = pipe.reading
    self.command = command
    self.start = start
    nextLook = start + .seconds(1)
    collector = OutputCollector(limit: command.outputLimit)
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
      ending, output: collector.output, wallTime: wallTime, resources: resources,
      killedSurvivors: survivors.killed)
  }

  /// Nil where the program ended by itself.
  private mutating func waitForEnd() -> CommandResult.Ending? {
    let limit = start + command.timeLimit
    if wait(until: limit, unless: { Interruption.signal != nil }) { return nil }
    let ending = Interruption.signal.map { CommandResult.Ending.interrupted($0) } ?? .timedOut
    tearDown()
    return ending
  }

  /// Asks the group to end, and makes it; any further signal to this process cuts the grace short.
  private mutating func tearDown() {
    let count = Interruption.count
    survivors.look()
    child.signalGroup(SIGTERM)
    let grace = SuspendingClock.now + command.gracePeriod
    if wait(until: grace, unless: { Interruption.count != count }) { return }
    _ = survivors.strike()
    _ = wait(until: .now + .seconds(1), unless: { false })
  }

  /// Returns whether the program has ended, before `deadline` and before `mustStop` said so.
  private mutating func wait(
    until deadline: SuspendingClock.Instant, unless mustStop: () -> Bool
  ) -> Bool {
    var pause: Int32 = 1
    while true {
      let wasAtEnd = isAtEndOfOutput
      collect(waiting: pause)
      if child.hasEnded { return true }
      if mustStop() || SuspendingClock.now >= deadline { return false }
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

  /// Reads what there is, 1 MiB at most, after waiting for it so many milliseconds at most.
  private mutating func collect(waiting milliseconds: Int32) {
    let number = isAtEndOfOutput ? -1 : reading.number
    var request = pollfd(fd: number, events: Int16(POLLIN), revents: 0)
    guard unsafe poll(&request, 1, milliseconds) > 0 else { return }
    for _ in 0..<16 {
      switch collector.read(from: reading) {
      case .read: continue
      case .nothingNow: return
      case .atEnd:
        isAtEndOfOutput = true
        return
      }
    }
  }
}

extension CommandResult.Ending {
  /// What `cprocess_ending` says.
  fileprivate init(_ code: Int32) {
    self = code >= 0 ? .exited(code) : .signalled(-1 - code)
  }
}
