import Foundation
import TestSupport
import Testing

/// `mlgate hook pre-receive` and `update` in a bare repository, whose new objects are in quarantine.
@Suite struct ReceiveTests {
  let server: ScratchRepository
  let client: ScratchRepository

  init() throws {
    server = try ScratchRepository(bare: true)
    client = try ScratchRepository.clean()
    try client.git("remote", "add", "origin", server.folder.path)
    try client.git("push", "--quiet", "origin", "main")
  }

  private func badCommit() throws {
    try client.git("checkout", "--quiet", "-B", "data/zone")
    try client.writeRequirements(good: false)
    try client.commit("fix: unpin")
    try client.git("checkout", "--quiet", "main")
  }

  private func refs() throws -> String { try server.git("for-each-ref") }

  private func objects() throws -> String {
    try server.sh("find objects -type f | sort; find . -name '*.lock'").output
  }

  /// git takes the objects out of quarantine after pre-receive and before update.
  private func install(_ hook: String) throws {
    let test = hook == "update" ? "-z" : "-n"
    try server.install(hook, before: "test \(test) \"$GIT_QUARANTINE_PATH\" || exit 9")
  }

  @Test(arguments: ["pre-receive", "update"])
  func rejects(_ hook: String) throws {
    try install(hook)
    try badCommit()
    let (refsBefore, objectsBefore) = (try refs(), try objects())
    let outcome = try client.sh("git push --quiet origin data/zone")
    #expect(outcome.exitCode == 1)
    #expect(
      outcome.errors.contains("remote: requirements.txt:1:1: error REQ001 unpinned-requirement"),
      "\(outcome)")
    #expect(outcome.errors.contains("remote: refs/heads/data/zone (commit "))
    #expect(outcome.errors.contains("hook declined"))
    try server.expectUntouched()
    #expect(try refs() == refsBefore)
    #expect(try hook == "update" || objects() == objectsBefore)
  }

  @Test(arguments: ["pre-receive", "update"])
  func accepts(_ hook: String) throws {
    try install(hook)
    try client.write("requirements.txt", "numpy==2.2.0\n")
    let commit = try client.commit("fix: raise numpy")
    let outcome = try client.sh("git push --quiet origin main")
    outcome.expectPassed()
    #expect(
      outcome.errors.contains(
        "remote: refs/heads/main (commit \(commit.prefix(12))): passed: 1 file checked"),
      "\(outcome)")
    #expect(try server.git("rev-parse", "main") == commit)
  }

  /// pre-receive takes all or nothing; update decides ref by ref.
  @Test func theBadOneSecond() throws {
    try badCommit()
    try client.git("branch", "data/next")
    try server.install("pre-receive")
    #expect(try client.sh("git push --quiet origin data/next data/zone").exitCode == 1)
    #expect(try server.git("for-each-ref", "--format=%(refname)") == "refs/heads/main")
    try server.sh("rm hooks/pre-receive").expectPassed()
    try server.install("update")
    #expect(try client.sh("git push --quiet origin data/next data/zone").exitCode == 1)
    #expect(
      try server.git("for-each-ref", "--format=%(refname)")
        == "refs/heads/data/next\nrefs/heads/main")
  }

  /// Neither a variable of the client nor a pushed configuration opens the door.
  @Test func theClientHasNoSay() throws {
    try server.install("pre-receive")
    try client.git("checkout", "--quiet", "-b", "data/sly")
    try client.writeRequirements(good: false)
    try client.write(".mlgate.yaml", "rules: {ignore: [ALL]}\n")
    try client.commit("config: switch off")
    #expect(try client.sh("SKIP=mlgate,REQ001 git push --quiet origin data/sly").exitCode == 1)
    #expect(
      try client.sh("SKIP=mlgate git push --quiet --no-verify origin data/sly:main").exitCode == 1)
  }

  /// Nor does a configuration that was pushed a moment ago to a branch of one's own.
  @Test func anEarlierPushHasNoSay() throws {
    try server.install("pre-receive")
    try server.git("config", "mlgate.allowCommands", "true")
    try client.git("checkout", "--quiet", "-b", "data/sly")
    try client.write(
      ".mlgate.yaml",
      """
      rules: {ignore: [ALL]}
      jobs: [{name: mine, command: [touch, mine], stages: [pre-receive]}]

      """)
    try client.commit("config: switch off")
    try client.sh("git push --quiet origin data/sly").expectPassed()
    try client.writeRequirements(good: false)
    try client.commit("fix: unpin")
    let outcome = try client.sh("git push --quiet origin data/sly")
    #expect(outcome.exitCode == 1)
    #expect(
      outcome.errors.contains("remote: requirements.txt:1:1: error REQ001 unpinned-requirement"),
      "\(outcome)")
    #expect(try server.sh("find . -name mine").output == "")
  }

  @Test func deletion() throws {
    try client.git("push", "--quiet", "origin", "main:old")
    try server.install("pre-receive", "update")
    let outcome = try client.sh("git push --quiet origin :old")
    outcome.expectPassed()
    #expect(outcome.errors.contains("remote: refs/heads/old: deleted, nothing to judge"))
  }

  /// git never calls the hook for nothing, so a script in between has lost the lines.
  @Test func lostInput() throws {
    try server.expect(
      "mlgate hook pre-receive </dev/null",
      Outcome(
        3,
        errors:
          "mlgate: no ref on standard input; hand the hook the standard input that git gives it\n"))
  }

  /// A hook that is killed refuses.
  @Test func killed() throws {
    try badCommit()
    try server.sh("mkfifo pipe").expectPassed()
    try server.install(
      "pre-receive",
      running:
        "exec 3<&0; mlgate hook pre-receive --config pipe <&3 & p=$!; sleep 0.3; kill -KILL $p; wait $p"
    )
    let refsBefore = try refs()
    #expect(try client.sh("git push --quiet origin data/zone").exitCode == 1)
    try server.expectUntouched()
    #expect(try refs() == refsBefore)
  }
}
