import ByteText
import CLibgit2

/// Owner of a `git_config`: values of git's configuration.
@safe struct Configuration: ~Copyable {
  private let configuration: OpaquePointer

  /// Takes over one reference.
  init(owning configuration: OpaquePointer) {
    unsafe self.configuration = configuration
  }

  /// One file and those that it includes; no value at all where the file does not exist.
  init(file: ByteString) throws(GitError) {
    try Libgit2.start()
    var opened = unsafe OpaquePointer?.none
    let doing = "cannot read the git configuration \(file.quoted)"
    try Libgit2.check(unsafe file.withCString { unsafe git_config_open_ondisk(&opened, $0) }, doing)
    guard let opened = unsafe opened else { throw GitError(.unreadable, doing) }
    unsafe configuration = opened
  }

  deinit {
    unsafe git_config_free(configuration)
  }

  /// Every value of a name, in the order of the file; the last one counts where there can be one.
  func values(of name: ByteString) throws(GitError) -> [ByteString] {
    let doing = "cannot read '\(name)' in the git configuration"
    var iterator = unsafe OpaquePointer?.none
    let status = unsafe name.withCString {
      unsafe git_config_multivar_iterator_new(&iterator, configuration, $0, nil)
    }
    guard try Libgit2.found(status, doing), let iterator = unsafe iterator else { return [] }
    return try unsafe Self.values(of: iterator, doing)
  }

  /// The addresses of all remotes, in the order of the file.
  func remoteAddresses() throws(GitError) -> [ByteString] {
    let doing = "cannot read the remotes in the git configuration"
    var iterator = unsafe OpaquePointer?.none
    let status = unsafe git_config_iterator_glob_new(
      &iterator, configuration, "^remote\\..*\\.url$")
    guard try Libgit2.found(status, doing), let iterator = unsafe iterator else { return [] }
    return try unsafe Self.values(of: iterator, doing)
  }

  /// The values that are left; takes over the iterator.
  private static func values(
    of iterator: OpaquePointer, _ doing: String
  ) throws(GitError) -> [ByteString] {
    defer { unsafe git_config_iterator_free(iterator) }
    var values: [ByteString] = []
    while true {
      var entry = unsafe UnsafeMutablePointer<git_config_entry>?.none
      let status = unsafe git_config_next(&entry, iterator)
      if status == GIT_ITEROVER.rawValue { return values }
      try Libgit2.check(status, doing)
      // A key without `=` has no value: git reads it as true.
      let value = unsafe entry?.pointee.value
      values.append(unsafe value.map { unsafe ByteString(cString: $0) } ?? "true")
    }
  }
}
