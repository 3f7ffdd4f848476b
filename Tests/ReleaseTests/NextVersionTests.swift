import ByteText
import Documents
import Findings
import Release
import RepositorySnapshot
import TestSupport
import Testing

/// What the seed project's table of versions asks for, case by case.
@Suite struct NextVersionTests {
  private static let base = """
    "architecture": "ResNet-50", "framework": "pytorch", "framework_version": "2.1.0",
    "metrics": {"test_accuracy": 0.848, "train_accuracy": 0.876, "val_loss": 0.389},
    "deployment": {"input_shape": [3, 224, 224], "output_classes": 1000,
      "preprocessing": "ImageNet normalization", "compatible_with": ["pytorch>=2.0.0"]},
    "performance": {"inference_time_ms": 15.3}
    """

  private func released(_ version: String, _ fields: String) throws -> ReleasedModel {
    let file = ExampleFile(
      ByteString("models/net/model_v\(version).json"),
      ByteString("{\"model_name\": \"net\", \"version\": \"\(version)\", \(fields)}"))
    let tag = try #require(ReleaseTag(ByteString("model-v\(version)")))
    return ReleasedModel(
      tag, commit: ObjectID(bytes: [UInt8](repeating: 1, count: 20)),
      ExampleRepository(Example("", [file])).documents)
  }

  private func next(
    after version: String, _ original: String, _ changed: String
  ) throws -> NextVersion {
    #expect(original.isEmpty || Self.base.contains(original))
    let new = try released("9.9.9", Self.base.replacing(original, with: changed))
    return NextVersion(
      of: try #require(new.metadata), after: try released(version, Self.base), ReleaseSettings())
  }

  @Test(
    arguments: [
      (
        "\"ResNet-50\"", "\"ResNet-101\"", "2.0.0",
        ["'architecture' was 'ResNet-50' and is 'ResNet-101'"]
      ),
      (
        "[3, 224, 224]", "[3, 299, 299]", "2.0.0",
        ["'input_shape' was [3, 224, 224] and is [3, 299, 299]"]
      ),
      (
        "\"preprocessing\": \"ImageNet normalization\", ", "", "2.0.0",
        ["'preprocessing' was 'ImageNet normalization' and is gone"]
      ),
      ("1000", "10", "2.0.0", ["'output_classes' was 1000 and is 10"]),
      ("1000", "1001", "1.3.0", ["'output_classes' was 1000 and is 1001"]),
      (
        "\"pytorch>=2.0.0\"", "\"pytorch>=2.1.0\"", "2.0.0",
        ["'compatible_with' no longer has 'pytorch>=2.0.0'"]
      ),
      ("\"pytorch>=2.0.0\"", "\"pytorch>=2.0.0\", \"onnx\"", "1.2.10", []),
      ("0.848", "0.862", "1.3.0", ["'test_accuracy' is better: 0.862 after 0.848"]),
      ("0.389", "0.351", "1.3.0", ["'val_loss' is better: 0.351 after 0.389"]),
      ("0.876", "0.9", "1.2.10", []), ("0.848", "0.8480", "1.2.10", []),
      ("0.848", "0.8", "1.2.10", []), ("15.3", "15.2", "1.2.10", []),
      ("15.3", "12", "1.3.0", ["'inference_time_ms' is better: 12 after 15.3"]),
      ("\"2.1.0\"", "\"2.2.0\"", "1.2.10", []),
      (
        "\"pytorch\"", "\"jax\"", "2.0.0",
        ["'framework' was 'pytorch' and is 'jax'"]
      ),
    ] as [(String, String, String, [String])])
  func bumps(_ original: String, _ changed: String, version: String, reasons: [String]) throws {
    let next = try next(after: "1.2.9", original, changed)
    #expect(next.version == ByteString(version))
    #expect(next.changes.map(\.reason) == reasons)
  }

  @Test func severalChangesAskForTheLargestStep() throws {
    let next = try next(after: "1.2.9", "0.848, \"train", "0.9, \"train")
    #expect(next.step == .minor)
    let both = try NextVersion(
      of: #require(
        released("3.0.0", Self.base.replacing("0.848", with: "0.9").replacing("-50", with: "-18"))
          .metadata), after: released("1.2.9", Self.base), ReleaseSettings())
    #expect(both.changes.map(\.step) == [.major, .minor])
    #expect(both.version == "2.0.0")
  }

  @Test func beforeTheFirstMajorVersionNothingIsPromised() throws {
    #expect(try next(after: "0.4.2", "ResNet-50", "ResNet-101").version == "0.5.0")
    #expect(try next(after: "0.4.2", "", "").version == "0.4.3")
  }

  @Test func theFirst() throws {
    let model = try released("0.1.0", Self.base)
    let next = NextVersion(of: try #require(model.metadata), after: nil, ReleaseSettings())
    #expect(next.version == "1.0.0")
    #expect(next.changes.isEmpty)
  }

  @Test func numbersHaveNoBound() throws {
    let version = "1.2.99999999999999999999"
    #expect(try next(after: version, "", "").version == "1.2.100000000000000000000")
  }
}
