import ByteText
import Synchronization

/// The hashes of files that were read before, by what `stat` says of them, so that an unchanged file of
/// gigabytes is not read again.
///
/// A line for each file, sorted by path: device, inode, size, time of the last change of the content and of
/// the status in nanoseconds since 1970, the style, the md5 and the path.
public final class HashMemory: Sendable {
  /// Smaller files are read faster than they are remembered.
  static let leastSize = 1 << 16
  /// A file that changed so shortly before it was read may change again within one tick of the clock.
  private static let settlingTime = 2_000_000_000
  private static let header = Array("mlgate data hashes 1\n".utf8)

  private struct Key: Hashable {
    let path: ByteString
    let style: DataHashStyle
  }

  private struct State {
    var known: [Key: (file: DiskFile, md5: ByteString)] = [:]
    var isChanged = false
  }

  private let state = Mutex(State())

  /// - Parameter bytes: what `bytes` gave; anything else counts as nothing.
  public init(_ bytes: [UInt8] = []) {
    guard bytes.starts(with: Self.header) else { return }
    var known: [Key: (file: DiskFile, md5: ByteString)] = [:]
    for line in bytes.dropFirst(Self.header.count).split(separator: .lineFeed) {
      let fields = line.split(separator: .space, maxSplits: 7, omittingEmptySubsequences: false)
      guard fields.count == 8, let file = DiskFile(fields) else { continue }
      let style: DataHashStyle = fields[5] == "md5" ? .md5 : .md5DOS2Unix
      known[Key(path: ByteString(fields[7]), style: style)] = (file, ByteString(fields[6]))
    }
    state.withLock { $0.known = known }
  }

  /// Whether there is something new to write down.
  public var isChanged: Bool { state.withLock(\.isChanged) }

  public var bytes: [UInt8] {
    let known = state.withLock(\.known).sorted {
      ($0.key.path, $0.key.style == .md5 ? 0 : 1) < ($1.key.path, $1.key.style == .md5 ? 0 : 1)
    }
    return known.reduce(into: Self.header) { bytes, entry in
      let file = entry.value.file
      let style = entry.key.style == .md5 ? "md5" : "md5-dos2unix"
      bytes +=
        "\(file.device) \(file.inode) \(file.size) \(file.modified) \(file.changed) \(style) ".utf8
      bytes += entry.value.md5.bytes + [.space] + entry.key.path.bytes + [.lineFeed]
    }
  }

  func hash(of path: ByteString, _ file: DiskFile, _ style: DataHashStyle) -> ByteString? {
    let entry = state.withLock { $0.known[Key(path: path, style: style)] }
    guard let entry, entry.file.isSameContent(as: file) else { return nil }
    return entry.md5
  }

  /// - Parameter now: in nanoseconds since 1970.
  func remember(
    _ md5: ByteString, of path: ByteString, _ file: DiskFile, _ style: DataHashStyle, now: Int
  ) {
    guard file.size >= Self.leastSize, !path.contains(.lineFeed),
      max(file.modified, file.changed) < now - Self.settlingTime
    else { return }
    state.withLock {
      $0.known[Key(path: path, style: style)] = (file, md5)
      $0.isChanged = true
    }
  }
}

extension DiskFile {
  fileprivate init?(_ fields: [ArraySlice<UInt8>]) {
    func number<Number: FixedWidthInteger>(_ place: Int) -> Number? {
      Number(String(decoding: fields[place], as: UTF8.self))
    }
    guard let device: UInt64 = number(0), let inode: UInt64 = number(1), let size: Int = number(2),
      let modified: Int = number(3), let changed: Int = number(4)
    else { return nil }
    kind = .regular
    mode = 0
    (self.device, self.inode, self.size) = (device, inode, size)
    (self.modified, self.changed) = (modified, changed)
  }

  /// The mode aside: DVC takes the right to write away from what it keeps.
  fileprivate func isSameContent(as other: DiskFile) -> Bool {
    device == other.device && inode == other.inode && size == other.size
      && modified == other.modified && changed == other.changed
  }
}
