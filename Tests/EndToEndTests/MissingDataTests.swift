import Foundation
import TestSupport
import Testing

/// DVC012: data that nobody could pull stops a push and a release.
@Suite struct MissingDataTests {
  private let hash = "5d41402abc4b2a76b9719d911017c592"

  /// `main` with data whose bytes, `hello`, lie in the cache, and a remote without it.
  private func project() throws -> (ScratchRepository, remote: ScratchRepository) {
    let remote = try ScratchRepository(bare: true)
    let repository = try ScratchRepository.clean()
    try repository.git("remote", "add", "origin", remote.folder.path)
    try repository.sh("git push --quiet origin main").expectPassed()
    try repository.install("pre-push")
    try repository.write(".dvc/config", "")
    try repository.write(".dvc/.gitignore", "/cache\n")
    try repository.write(".gitignore", "/raw.csv\n")
    try repository.write(
      "raw.csv.dvc", "outs:\n- md5: \(hash)\n  hash: md5\n  path: raw.csv\n")
    try repository.write(".dvc/cache/files/md5/5d/41402abc4b2a76b9719d911017c592", "hello")
    try repository.commit("data: add raw data")
    return (repository, remote)
  }

  @Test func push() throws {
    let (repository, remote) = try project()
    try repository.sh("mv .dvc/cache ../cache").expectPassed()
    let missing = try repository.sh("git push --quiet origin main")
    #expect(missing.exitCode == 1)
    #expect(
      missing.output.contains(
        """
        raw.csv.dvc:2:8: error DVC012 missing-data
         2 | - md5: \(hash)
           |        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
           = the data of 'raw.csv' (\(hash)) is in neither DVC's cache nor a remote on this machine
        """), "\(missing)")
    try repository.sh("mv ../cache .dvc/cache").expectPassed()
    let pushed = try repository.sh("git push --quiet origin main")
    pushed.expectPassed()
    #expect(
      pushed.output.contains(
        "; the data of 1 output to be sent by 'dvc push raw.csv.dvc': passed: "),
      "\(pushed)")
    // What the other side has already is its own affair.
    try repository.sh("rm -r .dvc/cache").expectPassed()
    try repository.write("notes.txt", "new\n")
    try repository.commit("docs: add notes")
    try repository.sh("git push --quiet origin main").expectPassed()
    #expect(try remote.git("rev-parse", "main") == repository.git("rev-parse", "HEAD"))
  }

  /// Of a push of two commits the first names data that nobody has and the second no longer does.
  @Test func dataOfAPassedCommit() throws {
    let (repository, remote) = try project()
    let gone = String(repeating: "a", count: 32)
    try repository.write(
      "raw.csv.dvc", "outs:\n- md5: \(gone)\n  hash: md5\n  path: raw.csv\n")
    try repository.commit("data: replace raw data")
    let commit = try repository.git("rev-parse", "HEAD").prefix(12)
    try repository.write(
      "raw.csv.dvc", "outs:\n- md5: \(hash)\n  hash: md5\n  path: raw.csv\n")
    try repository.commit("data: take it back")
    let outcome = try repository.sh("git push --quiet origin main")
    #expect(outcome.exitCode == 1)
    #expect(
      outcome.output.contains(
        """
        raw.csv.dvc: error DVC012 missing-data
           = the data of 'raw.csv' of commit \(commit) (\(gone)) is in neither DVC's cache nor a remote on this machine
        """), "\(outcome)")
    try repository.write(".dvc/cache/files/md5/aa/\(gone.dropFirst(2))", "broken")
    let broken = try repository.sh("git push --quiet origin main")
    #expect(
      broken.output.contains(
        "= the data of 'raw.csv' of commit \(commit) (\(gone)) is broken in DVC's cache"),
      "\(broken)")
    // Every commit is pushed for itself where its data is known elsewhere.
    try repository.sh("rm .dvc/cache/files/md5/aa/\(gone.dropFirst(2))").expectPassed()
    try repository.sh(
      "git push --quiet --no-verify origin HEAD~1:main && git push --quiet origin main"
    )
    .expectPassed()
    #expect(try remote.git("rev-parse", "main") == repository.git("rev-parse", "HEAD"))
  }

  @Test func brokenData() throws {
    let (repository, _remote) = try project()
    try repository.write(".dvc/cache/files/md5/5d/41402abc4b2a76b9719d911017c592", "other")
    let outcome = try repository.sh("git push --quiet origin main")
    #expect(outcome.exitCode == 1)
    #expect(
      outcome.output.contains("the data of 'raw.csv' (\(hash)) is broken in DVC's cache"),
      "\(outcome)")
    _ = _remote
  }

  /// A folder is there when its list and every file of it are.
  @Test func folder() throws {
    let (repository, _remote) = try project()
    // What DVC keeps of a folder with `a`, which holds `hello`, and `b`, which holds `world`.
    try repository.sh(
      """
      keep() { h=$(md5sum "$1" | cut -d ' ' -f 1)$2; mkdir -p ".dvc/cache/files/md5/${h%"${h#??}"}"
        cp "$1" ".dvc/cache/files/md5/${h%"${h#??}"}/${h#??}"; }
      printf hello >a; printf world >b; keep b
      printf '[{"md5": "%s", "relpath": "a"}, {"md5": "%s", "relpath": "b"}]' \
        "$(md5sum <a | cut -d ' ' -f 1)" "$(md5sum <b | cut -d ' ' -f 1)" >list; keep list .dir
      printf 'outs:\\n- {path: set, hash: md5, md5: %s.dir}\\n' "$(md5sum <list | cut -d ' ' -f 1)" >set.dvc
      rm a b list; echo /set >>.gitignore
      """
    ).expectPassed()
    try repository.commit("data: add a folder")
    let verify =
      "git tag -f -a -m x model-v1.0.0 2>/dev/null >&2; mlgate release verify model-v1.0.0 --select DVC012"
    try repository.expect(verify, Outcome(0, output: "passed: 6 files checked\n"))
    let world = ".dvc/cache/files/md5/7d/793037a0760186574b0282f2f435e7"
    try repository.write(world, "other")
    let broken = try repository.sh(verify)
    #expect(broken.exitCode == 1)
    #expect(broken.output.contains("the data of 'set' ("), "\(broken)")
    #expect(broken.output.contains(".dir) is broken in DVC's cache\n"), "\(broken)")
    try repository.sh("rm \(world)").expectPassed()
    let missing = try repository.sh(verify)
    #expect(missing.exitCode == 1)
    #expect(missing.output.contains("1 file of 'set' ("), "\(missing)")
    _ = _remote
  }

  /// A setting that DVC refuses leaves open where the cache is; what else was found counts all the same.
  @Test func brokenConfiguration() throws {
    let (repository, _remote) = try project()
    try repository.write(".dvc/config.local", "[cache]\n    shared = maybe\n")
    try repository.sh("echo /config.local >>.dvc/.gitignore").expectPassed()
    try repository.write("requirements.txt", "numpy\n")
    try repository.commit("fix: unpin")
    let outcome = try repository.sh("git push --quiet origin main")
    #expect(outcome.exitCode == 1)
    #expect(outcome.output.contains(": error REQ001 "), "\(outcome)")
    #expect(
      outcome.output.contains(
        "unverified DVC012 missing-data: '<scratch>/repository/.dvc/config.local': "),
      "\(outcome)")
    let status = try repository.sh("mlgate dvc status")
    #expect(status.exitCode == 3)
    #expect(
      status.errors.hasPrefix("mlgate: '<scratch>/repository/.dvc/config.local': "), "\(status)")
    _ = _remote
  }

  @Test func release() throws {
    let (repository, _remote) = try project()
    try repository.git("tag", "--annotate", "--message", "x", "model-v1.0.0")
    let verify = "mlgate release verify model-v1.0.0 --select DVC012 --verbose"
    try repository.expect(verify, Outcome(0, output: "passed: 5 files checked\n"))
    try repository.sh("rm -r .dvc/cache").expectPassed()
    let skipped = try repository.sh(verify)
    skipped.expectPassed()
    #expect(
      skipped.output.contains(
        "skipped DVC012: this clone holds no data of DVC; 'dvc pull' brings it\n"), "\(skipped)")
    _ = _remote
  }
}
