import ByteText
import Documents
import Findings
import TestSupport
import Testing

@Suite struct ExperimentTests {
  private func documents(_ files: KeyValuePairs<String, String>) -> RepositoryDocuments {
    let files = files.map { ExampleFile(ByteString($0.key), ByteString($0.value)) }
    return ExampleRepository(Example("", files)).documents
  }

  @Test(arguments: [
    ("exp-001", "001"), ("exp-001-baseline", "001"), ("exp-1000-x", "1000"), ("exp-001-", "001"),
    ("exp-01", nil), ("exp-001b", nil), ("exp001", nil), ("Exp-001", nil), ("", nil),
    ("exp-", nil), ("exp-001_b", nil),
  ])
  func identifier(text: String, digits: String?) {
    let identifier = ExperimentIdentifier(Array(text.utf8))
    #expect(identifier?.digits.description == digits)
  }

  @Test func identifiersAreOrderedByNumber() throws {
    let small = try #require(ExperimentIdentifier(ByteString("exp-999")))
    let large = try #require(ExperimentIdentifier(ByteString("exp-1000")))
    #expect(small < large)
  }

  @Test func experimentsAreToldFromOtherYAML() {
    let repository = documents([
      "experiments/exp-001-a.yaml": "experiment: {id: exp-001}\n",
      "experiments/exp-002-broken.yml": "experiment: [\n",
      "experiments/nested/other.yaml": "experiment: {id: exp-003}\n",
      "experiments/name-only.yaml": "experiment: mnist\n",
      "experiments/baseline.yaml": "classifier: {type: nn}\n",
      "experiments/exp-001-a-results.yaml": "experiment: {id: exp-001}\nresults: {accuracy: 1}\n",
      "configs/exp-004.yaml": "experiment: {id: exp-004}\n",
    ])
    #expect(
      repository.experiments.map(\.path.description) == [
        "experiments/exp-001-a.yaml", "experiments/exp-002-broken.yml",
        "experiments/nested/other.yaml",
      ])
    #expect(
      repository.resultsCopies.map(\.path.description) == ["experiments/exp-001-a-results.yaml"])
    #expect(
      repository.judgedPaths(of: .experiments).map(\.description) == [
        "experiments/exp-001-a.yaml", "experiments/nested/other.yaml",
      ])
    #expect(repository.experiment(named: "exp-002")?.path == "experiments/exp-002-broken.yml")
    #expect(repository.experiment(named: "exp-003-slug")?.path == "experiments/nested/other.yaml")
    #expect(repository.experiment(named: "exp-004") == nil)
    let first = repository.experiments[0]
    #expect(repository.results(of: first)?["accuracy"]?.text == "1")
  }

  @Test func linkCountsByItsName() {
    let repository = ExampleRepository(
      Example(
        "", [ExampleFile("experiments/exp-001-a.yaml", .symbolicLink(target: "../a.yaml"))])
    ).documents
    #expect(repository.experiment(named: "exp-001")?.document == nil)
    #expect(repository.judgedPaths(of: .experiments) == [])
  }

  @Test func idThatContradictsItsFileFindsItToo() {
    let repository = documents(["experiments/exp-002-b.yaml": "experiment: {id: exp-009}\n"])
    #expect(repository.experiment(named: "exp-002") != nil)
    #expect(repository.experiment(named: "exp-009") != nil)
  }

  @Test(arguments: [
    ("seed: 1", true), ("training: {random_seed: 0}", true), ("a: [{rng: {manualSeed: 3}}]", true),
    ("model: {random_state: 42}", true), ("seed_everything: true", true),
    ("seeds: [1, 2]", true), ("seed:", false), ("seed: ''", false), ("seedling: 1", false),
    ("data: seed", false),
  ])
  func seed(text: String, isGiven: Bool) {
    let repository = documents(["experiments/exp-001.yaml": text + "\n"])
    #expect((repository.experiments[0].seed != nil) == isGiven)
  }
}
