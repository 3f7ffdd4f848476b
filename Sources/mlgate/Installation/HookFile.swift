import ByteText
import Reporters

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A name in a hooks folder, seen as git sees it.
struct HookFile {
  enum Kind: Equatable {
    case missing
    /// Executable or not.
    case file(isExecutable: Bool)
    /// A link that leads nowhere.
    case dangling
    case other
  }

  let path: ByteString

  init(in folder: ByteString, named name: String) {
    path = ByteString(folder.bytes + [.ascii("/")] + Array(name.utf8))
  }

  init(_ path: ByteString) { self.path = path }

  /// What the name leads to, links followed.
  var kind: Kind {
    var status = stat()
    guard unsafe stat(path.cString, &status) == 0 else { return isPresent ? .dangling : .missing }
    guard status.st_mode & S_IFMT == S_IFREG else { return .other }
    return .file(isExecutable: unsafe access(path.cString, X_OK) == 0)
  }

  /// Whether there is anything by that name, a dangling link too.
  var isPresent: Bool { entry != nil }

  var isLink: Bool { entry.map { $0.st_mode & S_IFMT == S_IFLNK } ?? false }

  /// Whether two names are of one file.
  func isSame(as other: HookFile) -> Bool {
    guard let entry, let otherEntry = other.entry else { return false }
    return entry.st_dev == otherEntry.st_dev && entry.st_ino == otherEntry.st_ino
  }

  private var entry: stat? {
    var status = stat()
    return unsafe lstat(path.cString, &status) == 0 ? status : nil
  }

  /// The bytes of a regular file, links followed; nil for anything else or what is over 16 MiB.
  func read() throws(HookFailure) -> [UInt8]? {
    guard case .file = kind else { return nil }
    let file = unsafe open(path.cString, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { throw HookFailure("read", path) }
    defer { close(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count <= AtomicFile.sizeLimit {
      let count = unsafe buffer.withUnsafeMutableBytes { unsafe Self.fill($0, from: file) }
      if count < 0 { throw HookFailure("read", path) }
      if count == 0 { return bytes }
      bytes += buffer[..<count]
    }
    return nil
  }

  private static func fill(_ buffer: UnsafeMutableRawBufferPointer, from file: Int32) -> Int {
    while true {
      #if canImport(Darwin)
        let count = unsafe Darwin.read(file, buffer.baseAddress, buffer.count)
      #elseif canImport(Musl)
        let count = unsafe Musl.read(file, buffer.baseAddress, buffer.count)
      #else
        let count = unsafe Glibc.read(file, buffer.baseAddress, buffer.count)
      #endif
      if count >= 0 || errno != EINTR { return count }
    }
  }
}

extension ByteString {
  /// The bytes with a zero behind them.
  var cString: [CChar] { bytes.map { CChar(bitPattern: $0) } + [0] }
}
