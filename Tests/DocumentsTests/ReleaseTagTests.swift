import ByteText
import Documents
import Testing

@Suite struct ReleaseTagTests {
  @Test(
    arguments: [
      ("model-v1.2.0", nil, "1.2.0"), ("model-v1.2.0-rc.1+build.7", nil, "1.2.0-rc.1+build.7"),
      ("net@v1.2.0", "net", "1.2.0"), ("models/net@v1.2.0#3", "models/net", "1.2.0"),
      ("a=net@v0.1.0", "a:net", "0.1.0"),
      // GTO takes this for version 1.0.0 of a model of that name.
      ("model-v1@v1.0.0", "model-v1", "1.0.0"),
    ] as [(String, String?, String)])
  func releases(_ name: String, model: String?, version: String) {
    let tag = ReleaseTag(ByteString(name))
    #expect(tag?.name == ByteString(name))
    #expect(tag?.model == model.map { ByteString($0) })
    #expect(tag?.versionText == ByteString(version))
  }

  @Test(arguments: [
    ("model-1.0.0", "behind 'model-' must stand 'v' and a version, not '1.0.0'"),
    ("model-v1.0", "'1.0' is no semantic version: it has 2 of three numbers"),
    ("model-v1.0.x", "'1.0.x' is no semantic version: 'x' is no number"),
    ("model-v01.0.0", "'01.0.0' is no semantic version: '01' begins with a zero"),
    ("model-v1.0.0-", "'1.0.0-' is no semantic version: an identifier is empty"),
    (
      "model-v1.0.0-ä",
      "'1.0.0-ä' is no semantic version: 'ä' holds more than letters, digits and '-'"
    ),
    ("net@1.0.0", "behind '@' must stand 'v' and a version, not '1.0.0'"),
    ("net@v1.0", "'1.0' is no semantic version: it has 2 of three numbers"),
    ("net@v1.0.0?", "'1.0.0?' is no semantic version: '0?' is no number"),
    ("net@v1.0.0#x", "'1.0.0#x' is no semantic version: '0#x' is no number"),
    (
      "-net@v1.0.0",
      "'-net' is no name of GTO's (letters and digits, with '-', '_' and '/' between them)"
    ),
  ])
  func malformed(_ name: String, reason: String) {
    guard case .malformed(let fault) = ReleaseTagReading(ByteString(name)) else {
      Issue.record("\(name) is not malformed")
      return
    }
    #expect(fault.description == reason)
  }

  @Test(arguments: ["v1.0.0", "backup", "models", "net#prod#x", ""])
  func others(_ name: String) {
    #expect(ReleaseTagReading(ByteString(name)) == .other)
  }

  @Test(
    arguments: [
      ("accuracy", MetricDirection.higher), ("val_f1", .higher), ("Test-AUC", .higher),
      ("val_loss", .lower), ("rmse", .lower), ("accuracy_loss", .lower),
      ("train_accuracy", nil), ("training_loss", nil), ("epochs", nil), ("", nil),
    ] as [(String, MetricDirection?)])
  func directions(_ name: String, direction: MetricDirection?) {
    #expect(MetricDirection(ofMetric: ByteString(name)) == direction)
  }
}
