import Foundation
import TestSupport
import Testing

/// Release tags in a push, judged as `mlgate release verify` judges them, before anybody else has them.
@Suite struct PushedReleaseTests {
  private func project() throws -> (ReleaseRepository, server: ScratchRepository) {
    var project = try ReleaseRepository()
    try project.commit("1.0.0")
    try project.tag("model-v1.0.0")
    let server = try ScratchRepository(bare: true)
    try project.repository.git("remote", "add", "origin", server.folder.path)
    try project.repository.git("push", "--quiet", "origin", "main", "model-v1.0.0")
    return (project, server)
  }

  private func tags(of server: ScratchRepository) throws -> String {
    try server.git("for-each-ref", "--format=%(refname:short)", "refs/tags")
  }

  /// The commit is good and on the remote; only the rules on releases have something to say.
  @Test(arguments: ["pre-push", "pre-receive", "update"])
  func eachDoor(_ hook: String) throws {
    var (project, server) = try project()
    let client = project.repository
    try (hook == "pre-push" ? client : server).install(hook)
    try project.commit("1.1.0", metrics: "\"test_accuracy\": 0.862")
    try client.sh("git push --quiet origin main").expectPassed()
    try project.tag("model-v1.1.0", isAnnotated: false)
    let outcome = try client.sh("git push --quiet origin model-v1.1.0")
    #expect(outcome.exitCode == 1)
    let text = hook == "pre-push" ? outcome.output : outcome.errors
    #expect(
      text.contains("refs/tags/model-v1.1.0: error REL002 lightweight-tag"), "\(outcome)")
    #expect(text.components(separatedBy: ": error ").count == 2, "\(outcome)")
    #expect(try tags(of: server) == "model-v1.0.0")
    try client.git("tag", "--delete", "model-v1.1.0")
    try project.tag("model-v1.1.0")
    try client.sh("git push --quiet origin model-v1.1.0").expectPassed()
    #expect(try tags(of: server) == "model-v1.0.0\nmodel-v1.1.0")
  }

  /// The tag's branch and the release before it come in the same push.
  @Test(arguments: ["pre-push", "pre-receive"])
  func togetherWithItsBranch(_ hook: String) throws {
    var (project, server) = try project()
    let client = project.repository
    try (hook == "pre-push" ? client : server).install(hook)
    try project.commit("1.1.0", metrics: "\"test_accuracy\": 0.862")
    try project.tag("model-v1.1.0")
    try project.commit("1.1.1", metrics: "\"test_accuracy\": 0.5")
    try project.tag("model-v1.1.1")
    let outcome = try client.sh("git push --quiet --atomic origin main model-v1.1.0 model-v1.1.1")
    #expect(outcome.exitCode == 1)
    let text = hook == "pre-push" ? outcome.output : outcome.errors
    #expect(
      text.contains("models/net/model_v1.1.1.json:8:32: error REL006 metric-regression"),
      "\(outcome)")
    #expect(text.components(separatedBy: ": error ").count == 2, "\(outcome)")
    try client.sh("git push --quiet origin main model-v1.1.0").expectPassed()
  }

  /// A release that people have is not made another.
  @Test(arguments: ["pre-push", "pre-receive"])
  func movedTag(_ hook: String) throws {
    var (project, server) = try project()
    let client = project.repository
    let first = try client.git("rev-parse", "HEAD")
    try (hook == "pre-push" ? client : server).install(hook)
    try client.write("notes.txt", "new\n")
    try project.commit(nil)
    try client.sh("git push --quiet origin main").expectPassed()
    try client.git("tag", "--delete", "model-v1.0.0")
    try project.tag("model-v1.0.0")
    let outcome = try client.sh("git push --quiet --force origin model-v1.0.0")
    #expect(outcome.exitCode == 1)
    let text = (hook == "pre-push" ? outcome.output : outcome.errors)
      .replacingOccurrences(of: "remote: ", with: "")
      .replacingOccurrences(of: "        \n", with: "\n")
    #expect(
      text.contains(
        """
        refs/tags/model-v1.0.0: error REL003 version-not-above
           = 'model-v1.0.0' is released already, at \(first.prefix(12)); a release tag is never moved, so give the change a version of its own
        """), "\(outcome)")
    #expect(try server.git("rev-parse", "model-v1.0.0^{commit}") == first)
  }

  @Test func malformedName() throws {
    let (project, server) = try project()
    try project.repository.install("pre-push")
    try project.tag("model-1.1.0")
    let outcome = try project.repository.sh("git push --quiet origin model-1.1.0")
    #expect(outcome.exitCode == 1)
    #expect(
      outcome.output.contains("refs/tags/model-1.1.0: error REL001 invalid-tag-name"), "\(outcome)")
    #expect(try tags(of: server) == "model-v1.0.0")
    // GTO's tags of stages release nothing.
    try project.tag("net#production#1")
    try project.repository.sh("git push --quiet origin 'net#production#1'").expectPassed()
  }
}
