public import ByteText

/// Whether a variable of this process reaches a user's program.
///
/// A list of what is allowed, because nobody can list what is secret: a hook's `GIT_*` would lead the
/// program into the wrong repository, and a CI server's tokens and command files would let it act as us.
public enum VariableRule: Hashable, Sendable {
  /// Always.
  case inherited
  /// Where the user names it.
  case onRequest
  /// Never: what belongs to git's hooks and to the CI server's own protocol.
  case refused

  public init(for name: ByteString) {
    if refusedNames.contains(name) || refusedPrefixes.contains(where: name.starts(with:)) {
      self = .refused
    } else if isSecret(name) || exceptions.contains(name) {
      self = .onRequest
    } else if names.contains(name) || prefixes.contains(where: name.starts(with:)) {
      self = .inherited
    } else {
      self = .onRequest
    }
  }
}

private let names: Set<ByteString> = [
  "PATH", "HOME", "LANG", "LANGUAGE", "TZ", "TMPDIR", "USER", "LOGNAME", "SHELL", "TERM", "CI",
  "VIRTUAL_ENV", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "SSL_CERT_FILE", "SSL_CERT_DIR",
  "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "http_proxy", "https_proxy", "no_proxy",
]

private let prefixes: [ByteString] = [
  "LC_", "CUDA_", "NVIDIA_", "HIP_", "ROCR_", "OMP_", "MKL_", "OPENBLAS_", "PYTHON", "CONDA_",
]

/// They make Python run code, or wait for somebody to type.
private let exceptions: Set<ByteString> = ["PYTHONSTARTUP", "PYTHONINSPECT", "PYTHONBREAKPOINT"]

private let refusedNames: Set<ByteString> = [
  "GITHUB_TOKEN", "GITHUB_ENV", "GITHUB_OUTPUT", "GITHUB_PATH", "GITHUB_STATE",
  "GITHUB_STEP_SUMMARY", "SSH_AUTH_SOCK",
]

private let refusedPrefixes: [ByteString] = ["GIT_", "ACTIONS_"]

private func isSecret(_ name: ByteString) -> Bool {
  name.hasSuffix("_TOKEN") || name.hasSuffix("_KEY") || name.hasSuffix("_SECRET")
    || name.contains("PASSWORD")
}
