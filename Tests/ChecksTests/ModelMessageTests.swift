import ByteText
import Checks
import Documents
import Findings
import TestSupport
import Testing

/// The exact words of the MOD family.
@Suite struct ModelMessageTests {
  private func messages(
    _ check: any Check.Type, _ files: [ExampleFile], history: ExampleHistory = ExampleHistory()
  ) -> [String] {
    let repository = ExampleRepository(Example("", files, history: history))
    return check.init().findings(in: repository.documents).map(\.message.text)
  }

  private func metadata(_ text: String, _ path: String = "models/net/model_v1.0.0.json")
    -> ExampleFile
  {
    ExampleFile(.init(path), .init(text))
  }

  @Test func missingField() {
    let text = """
      {"model_name": "net", "version": "1.0.0", "architecture": null, "created_at": "",
       "training_config": {}, "metrics": {}}
      """
    #expect(
      messages(MissingModelField.self, [metadata(text)]) == [
        "'architecture' is null; a model version must state it",
        "the metadata has no 'framework'",
      ])
  }

  @Test(arguments: [
    ("v1.2.3", "leave out the 'v'"),
    ("V1.2.3", "leave out the 'V'"),
    ("", "it is empty"),
    ("1.2", "it needs three numbers between dots, not 2"),
    ("1.2.3.4", "it needs three numbers between dots, not 4"),
    ("a.b.c", "'a' is not a number"),
    ("01.2.3", "'01' has a leading zero"),
    ("1.2.3-", "an identifier behind '-' or '+' is empty"),
    ("1.2.3+é", "'é' has other characters than letters, digits and '-'"),
  ])
  func invalidVersion(version: String, reason: String) {
    #expect(
      messages(InvalidVersion.self, [metadata("{\"version\": \"\(version)\"}")])
        == ["the version '\(version)' is not semantic: \(reason)"])
  }

  @Test func versionMismatch() {
    #expect(
      messages(
        VersionMismatch.self,
        [metadata("{\"version\": \"1.1.0\", \"git_tag\": \"model-v1.2.0\"}")])
        == [
          "the version is '1.1.0' but the file's name says '1.0.0'; correct one of them",
          "the tag 'model-v1.2.0' is not one of version '1.1.0'; expected 'model-v1.1.0'",
        ])
  }

  @Test func missingWeights() {
    #expect(
      messages(MissingWeights.self, [metadata("{}")]) == [
        "no weights belong to this metadata; expected 'model_v1.0.0' with a model's extension"
      ])
    #expect(
      messages(MissingWeights.self, [ExampleFile("models/net/model_v1.0.0.pth", "")]) == [
        "the weights 'model_v1.0.0.pth' have no metadata; add 'models/net/model_v1.0.0.json'"
      ])
  }

  @Test(arguments: [
    ("main", "'main' is no commit id; expected 7 to 40 hexadecimal digits"),
    ("abc123def456", "the repository has no commit 'abc123def456'"),
    (
      "7654321",
      "the commit '7654321' does not lead to this model's; name the commit it was merged as"
    ),
  ])
  func unknownCommit(commit: String, message: String) {
    let history = ExampleHistory(otherCommits: ["7654321076543210765432107654321076543210"])
    #expect(
      messages(
        UnknownModelCommit.self, [metadata("{\"git_commit\": \"\(commit)\"}")], history: history)
        == [message])
  }

  @Test func commitOffTheLineIsAWarning() throws {
    let history = ExampleHistory(otherCommits: ["7654321076543210765432107654321076543210"])
    let repository = ExampleRepository(
      Example("", [metadata("{\"git_commit\": \"7654321\"}")], history: history))
    let finding = try #require(UnknownModelCommit().findings(in: repository.documents).first)
    #expect(finding.severity == .warning)
  }

  @Test func commitInAShallowCloneIsUnverified() {
    let repository = ExampleRepository(
      Example(
        "",
        [
          metadata("{\"git_commit\": \"7654321\"}"),
          metadata("{\"git_commit\": \"x\"}", "models/b/model_v1.json"),
        ],
        history: ExampleHistory(isShallow: true)))
    #expect(
      UnknownModelCommit().unverified(in: repository.documents) == [
        UnverifiedQuestion(
          rule: RuleIdentity(id: "MOD009", name: "unknown-commit"),
          path: "models/net/model_v1.0.0.json",
          reason: "whether the commit '7654321' leads here: the history is shallow")
      ])
  }

  @Test(arguments: [
    ("[]", "model metadata is an object, not a list"),
    ("{\"version\": 1.0}", "'version' must be a string, not the number 1.0"),
    ("{\"metrics\": [0.9]}", "'metrics' must be an object, not a list"),
    ("{\"metrics\": {\"loss\": true}}", "'loss' must be a number, not true"),
    ("{\"metrics\": {\"loss\": null}}", "'loss' must be a number, not null"),
    (
      "{\"metrics\": {\"test_accuracy\": 84.8}}",
      "'test_accuracy' is 84.8, but must be from 0 to 1"
    ),
    (
      "{\"training_config\": {\"epochs\": \"90\"}}",
      "'epochs' must be a whole number, not the string '90'"
    ),
    ("{\"training_config\": {\"epochs\": 0}}", "'epochs' is 0, but must be at least 1"),
    (
      "{\"training_config\": {\"learning_rate\": 0.0}}",
      "'learning_rate' is 0.0, but must be above 0"
    ),
    (
      "{\"deployment\": {\"compatible_with\": {}}}",
      "'compatible_with' must be a list or a string, not an object"
    ),
  ])
  func wrongType(text: String, message: String) {
    #expect(messages(InvalidModelField.self, [metadata(text)]) == [message])
  }

  @Test func duplicateVersion() {
    let text = "{\"model_name\": \"net\", \"version\": \"1.0.0\"}"
    #expect(
      messages(
        DuplicateVersion.self,
        [
          metadata(text, "models/a/model_v1.0.0.json"),
          metadata(text, "models/b/model_v1.0.0.json"),
        ])
        == ["version '1.0.0' of 'net' is already described by 'models/a/model_v1.0.0.json'"])
  }
}
