import ByteText
import Foundation
import JobRunner
import Testing

/// What reaches a user's program of a hook's or CI job's environment.
@Suite struct ChildEnvironmentTests {
  private static let inherited: [ByteString] = [
    "PATH", "HOME", "LANG", "LC_ALL", "LC_TIME", "TZ", "TMPDIR", "USER", "LOGNAME", "SHELL", "TERM",
    "CI", "CUDA_VISIBLE_DEVICES", "NVIDIA_DRIVER_CAPABILITIES", "HIP_VISIBLE_DEVICES",
    "ROCR_VISIBLE_DEVICES", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS",
    "PYTHONPATH",
    "PYTHONHASHSEED", "VIRTUAL_ENV", "CONDA_PREFIX", "LD_LIBRARY_PATH", "SSL_CERT_FILE",
    "HTTP_PROXY",
    "https_proxy", "no_proxy",
  ]
  private static let onRequest: [ByteString] = [
    "MLFLOW_TRACKING_URI", "HF_TOKEN", "AWS_SECRET_ACCESS_KEY", "DB_PASSWORD", "CONDA_TOKEN",
    "CUDA_KEY", "PYTHON_PASSWORD_FILE", "PYTHONSTARTUP", "PYTHONINSPECT", "GITHUB_SHA",
    "LD_PRELOAD",
    "PATHS", "path", "CI_JOB_TOKEN", "GITX", "",
  ]
  private static let refused: [ByteString] = [
    "GIT_DIR", "GIT_INDEX_FILE", "GIT_CONFIG_COUNT", "GIT_", "GITHUB_TOKEN", "GITHUB_ENV",
    "GITHUB_OUTPUT", "GITHUB_PATH", "GITHUB_STATE", "GITHUB_STEP_SUMMARY", "ACTIONS_RUNTIME_TOKEN",
    "ACTIONS_RUNTIME_URL", "SSH_AUTH_SOCK",
  ]

  @Test func rules() {
    for name in Self.inherited { #expect(VariableRule(for: name) == .inherited, "\(name)") }
    for name in Self.onRequest { #expect(VariableRule(for: name) == .onRequest, "\(name)") }
    for name in Self.refused { #expect(VariableRule(for: name) == .refused, "\(name)") }
  }

  @Test func filtered() {
    let variables: [ByteString: ByteString] = [
      "PATH": "/bin", "HOME": "/root", "GIT_DIR": ".git", "HF_TOKEN": "secret", "EDITOR": "ed",
      "GITHUB_TOKEN": "secret", "MLFLOW_TRACKING_URI": "file:a",
    ]
    #expect(
      ChildEnvironment(inheriting: variables).entries == ["HOME=/root", "PATH=/bin"])
    let configured = ChildEnvironment(
      inheriting: variables, passing: ["HF_TOKEN", "GIT_DIR", "GITHUB_TOKEN", "ABSENT"],
      setting: ["HOME": "/home", "MLFLOW_TRACKING_URI": "file:b"])
    #expect(
      configured.entries
        == ["HF_TOKEN=secret", "HOME=/home", "MLFLOW_TRACKING_URI=file:b", "PATH=/bin"])
    #expect(configured["HOME"] == "/home" && configured["GIT_DIR"] == nil)
  }

  @Test func ofThisProcess() {
    let expected = ProcessInfo.processInfo.environment
    let actual = ChildEnvironment.ofThisProcess()
    #expect(actual["PATH"] == expected["PATH"].map { ByteString($0) })
    #expect(Set(actual.keys.map(\.description)).isSuperset(of: ["PATH"]))
  }
}
