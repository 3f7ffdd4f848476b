#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Takes the numbers 0, 1 and 2 where the caller closed them, before a file of the repository gets
/// one of them and what is meant for people goes into it.
///
/// Each is opened the wrong way round: a write still fails, as on a closed stream.
func keepStandardStreams() {
  for number in Int32(0)...2 where fcntl(number, F_GETFD) < 0 {
    // The lowest free number is the one that is missing; without /dev/null nothing is lost.
    _ = unsafe open("/dev/null", number == 0 ? O_WRONLY : O_RDONLY)
  }
}
