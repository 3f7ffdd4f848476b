import ByteText
import Documents
import Findings
import RepositorySnapshot
import TestSupport
import Testing

@Suite struct ModelMetadataTests {
  private func documents(_ files: [ExampleFile]) -> RepositoryDocuments {
    ExampleRepository(Example("", files)).documents
  }

  @Test func everyFieldIsTheNodeThatHoldsIt() throws {
    let text: ByteString = """
      {"model_name": "net", "version": "1.0.0", "git_commit": null,
       "training_config": {"epochs": 90, "batch_size": "256"},
       "performance": {"model_size_mb": 98.50}}
      """
    let repository = documents([ExampleFile("models/net/model_v1.0.0.json", text)])
    let metadata = try #require(repository.modelMetadata.first)
    #expect(metadata.modelName?.string == "net")
    #expect(metadata.modelName?.byteRange == 15..<20)
    #expect(metadata.semanticVersion?.major == "1")
    #expect(metadata.gitCommit == nil && metadata.architecture == nil)
    #expect(metadata.epochs?.number?.value == 90)
    #expect(metadata.batchSize?.number == nil)
    #expect(metadata.modelSizeMegabytes?.text == "98.50")
    #expect(
      metadata.modelSizeMegabytes?.location.range
        == SourceRange(
          start: SourcePosition(line: 3, column: 35), end: SourcePosition(line: 3, column: 40)))
    #expect(repository.judgedPaths(of: .modelMetadata) == ["models/net/model_v1.0.0.json"])
  }

  @Test(arguments: [
    ("models/model_v1.0.0.json", "{}", true),
    ("models/model_v1.0.0.json", "{", true),
    ("a/models/b/c/model_v2.json", "[]", true),
    ("models/model_vNext.json", "{\"model_name\": \"net\"}", true),
    ("models/model_vgg16.json", "{\"layers\": 16}", false),
    ("models/config.json", "{\"model_name\": \"net\"}", false),
    ("other/model_v1.0.0.json", "{}", false),
    ("models/model_v1.0.0.yaml", "{}", false),
  ])
  func metadataIsKnownByItsNameAndPlace(path: String, text: String, isMetadata: Bool) {
    let repository = documents([ExampleFile(ByteString(path), ByteString(text))])
    #expect(repository.modelMetadata.count == (isMetadata ? 1 : 0))
  }

  @Test(arguments: [
    ("models/model_v1.0.0.pth", ["models/model_v1.0.0.pth"]),
    ("models/model_v1.0.0.SafeTensors", ["models/model_v1.0.0.SafeTensors"]),
    (
      "models/model_v1.0.0-00001-of-00002.bin", ["models/model_v1.0.0-00001-of-00002.bin"]
    ),
    ("models/model_v1.0.0/assets/a.txt", ["models/model_v1.0.0/assets/a.txt"]),
    ("models/model_v1.0.0-quantized.onnx", []),
    ("models/model_v1.0.0-0001-of-0002.bin", []),
    ("models/model_v1.0.0.md", []),
    ("models/model_v1.0.1.pth", []),
    ("models/a/model_v1.0.0.pth", []),
  ])
  func weightsAreFoundByTheirStem(path: String, weights: [String]) {
    let repository = documents([ExampleFile(ByteString(path), "content")])
    #expect(
      repository.modelWeights[metadata: "models/model_v1.0.0.json"].map(\.path.description)
        == weights)
  }

  @Test func sizeIsThatOfTheContent() throws {
    let repository = documents([
      ExampleFile("models/model_v1.0.0.bin", .size(4_000_000)),
      ExampleFile(
        "models/model_v1.0.0.onnx",
        """
        version https://git-lfs.github.com/spec/v1
        oid sha256:9834876dcfb05cb167a5c24953eba58c4ac89b1adf57f28f2f9d09af107ee8f0
        size 98500000

        """),
      ExampleFile(
        "models/model_v1.0.0.pkl", "version https://git-lfs.github.com/spec/v1\nsize x\n"),
      ExampleFile("models/model_v1.0.0.pt", "content"),
      ExampleFile("models/model_v1.0.0.pth", .symbolicLink(target: "model_v1.0.0.pt")),
      ExampleFile(
        "models/a.dvc",
        """
        outs:
        - md5: 68b329da9893e34099c7d8ad5cb9c940
          size: 12
          path: model_v1.0.0.npz

        """),
    ])
    let weights = repository.modelWeights[metadata: "models/model_v1.0.0.json"]
    #expect(
      weights.map(\.path.fileExtension) == ["bin", "onnx", "pkl", "pt", "pth", "npz"])
    #expect(
      try weights.map { try $0.size(in: repository.snapshot) }
        == [4_000_000, 98_500_000, nil, 7, nil, 12])
  }

  @Test func nearestSharesTheMostFolders() {
    let path: RepositoryPath = "a/b/models/model_v1.0.0.json"
    let others: [RepositoryPath] = [
      "requirements.txt", "a/x.txt", "a/b/x.txt", "a/b/deep/er/x.txt", "b/models/x.txt",
    ]
    #expect(path.nearest(of: others) { $0 } == ["a/b/x.txt", "a/b/deep/er/x.txt"])
  }
}
