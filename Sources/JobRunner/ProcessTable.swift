import ByteText

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

#if os(Linux)
  /// `/proc`, as far as this user may read it; where it is not mounted, it is empty.
  enum ProcessTable {
    /// All processes.
    static func entries() -> [ProcessEntry] {
      guard let folder = unsafe opendir("/proc") else { return [] }
      defer { unsafe closedir(folder) }
      var entries: [ProcessEntry] = []
      while let item = unsafe readdir(folder) {
        guard let number = unsafe number(of: item),
          let text = content(of: "/proc/\(number)/stat", limit: 4096),
          let entry = ProcessEntry(text)
        else { continue }
        entries.append(entry)
      }
      return entries
    }

    /// Whether a process was started with the variable `entry` (`NAME=value`); no for a zombie.
    static func environment(of number: pid_t, holds entry: ByteString) -> Bool {
      // The system takes at most 6 MiB of arguments and variables (execve(2)).
      guard let text = content(of: "/proc/\(number)/environ", limit: 8 << 20) else { return false }
      return text.split(separator: 0).contains { $0.elementsEqual(entry) }
    }

    private static func number(of item: UnsafeMutablePointer<dirent>) -> pid_t? {
      unsafe withUnsafeBytes(of: &item.pointee.d_name) { name in
        unsafe name.prefix { $0 != 0 }.decimalValue.map { pid_t(truncatingIfNeeded: $0) }
      }
    }

    private static func content(of path: String, limit: Int) -> [UInt8]? {
      let number = unsafe open(path, O_RDONLY | O_CLOEXEC)
      guard number >= 0 else { return nil }
      let file = OwnedDescriptor(number)
      var bytes: [UInt8] = []
      while bytes.count < limit {
        let part = unsafe [UInt8](unsafeUninitializedCapacity: 4096) { buffer, count in
          count = max(0, unsafe read(file.number, buffer.baseAddress, buffer.count))
        }
        if part.isEmpty { break }
        bytes += part
      }
      return bytes
    }
  }
#endif
