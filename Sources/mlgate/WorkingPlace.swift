import ByteText
import GitRepository

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The environment, captured once, after a change to the folder that `-C` names.
///
/// The process itself moves, so that every relative path of the command line is seen from there.
func workingPlace(_ directory: String?) throws(CommandFailure) -> GitEnvironment {
  if let directory, unsafe chdir(directory) != 0 {
    let words = unsafe strerror(errno).map { unsafe String(cString: $0) } ?? "error \(errno)"
    throw .usage("cannot work in \(ByteString(directory).quotedInFull): \(words)")
  }
  do throws(GitError) {
    return try GitEnvironment.current()
  } catch {
    throw .couldNotWork(error.description)
  }
}
