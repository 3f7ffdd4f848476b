import ByteText
public import Documents
public import Findings

/// Flags a `framework_version` that the requirements do not pin.
public struct FrameworkMismatch: Check {
  public static let rule = Rule(
    id: "MOD010",
    name: "framework-mismatch",
    severity: .warning,
    subject: .modelMetadata,
    summary: "A model's framework version differs from the version that the requirements pin",
    rationale: """
      Weights saved by one version of a framework may not load, or not predict the same, in another. \
      Whoever installs the pinned requirements gets another version than the one that trained the \
      model. PyTorch is the package torch, TF tensorflow and sklearn scikit-learn; a build such as \
      2.1.0+cu118 is version 2.1.0. Of several projects in one repository the nearest counts; where \
      its files disagree, one that agrees is enough (pins-disagree reports the rest). Only the newest \
      version of a model is judged: the ones before it were trained with the pins of their time.
      """,
    help: "pin the version that trained the model, or correct framework_version",
    passing: [
      example("the pinned version", "pytorch", "\"2.1.0\"", "torch==2.1.0\n"),
      example("a build of it", "PyTorch", "\"2.1.0+cu118\"", "torch==2.1.0\n"),
      example("TensorFlow on CPUs", "tf", "\"2.15.0\"", "tensorflow-cpu==2.15.0\n"),
      example("sklearn", "sklearn", "\"1.3.2\"", "scikit-learn==1.3.2\n"),
      example("zeros at the end", "xgboost", "\"2.0\"", "xgboost==2.0.0\n"),
      example("no pin: unpinned-requirement says so", "pytorch", "\"2.1.0\"", "torch>=2.2\n"),
      example("another package", "pytorch", "\"2.1.0\"", "torchvision==0.16.0\n"),
      example("a number: wrong-type says so", "pytorch", "2.1", "torch==2.2.0\n"),
      Example(
        "the pin of the nearest project",
        [
          ExampleFile(
            "a/models/model_v1.0.0.json",
            "{\"framework\": \"pytorch\", \"framework_version\": \"2.1.0\"}"),
          ExampleFile("a/requirements.txt", "torch==2.1.0\n"),
          ExampleFile("b/requirements.txt", "torch==2.2.0\n"),
        ]),
      Example(
        "an older version of the model",
        [
          ExampleFile("models/model_v1.0.0.json", metadata("1.0.0", "\"2.1.0\"")),
          ExampleFile("models/model_v1.1.0.json", metadata("1.1.0", "\"2.2.0\"")),
          ExampleFile("requirements.txt", "torch==2.2.0\n"),
        ]),
    ],
    failing: [
      example("another version", "pytorch", "«\"2.1.0\"»", "torch==2.2.0\n"),
      example("a build that is pinned", "torch", "«\"2.1.0+cpu\"»", "torch==2.1.0+cu118\n"),
      example("TensorFlow", "tensorflow", "«\"2.14.0\"»", "tensorflow==2.15.0\n"),
      example("no version at all", "sklearn", "«\"latest\"»", "scikit-learn==1.3.2\n"),
      Example(
        "conda's pin",
        [
          ExampleFile(
            "models/net/model_v1.0.0.json",
            "{\"framework\": \"pytorch\", \"framework_version\": «\"2.1.0\"»}"),
          ExampleFile("environment.yaml", "dependencies:\n  - pytorch=2.2.0\n"),
        ]),
      Example(
        "the newest version of the model",
        [
          ExampleFile("models/model_v1.9.0.json", metadata("1.9.0", "\"2.1.0\"")),
          ExampleFile("models/model_v1.10.0.json", metadata("1.10.0", "«\"2.1.0\"»")),
          ExampleFile("requirements.txt", "torch==2.2.0\n"),
        ]),
    ])

  private static func metadata(_ version: String, _ framework: String) -> ByteString {
    ByteString(
      """
      {"model_name": "net", "version": "\(version)", "framework": "pytorch", \
      "framework_version": \(framework)}
      """)
  }

  private static func example(
    _ title: String, _ framework: String, _ version: String, _ requirements: ByteString
  ) -> Example {
    Example(
      title,
      [
        ExampleFile(
          "models/net/model_v1.0.0.json",
          ByteString("{\"framework\": \"\(framework)\", \"framework_version\": \(version)}")),
        ExampleFile("requirements.txt", requirements),
      ])
  }

  public init() {}

  public func findings(in repository: RepositoryDocuments) -> [Finding] {
    newestVersions(of: repository.modelMetadata).compactMap { metadata in
      guard let framework = metadata.framework?.string, let version = metadata.frameworkVersion,
        let text = version.string, !text.isEmpty
      else { return nil }
      let pins = packages(of: framework).flatMap { repository.pins(of: $0) }
      let nearest = metadata.path.nearest(of: pins, at: \.location.path)
      guard let pin = nearest.first, !nearest.contains(where: { $0.accepts(text) }) else {
        return nil
      }
      return Finding(
        .differs(text, pin), at: version.location,
        related: nearest.map { RelatedLocation("pinned here", at: $0.location) })
    }
  }

  /// Metadata that no newer version of the same model follows; what names no model or version stays.
  private func newestVersions(of metadata: [ModelMetadata]) -> [ModelMetadata] {
    var newest: [ByteString: SemanticVersion] = [:]
    for metadata in metadata {
      guard let name = metadata.modelName?.text, let version = metadata.semanticVersion else {
        continue
      }
      if newest[name]?.precedes(version) ?? true { newest[name] = version }
    }
    return metadata.filter { metadata in
      guard let name = metadata.modelName?.text, let version = metadata.semanticVersion,
        let last = newest[name]
      else { return true }
      return !version.precedes(last)
    }
  }

  /// The packages on PyPI that install the framework.
  private func packages(of framework: ByteString) -> [PackageName] {
    let name = PackageName(framework.trimmed)
    return switch name {
    case "pytorch", "torch": ["torch"]
    case "tf", "tensorflow":
      ["tensorflow", "tensorflow-cpu", "tensorflow-gpu", "tensorflow-macos", "tf-nightly"]
    case "sklearn", "scikit-learn": ["scikit-learn"]
    default: [name]
    }
  }
}

extension Finding.Message {
  fileprivate static func differs(_ version: ByteString, _ pin: PackagePin) -> Self {
    """
    framework_version is \(version.quoted), but \(pin.location.path.bytes.quoted) pins \
    \(pin.name.bytes.quoted) to \(pin.version.quoted)
    """
  }
}
