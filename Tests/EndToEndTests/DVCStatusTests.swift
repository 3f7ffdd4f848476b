import Foundation
import TestSupport
import Testing

/// `mlgate dvc status`, beside what the integration tests compare with DVC itself.
@Suite struct DVCStatusTests {
  private let upToDate = "Data and pipelines are up to date.\n"

  /// A file of 100,000 bytes that DVC keeps, changed long enough ago to be remembered.
  private func largeFile() throws -> ScratchRepository {
    let repository = try ScratchRepository()
    try repository.write(".dvc/config", "")
    try repository.write(".dvc/.gitignore", "/cache\n")
    try repository.write(".gitignore", "/large.bin\n")
    try repository.write("large.bin", String(repeating: "0123456789", count: 10_000))
    try repository.sh(
      """
      h=$(md5sum large.bin | cut -d ' ' -f 1)
      mkdir -p ".dvc/cache/files/md5/${h%"${h#??}"}"
      cp large.bin ".dvc/cache/files/md5/${h%"${h#??}"}/${h#??}"
      chmod 444 ".dvc/cache/files/md5/${h%"${h#??}"}/${h#??}"
      printf 'outs:\\n- {path: large.bin, hash: md5, md5: %s}\\n' "$h" >large.bin.dvc
      sleep 2.1
      """
    ).expectPassed()
    return repository
  }

  private let modified = "large.bin.dvc:\n\tchanged outs:\n\t\tmodified:           large.bin\n"

  /// What `stat` says decides whether the remembered hash still holds.
  @Test func unchangedFilesAreNotReadAgain() throws {
    let repository = try largeFile()
    try repository.expect("mlgate dvc status", Outcome(0, output: upToDate))
    let memory = ".git/mlgate-data-hashes"
    let lines = try repository.sh("cat \(memory)").output.split(separator: "\n")
    #expect(lines.count == 2 && lines[0] == "mlgate data hashes 1")
    #expect(lines.last?.hasSuffix("/repository/large.bin") == true, "\(lines)")
    // Were the file read again, a memory that lies would not show.
    try repository.sh("sed -i 's/ md5 [0-9a-f]*/ md5 00000000000000000000000000000000/' \(memory)")
      .expectPassed()
    try repository.expect("mlgate dvc status", Outcome(1, output: modified))
    try repository.sh("touch large.bin").expectPassed()
    try repository.expect("mlgate dvc status", Outcome(0, output: upToDate))
  }

  @Test func changeOfTheSameSize() throws {
    let repository = try largeFile()
    try repository.expect("mlgate dvc status", Outcome(0, output: upToDate))
    try repository.sh("printf x | dd of=large.bin conv=notrunc status=none").expectPassed()
    try repository.expect("mlgate dvc status", Outcome(1, output: modified))
  }

  /// A memory that is no memory counts as none.
  @Test(arguments: [
    "nonsense", "mlgate data hashes 1\n1 2 3\n", "mlgate data hashes 1\na b c d e md5 f g\n",
  ])
  func brokenMemory(_ text: String) throws {
    let repository = try largeFile()
    try repository.write(".git/mlgate-data-hashes", text)
    try repository.expect("mlgate dvc status", Outcome(0, output: upToDate))
  }

  /// What `.dvcignore` names is no part of a folder, on disk and in a commit.
  @Test func ignoredFiles() throws {
    let repository = try ScratchRepository()
    try repository.write(".dvc/config", "")
    try repository.write(".dvcignore", "*.log\n")
    try repository.write("src/a.py", "a\n")
    try repository.write("src/run.log", "noise\n")
    try repository.write("dvc.yaml", "stages:\n  go: {cmd: x, deps: [src]}\n")
    try repository.sh(
      """
      h=$(printf '[{"md5": "%s", "relpath": "a.py"}]' "$(md5sum <src/a.py | cut -d ' ' -f 1)" | md5sum | cut -d ' ' -f 1)
      printf "schema: '2.0'\\nstages:\\n  go:\\n    cmd: x\\n    deps:\\n    - {path: src, hash: md5, md5: %s.dir}\\n" "$h" >dvc.lock
      """
    ).expectPassed()
    try repository.commit("fix: begin")
    for option in ["", "--commit HEAD", "--staged"] {
      try repository.expect("mlgate dvc status \(option)", Outcome(0, output: upToDate))
    }
    try repository.expect(
      "mlgate check --commit HEAD --select DVC010", Outcome(0, output: "passed: 6 files checked\n"))
    try repository.write("src/b.py", "b\n")
    try repository.commit("fix: add b")
    for option in ["", "--commit HEAD", "--staged"] {
      try repository.expect(
        "mlgate dvc status \(option)",
        Outcome(1, output: "go:\n\tchanged deps:\n\t\tmodified:           src\n"))
    }
  }

  /// DVC refuses the project; so does the command, with every place.
  @Test func refusedProject() throws {
    let repository = try ScratchRepository()
    try repository.write(".dvc/config", "")
    try repository.write(
      "dvc.yaml", "stages:\n  a:\n    cmd: x\n    dep: [y]\n")
    try repository.write("sub/dvc.yaml", "stages:\n  b:\n    cmd: echo ${no}\n")
    let outcome = try repository.sh("mlgate dvc status --json")
    #expect(outcome.exitCode == 1 && outcome.output == "", "\(outcome)")
    let lines = outcome.errors.split(separator: "\n")
    #expect(lines.count == 2, "\(outcome)")
    #expect(lines.first?.hasPrefix("dvc.yaml:4:5: ") == true, "\(outcome)")
    #expect(lines.last?.hasPrefix("sub/dvc.yaml:3:10: ") == true, "\(outcome)")
  }
}
