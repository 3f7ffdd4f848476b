import ByteText
public import Documents
public import Findings

/// Flags a version that its own file's name or its tag contradicts.
public struct VersionMismatch: Check {
  public static let scope = CheckScope.file

  public static let rule = Rule(
    id: "MOD003",
    name: "version-mismatch",
    severity: .error,
    subject: .modelMetadata,
    summary: "A model's version, file name and git tag do not agree",
    rationale: """
      People fetch a model by its tag and load it by its file name; the version inside must be the \
      same. The likeliest cause is metadata copied from the version before. Any tag that ends in \
      the version fits: `model-v1.0.0`, `resnet50@v1.0.0`, `v1.0.0`; an empty tag is not set yet.
      """,
    help: "use one version in 'version', in the file's name and in 'git_tag'",
    passing: [
      example("all three agree", "1.0.0", "\"1.0.0\"", tag: "\"model-v1.0.0\""),
      example("a tag with the model's name", "1.0.0", "\"1.0.0\"", tag: "\"net@v1.0.0\""),
      example("no tag yet", "1.0.0", "\"1.0.0\"", tag: "\"\""),
      example("an invalid version: invalid-version says so", "1.0.0", "\"v1.0\"", tag: "\"x\""),
      example("a pre-release", "2.0.0-rc.1", "\"2.0.0-rc.1\"", tag: "\"model-v2.0.0-rc.1\""),
    ],
    failing: [
      example("the file has another name", "1.0.0", "«\"1.1.0\"»", tag: "\"model-v1.1.0\""),
      example("the tag is another version's", "1.1.0", "\"1.1.0\"", tag: "«\"model-v1.0.0\"»"),
      example("the version is the odd one out", "1.1.0", "«\"1.0.0\"»", tag: "\"model-v1.1.0\""),
      example("all three differ", "1.2.0", "«\"1.1.0\"»", tag: "«\"model-v1.0.0\"»"),
      example("the tag only ends alike", "1.0.0", "\"1.0.0\"", tag: "«\"model-v11.0.0\"»"),
    ])

  private static func example(
    _ title: String, _ fileVersion: String, _ version: String, tag: String
  ) -> Example {
    Example(
      title,
      [
        ExampleFile(
          ByteString("models/net/model_v\(fileVersion).json"),
          ByteString("{\"version\": \(version), \"git_tag\": \(tag)}"))
      ])
  }

  public init() {}

  public func findings(in repository: RepositoryDocuments) -> [Finding] {
    repository.judged.modelMetadata.flatMap { metadata -> [Finding] in
      guard metadata.semanticVersion != nil, let version = metadata.version,
        let text = version.string
      else { return [] }
      var findings: [Finding] = []
      let fileVersion = metadata.fileVersion
      if text != fileVersion {
        findings.append(Finding(.fileDiffers(text, fileVersion), at: version.location))
      }
      // A tag that agrees with the file's name leaves the version as the odd one out.
      if let tag = metadata.gitTag, let name = tag.string, !name.isEmpty,
        !isTag(name, of: text), !isTag(name, of: fileVersion)
      {
        findings.append(
          Finding(
            .tagDiffers(name, text), at: tag.location,
            related: [RelatedLocation("the version", at: version.location)]))
      }
      return findings
    }
  }
}

/// Whether `tag` is `version` behind nothing, a `v`, or a name that ends in a separator.
private func isTag(_ tag: ByteString, of version: ByteString) -> Bool {
  guard tag.count >= version.count, tag.bytes.suffix(version.count).elementsEqual(version.bytes)
  else { return false }
  var prefix = tag.bytes.dropLast(version.count)
  if prefix.last == .ascii("v") { prefix = prefix.dropLast() }
  return prefix.last.map { !$0.isAlphanumeric && $0 != .ascii(".") } ?? true
}

extension Finding.Message {
  fileprivate static func fileDiffers(_ version: ByteString, _ fileVersion: ByteString) -> Self {
    """
    the version is \(version.quoted) but the file's name says \(fileVersion.quoted); \
    correct one of them
    """
  }

  fileprivate static func tagDiffers(_ tag: ByteString, _ version: ByteString) -> Self {
    "the tag \(tag.quoted) is not one of version \(version.quoted); expected 'model-v\(version)'"
  }
}
