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

/// A program that answers requests on its standard input, for as long as this value lives.
///
/// It is started as `CommandRunner` starts one, but with a socket to read from; it is killed with its
/// whole group when this value goes, and it finds its input at the end when this process does.
public final class Conversation {
  private let child: ChildProcess
  private let requests: OwnedDescriptor
  private let answers: OwnedDescriptor
  private let errorFile: OwnedDescriptor
  private let timeLimit: Duration
  private var buffer: [UInt8] = []
  private var offset = 0
  private var chunk = [UInt8](repeating: 0, count: 64 * 1024)

  private static let count = Atomic(0)

  /// - Parameter command: its `timeLimit` holds for each answer; standard input and limits of output
  ///   are not looked at.
  public init(_ command: Command) throws(CommandFault) {
    let number = Self.count.add(1, ordering: .relaxed).newValue
    let mark = ByteString("MLGATE_CONVERSATION_\(getpid())_\(number)=1")
    var ends: [Int32] = [-1, -1]
    guard unsafe cprocess_socket_pair(&ends) == 0 else {
      throw .system("make a socket to a program", errno)
    }
    let ours = OutputPipe.aboveStandardStreams(ends[0])
    let theirs = OutputPipe.aboveStandardStreams(ends[1])
    let pipe = try OutputPipe()
    let errors = try InputFile.empty()
    child = try ChildProcess(
      command, mark: mark, input: theirs, output: pipe.writing, errors: errors)
    requests = ours
    answers = pipe.reading
    errorFile = errors
    timeLimit = command.timeLimit
  }

  deinit {
    child.signalGroup(SIGKILL)
    let deadline = SuspendingClock.now + .seconds(1)
    while child.reap() == nil, SuspendingClock.now < deadline {
      _ = poll(nil, 0, 1)
    }
  }

  /// Hands a request to the program.
  public func send(_ request: [UInt8]) throws(CommandFault) {
    var rest = request[...]
    while !rest.isEmpty {
      let sent = unsafe rest.withUnsafeBytes {
        unsafe cprocess_send(requests.number, $0.baseAddress, $0.count)
      }
      if sent > 0 { rest = rest.dropFirst(sent) }
      if sent < 0, errno != EINTR { throw .system("ask a program", errno) }
    }
  }

  /// The next line of the answer without its line feed; nil where the program ended its output, took
  /// too long, or wrote more than `limit` bytes without one.
  public func line(limit: Int) throws(CommandFault) -> [UInt8]? {
    var searched = 0
    while true {
      if let end = buffer[(offset + searched)...].firstIndex(of: .lineFeed) {
        defer { offset = end + 1 }
        return Array(buffer[offset..<end])
      }
      searched = buffer.count - offset
      guard searched <= limit, try readMore() else { return nil }
    }
  }

  /// The next bytes of the answer; nil where the program ended its output before, or took too long.
  public func bytes(_ count: Int) throws(CommandFault) -> [UInt8]? {
    while buffer.count - offset < count {
      guard try readMore() else { return nil }
    }
    defer { offset += count }
    return Array(buffer[offset..<(offset + count)])
  }

  /// The first 64 KiB that the program wrote to standard error so far.
  public func errors() -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: 64 * 1024)
    let count = unsafe bytes.withUnsafeMutableBytes {
      unsafe pread(errorFile.number, $0.baseAddress, $0.count, 0)
    }
    return Array(bytes.prefix(max(0, count)))
  }

  /// False at the end of the output and where nothing came in time.
  private func readMore() throws(CommandFault) -> Bool {
    if offset > 0 {
      buffer.removeFirst(offset)
      offset = 0
    }
    let deadline = SuspendingClock.now + timeLimit
    while SuspendingClock.now < deadline {
      var request = pollfd(fd: answers.number, events: Int16(POLLIN), revents: 0)
      guard unsafe poll(&request, 1, 100) > 0 else { continue }
      let count = unsafe chunk.withUnsafeMutableBytes {
        unsafe read(answers.number, $0.baseAddress, $0.count)
      }
      if count > 0 { buffer += chunk[..<count] }
      if count < 0, errno == EINTR || errno == EAGAIN { continue }
      guard count >= 0 else { throw .system("read a program's answer", errno) }
      return count > 0
    }
    return false
  }
}
