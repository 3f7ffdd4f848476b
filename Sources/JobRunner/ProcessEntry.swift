import ByteText

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

#if os(Linux)
  /// A line of the system's process table.
  struct ProcessEntry {
    /// A number alone may be given out again; with the start it names one process for good.
    struct Identity: Hashable {
      let number: pid_t
      /// In clock ticks since the system's start.
      let startTime: Int
    }

    let identity: Identity
    let parent: pid_t
    let group: pid_t
    let session: pid_t
    /// Whether it has ended and waits for its parent to look.
    let isZombie: Bool

    var number: pid_t { identity.number }

    /// Reads `/proc/NUMBER/stat` (proc(5)): `NUMBER (NAME) STATE PARENT GROUP SESSION …`, the start being
    /// the 22nd field. The name may hold anything, parentheses and line feeds included.
    init?(_ text: [UInt8]) {
      guard let nameStart = text.firstIndex(of: .ascii("(")),
        let nameEnd = text.lastIndex(of: .ascii(")"))
      else { return nil }
      let fields = text[(nameEnd + 1)...].split(separator: .space)
      guard fields.count > 19, let number = text[..<nameStart].trimmed.decimalValue,
        let parent = fields[1].decimalValue, let group = fields[2].decimalValue,
        let session = fields[3].decimalValue, let startTime = fields[19].decimalValue
      else { return nil }
      identity = Identity(number: pid_t(number), startTime: startTime)
      self.parent = pid_t(parent)
      self.group = pid_t(group)
      self.session = pid_t(session)
      isZombie = fields[0] == "Z" || fields[0] == "X"
    }
  }
#endif
