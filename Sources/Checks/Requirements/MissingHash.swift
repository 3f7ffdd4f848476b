import ByteText
public import Documents
public import Findings

/// Flags requirements without a hash in a file where others have one.
public struct MissingHash: Check {
  public static let rule = Rule(
    id: "REQ007",
    name: "missing-hash",
    severity: .warning,
    subject: .requirements,
    summary: "A requirement has no hash in a file that uses hashes",
    rationale: """
      One `--hash` makes pip ask for one of everything, so the whole file fails to install: usually a \
      line that somebody added by hand to the output of pip-compile. `#sha256=` behind a URL counts.
      """,
    help: "run `pip-compile --generate-hashes` again, or add '--hash=sha256:…'",
    passing: [
      Example(
        "all of them",
        [
          ExampleFile(
            "requirements.txt",
            "a==1 \\\n  --hash=sha256:01\nb @ https://example.com/b.zip#sha256=02\n")
        ]),
      Example("none of them", [ExampleFile("requirements.txt", "a==1\nb==2\n")]),
    ],
    failing: [
      Example(
        "one without", [ExampleFile("requirements.txt", "a==1 --hash=sha256:01\n«b»==2\n")]),
      Example(
        "the file asks for them",
        [ExampleFile("requirements.txt", "--require-hashes\n«a»==1\n«./b.whl»\n")]),
    ])

  public init() {}

  public func findings(in repository: RepositoryDocuments) -> [Finding] {
    repository.requirementLists.filter(\.expectsHashes).flatMap { file in
      file.requirements.filter { $0.hashes.isEmpty && !$0.hasHashInURL }.map {
        let text = $0.name?.text ?? ByteString($0.source.bytes[$0.range])
        return Finding(.missing(text), at: $0.headLocation)
      }
    }
  }
}

extension Requirement {
  fileprivate var hasHashInURL: Bool {
    if case .url(let url) = origin { url.hasHash } else { false }
  }
}

extension Finding.Message {
  fileprivate static func missing(_ name: ByteString) -> Self {
    "\(name.quoted) has no '--hash', and pip asks for one of every requirement in this file"
  }
}
