import TestSupport
import Testing

/// DVC011: data on disk that is not what is recorded.
@Suite struct DataChangedTests {
  private let hello = "5d41402abc4b2a76b9719d911017c592"
  private let world = "7d793037a0760186574b0282f2f435e7"

  private func project() throws -> ScratchRepository {
    let repository = try ScratchRepository()
    try repository.write(".dvc/config", "")
    try repository.write(".gitignore", "/raw.csv\n/set\n")
    try repository.write("raw.csv", "hello")
    try repository.write("raw.csv.dvc", "outs:\n- {path: raw.csv, hash: md5, md5: \(hello)}\n")
    try repository.commit("data: add raw data")
    return repository
  }

  private func finding(_ command: String) -> String {
    """
    raw.csv.dvc:2:35: warning DVC011 data-changed
     2 | - {path: raw.csv, hash: md5, md5: \(hello)}
       |                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
       = 'raw.csv' has the md5 \(world) on disk, not the recorded \(hello)
       = help: 'dvc commit' records what is here, 'dvc checkout' brings back what is recorded, 'dvc repro' makes it again

    \(command)
    """
  }

  @Test func file() throws {
    let repository = try project()
    let passed = Outcome(0, output: "passed: 3 files checked\n")
    try repository.expect("mlgate check", passed)
    try repository.write("raw.csv", "world")
    try repository.expect(
      "mlgate check", Outcome(0, output: finding("passed: 3 files checked, 1 warning\n")))
    try repository.expect(
      "mlgate check raw.csv.dvc --fail-on warning",
      Outcome(1, output: finding("failed: 1 file checked, 1 warning\n")))
    // Not of a commit, nor where another file is asked for, nor where it is left out.
    try repository.expect("mlgate check --commit HEAD", passed)
    try repository.expect("mlgate check --staged --all", passed)
    try repository.expect("mlgate check .gitignore", Outcome(0, output: "passed: 1 file checked\n"))
    try repository.expect("mlgate check --ignore DVC011", passed)
    // Nobody has to pull everything.
    try repository.sh("rm raw.csv").expectPassed()
    try repository.expect("mlgate check", passed)
  }

  /// Of what a stage makes, a folder, and what cannot be read.
  @Test func folderOfAStage() throws {
    let repository = try project()
    try repository.write("dvc.yaml", "stages:\n  go: {cmd: x, outs: [set]}\n")
    try repository.write("set/a", "hello")
    try repository.sh(
      """
      h=$(printf '[{"md5": "\(hello)", "relpath": "a"}]' | md5sum | cut -d ' ' -f 1)
      printf "schema: '2.0'\\nstages:\\n  go:\\n    cmd: x\\n    outs:\\n    - {path: set, hash: md5, md5: $h.dir}\\n" >dvc.lock
      """
    ).expectPassed()
    try repository.commit("feat: add a stage")
    let check = "mlgate check --select DVC011 --format json | grep '\"message\"'; true"
    try repository.expect(check, Outcome(0))
    try repository.write("set/b", "world")
    let changed = try repository.sh(check)
    #expect(changed.output.contains("'set' has the md5 "), "\(changed)")
    #expect(changed.output.contains(".dir on disk, not the recorded "), "\(changed)")
    try repository.sh("rm set/b && mkfifo set/b").expectPassed()
    try repository.expect(
      "mlgate check --select DVC011",
      Outcome(
        3,
        output: """
          dvc.lock: unverified DVC011 data-changed: whether 'set' is what is recorded cannot be told: 'set' cannot be \
          read: 'b' is neither a file nor a folder

          unverified: 5 files checked, 1 unverified

          """))
  }
}
