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

/// The processes that a command started and that must not outlive it.
///
/// The program leads a session and a group of its own. What leaves both (a daemon) is found on Linux
/// because this process takes the kernel's place as the parent of orphans (PR_SET_CHILD_SUBREAPER).
///
/// Several commands, and children of other code, may run in this process at once; none is taken for
/// another's. A process belongs to a command only where
/// - it is in the session or group of the program, whose number is not given out again before `reap`,
/// - it was seen, or a session of its own was, below such a process while that lived, or
/// - it is now our child and was started with the variable that marks this command alone.
///
/// A child that other code started is in our session, never was below the program and lacks the mark.
/// Only the group and our own children are ever signalled: their numbers stay theirs until we wait for
/// them, so no signal can reach a stranger. What hides below an orphan becomes our child when that dies.
///
/// What still gets away: a process that leaves the session, loses its parent and drops its
/// environment, all between two looks.
struct Survivors {
  private let leader: pid_t
  /// `NAME=value` of the variable that marks this command.
  private let mark: ByteString
  /// How many had to be killed.
  private(set) var killed = 0
  /// What those took that were waited for.
  private(set) var resources: ResourceUsage?

  #if os(Linux)
    private var known: Set<ProcessEntry.Identity> = []
    private var sessions: Set<pid_t> = []
    private var condemned: Set<ProcessEntry.Identity> = []
  #endif

  init(of leader: pid_t, mark: ByteString) {
    self.leader = leader
    self.mark = mark
  }

  #if os(Linux)
    /// Held from reading the table until what it said is used, so that no number is given out again between.
    private static let table = Mutex(())

    /// Learns which processes belong to the command, and waits for orphans that have ended.
    mutating func look() {
      Self.table.withLock { _ in
        for entry in processes() where entry.isZombie && entry.parent == getpid() { collect(entry) }
      }
    }

    /// Kills the whole group and every orphan; returns whether anything was left to kill or to wait for.
    mutating func strike() -> Bool {
      Self.table.withLock { _ in
        let entries = processes()
        kill(-leader, SIGKILL)
        for entry in entries {
          if !entry.isZombie, condemned.insert(entry.identity).inserted { killed += 1 }
          guard entry.parent == getpid() else { continue }
          if !entry.isZombie { kill(entry.number, SIGKILL) }
          collect(entry)
        }
        return !entries.isEmpty
      }
    }

    private mutating func collect(_ entry: ProcessEntry) {
      guard let usage = reapProcess(entry.number)?.resources else { return }
      if resources?.add(usage) == nil { resources = usage }
    }

    /// What belongs to the command now, zombies included, the program itself left out.
    private mutating func processes() -> [ProcessEntry] {
      let table = ProcessTable.entries()
      for entry in table where isForgotten(entry) { _ = reapProcess(entry.number) }
      let children = Dictionary(grouping: table, by: \.parent)
      var found = table.filter { $0.number == leader || isOwn($0) }
      var numbers = Set(found.map(\.number))
      var place = 0
      while place < found.count {
        let below = children[found[place].number, default: []].filter {
          !numbers.contains($0.number)
        }
        numbers.formUnion(below.map(\.number))
        found += below
        place += 1
      }
      found.removeAll { $0.number == leader }
      known.formUnion(found.map(\.identity))
      sessions.formUnion(found.map(\.session))
      return found
    }

    /// Whether this is an orphan of any command, or of other code, that ended before it was seen: in a
    /// session that neither we nor it leads, it cannot have been started by us, so nobody waits for it.
    private func isForgotten(_ entry: ProcessEntry) -> Bool {
      entry.isZombie && entry.parent == getpid() && entry.session != getsid(0)
        && entry.session != entry.number && !isOwn(entry)
    }

    private func isOwn(_ entry: ProcessEntry) -> Bool {
      if entry.session == leader || entry.group == leader || known.contains(entry.identity)
        || sessions.contains(entry.session)
      {
        return true
      }
      return entry.parent == getpid()
        && ProcessTable.environment(of: entry.number, holds: mark)
    }
  #else
    mutating func look() {}

    mutating func strike() -> Bool {
      guard kill(-leader, 0) == 0, kill(-leader, SIGKILL) == 0 else { return false }
      killed = 1
      return true
    }
  #endif
}
