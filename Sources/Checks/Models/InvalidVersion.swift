import ByteText
public import Documents
public import Findings

/// Flags a model version that is not semantic version 2.0.0.
public struct InvalidVersion: Check {
  public static let scope = CheckScope.file

  public static let rule = Rule(
    id: "MOD002",
    name: "invalid-version",
    severity: .error,
    subject: .modelMetadata,
    summary: "A model's version is not a semantic version",
    rationale: """
      Consumers decide by the number whether a model is a drop-in replacement: MAJOR changes input \
      or output, MINOR improves, PATCH repairs. Tools can only order versions that follow Semantic \
      Versioning 2.0.0 to the letter; the 'v' belongs to the tag and the file name, not to the version.
      """,
    help: "write MAJOR.MINOR.PATCH, for example 1.2.0 or 2.0.0-rc.1",
    passing: [
      example("a release", "\"1.2.3\""),
      example("a pre-release with build metadata", "\"2.0.0-rc.1+cu118\""),
      example("a number: wrong-type says so", "1.2"),
    ],
    failing: [
      example("a leading v", "«\"v1.2.3\"»"),
      example("two numbers", "«\"1.2\"»"),
      example("a leading zero", "«\"01.2.3\"»"),
      example("letters", "«\"a.b.c\"»"),
      example("nothing", "«\"\"»"),
      example("an empty pre-release", "«\"1.2.3-\"»"),
    ])

  private static func example(_ title: String, _ version: String) -> Example {
    Example(
      title,
      [ExampleFile("models/net/model_v1.2.3.json", ByteString("{\"version\": \(version)}"))])
  }

  public init() {}

  public func findings(in repository: RepositoryDocuments) -> [Finding] {
    repository.judged.modelMetadata.compactMap { metadata in
      guard let version = metadata.version, let text = version.string,
        case .failure(let reason)? = metadata.versionReading
      else { return nil }
      return Finding(.invalid(text, reason), at: version.location)
    }
  }
}

extension Finding.Message {
  fileprivate static func invalid(_ text: ByteString, _ reason: InvalidSemanticVersion) -> Self {
    Self("the version \(text.quoted) is not semantic: " + explanation(of: reason, in: text))
  }

  private static func explanation(
    of reason: InvalidSemanticVersion, in text: ByteString
  ) -> String {
    switch reason {
    case _ where text.first?.lowercased == .ascii("v") && text.count > 1:
      "leave out the \(ByteString(text.prefix(1)).quoted)"
    case .notThreeNumbers(_, in: ""): "it is empty"
    case .notThreeNumbers(let found, _):
      "it needs three numbers between dots, not \(found)"
    case .notANumber(let field): "\(field.quoted) is not a number"
    case .leadingZero(let field): "\(field.quoted) has a leading zero"
    case .emptyIdentifier: "an identifier behind '-' or '+' is empty"
    case .invalidIdentifier(let identifier):
      "\(identifier.quoted) has other characters than letters, digits and '-'"
    }
  }
}
