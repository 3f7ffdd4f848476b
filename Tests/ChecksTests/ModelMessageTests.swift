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

  @Test func timestamp() {
    #expect(
      messages(InvalidModelField.self, [metadata("{\"created_at\": \"15.1.2024\"}")]) == [
        "'created_at' is '15.1.2024', which is no ISO 8601 time such as 2024-01-15T10:00:00Z"
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

  private func experiment(_ sections: String) -> ExampleFile {
    ExampleFile("experiments/exp-001.yaml", ByteString("experiment: {id: exp-001}\n" + sections))
  }

  @Test(arguments: [
    ("exp-002", "no experiment is named 'exp-002'; did you mean 'exp-001'?"),
    ("baseline", "no experiment is named 'baseline'"),
    ("", "experiment_id is empty; name the experiment that made the model"),
  ])
  func unknownExperiment(id: String, message: String) {
    let text = "{\"training_config\": {\"experiment_id\": \"\(id)\"}}"
    #expect(messages(UnknownExperiment.self, [metadata(text), experiment("")]) == [message])
  }

  @Test func metricsMismatch() {
    let text = """
      {"training_config": {"experiment_id": "exp-001"}, "metrics": {"test_accuracy": 0.862}}
      """
    #expect(
      messages(
        MetricsMismatch.self,
        [metadata(text), experiment("results: {test_accuracy: 0.8480}\n")])
        == ["'test_accuracy' is 0.862, but 0.8480 in 'experiments/exp-001.yaml'"])
  }

  @Test(arguments: [
    ("\"epochs\": 100", "'epochs' is '100', but '90' in 'experiments/exp-001.yaml'"),
    ("\"optimizer\": \"Adam\"", "'optimizer' is 'Adam', but 'sgd' in 'experiments/exp-001.yaml'"),
    (
      "\"dataset_version\": 2023.2",
      "'dataset_version' is '2023.2', but '2023.1' in 'experiments/exp-001.yaml'"
    ),
  ])
  func configurationMismatch(parameter: String, message: String) {
    let text = "{\"training_config\": {\"experiment_id\": \"exp-001\", \(parameter)}}"
    let sections = "training: {epochs: 90, optimizer: sgd}\ndata: {version: \"2023.1\"}\n"
    #expect(
      messages(ConfigurationMismatch.self, [metadata(text), experiment(sections)]) == [message])
  }

  @Test(arguments: [
    (
      "d41d8cd98f00b204",
      """
      the data hash 'd41d8cd98f00b204' is neither the experiment's '68b329da9893e340' nor one that \
      DVC records
      """
    ),
    ("68b329d", "the hash '68b329d' is too short to tell; give 8 or more characters"),
  ])
  func dataHashMismatch(hash: String, message: String) {
    let text = """
      {"training_config": {"experiment_id": "exp-001"}, "data_dvc_hash": "\(hash)"}
      """
    #expect(
      messages(
        ModelDataHashMismatch.self,
        [metadata(text), experiment("data: {dvc_hash: 68b329da9893e340}\n")]) == [message])
  }

  @Test func dataHashThatOnlyDVCCouldKnow() {
    #expect(
      messages(
        ModelDataHashMismatch.self,
        [
          metadata("{\"data_dvc_hash\": \"d41d8cd98f00b204\"}"),
          ExampleFile("a.dvc", "outs:\n- md5: 68b329da9893e34099c7d8ad5cb9c940\n  path: a\n"),
        ]) == ["no .dvc or dvc.lock file records the data hash 'd41d8cd98f00b204'"])
  }

  @Test func frameworkMismatch() {
    #expect(
      messages(
        FrameworkMismatch.self,
        [
          metadata("{\"framework\": \"pytorch\", \"framework_version\": \"2.1.0\"}"),
          ExampleFile("requirements.txt", "torch==2.2.0\n"),
        ])
        == ["framework_version is '2.1.0', but 'requirements.txt' pins 'torch' to '2.2.0'"])
  }

  @Test func sizeMismatch() {
    #expect(
      messages(
        SizeMismatch.self,
        [
          metadata("{\"performance\": {\"model_size_mb\": 98.5}}"),
          ExampleFile("models/net/model_v1.0.0.pth", .size(120_056_000)),
        ])
        == ["model_size_mb is 98.5, but the weights have 120056000 bytes (120.06 MB)"])
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
