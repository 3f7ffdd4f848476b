import ByteText
import Checks
import Documents
import Findings
import TestSupport
import Testing

/// The exact wording of the REQ family, one line for each kind it tells apart.
@Suite struct RequirementMessageTests {
  private func messages(
    _ check: some Check, _ files: [ExampleFile], settings: CheckSettings = CheckSettings()
  ) -> [String] {
    let repository = ExampleRepository(Example("messages", files), settings: settings)
    return check.findings(in: repository.documents).map(\.message.text)
  }

  private func file(_ text: String) -> [ExampleFile] {
    [ExampleFile("requirements.txt", ByteString(text))]
  }

  @Test(arguments: [
    ("numpy", "'numpy' has no version: pin it with '=='"),
    ("numpy>=1.20,<2", "'>=1.20,<2' lets pip choose the version of 'numpy': pin one with '=='"),
    ("numpy==2.*", "'==2.*' is a wildcard, not a pin: write the whole version of 'numpy'"),
    (
      "git+https://h/a.git@v1#egg=a",
      "'v1' is a tag, a branch or a shortened commit, all of which can move: write the whole commit id"
    ),
    (
      "-e git+https://h/a.git#egg=a",
      "editable 'git+https://h/a.git#egg=a' follows the default branch: add '@' and a whole commit id"
    ),
    ("https://h/a.zip", "the file at 'https://h/a.zip' can be replaced: append '#sha256=…'"),
    ("-e ../a", "the path '../a' leaves the repository: nobody else has what is there"),
  ])
  func unpinnedRequirement(line: String, message: String) {
    #expect(messages(UnpinnedRequirement(), file(line)) == [message])
  }

  @Test(arguments: [
    ("numpy=1.26", "'=' is not an operator of pip: write '=='"),
    ("numpy=>1.26", "write the operator as '>='"),
    ("numpy 1.26", "expected an operator before the version: write '=='"),
    ("numpy==", "expected a version after '=='"),
    ("numpy==latest", "'latest' is not a version: expected one such as '1.26.4'"),
    ("a==1 b==2", "a second requirement on the line: put it on a line of its own"),
    ("a>1 <2", "expected a comma before the next version clause"),
    ("a==1# c", "a comment needs a blank before its '#'"),
    ("a>=1.*", "'.*' works with '==' and '!=' only, not with '>='"),
    ("a>=1+cu118", "a local version works with '==' and '!=' only, not with '>='"),
    ("a~=1", "'~=' needs a version of two parts or more: write '~=1.0' or '==1.*'"),
    ("a; python_versoin<'3'", "expected 'python_version' in the marker"),
    ("a; os_name", "expected one of <= < != == >= > ~= === 'in' 'not in' in the marker"),
    (
      "a --hash=md5:1",
      "'md5:1' is no hash that pip takes: write 'sha256:', 'sha384:' or 'sha512:' and the digest"
    ),
    ("--requirments a", "pip has no option '--requirments' in requirements files"),
    (
      "-e a==1",
      "'a==1' cannot be editable: '-e' takes a folder or a VCS URL such as 'git+https://…'"
    ),
  ])
  func invalidRequirement(line: String, message: String) {
    #expect(messages(InvalidRequirement(), file(line)) == [message])
  }

  @Test func conflictingPins() {
    #expect(
      messages(ConflictingPins(), file("A_b==1\na-b==2\n")) == [
        "'a-b' is pinned to '2' here and to '1' before: keep one"
      ])
  }

  @Test func pinsDisagree() {
    let files =
      file("torch==2.3.1\n") + [
        ExampleFile("environment.yml", "dependencies: [pytorch=2.1.0]\n")
      ]
    #expect(
      messages(PinsDisagree(), files) == [
        "'torch' is '2.1.0' here and '2.3.1' in 'requirements.txt': make them agree"
      ])
  }

  @Test func strictnessOfConda() throws {
    let files = [
      ExampleFile("environment.yml", "dependencies: [a=1.2, b=1.2.3, c==1.2, python=3.11]\n")
    ]
    let text = { (version: String, name: String) in
      "'=\(version)' fits every version of '\(name)' that begins so: write all of its parts"
    }
    #expect(messages(UnpinnedCondaPackage(), files) == [text("1.2", "a")])
    var settings = CheckSettings()
    settings.requirements.condaStrict = true
    let repository = ExampleRepository(Example("strict", files), settings: settings)
    let findings = UnpinnedCondaPackage().findings(in: repository.documents)
    #expect(
      findings.map(\.message.text) == [
        text("1.2", "a"), text("1.2.3", "b"), text("3.11", "python"),
      ])
    #expect(findings.map(\.severity) == [.error, .warning, .warning])
  }

  @Test func missingInclude() {
    let files =
      file("-r a.txt\n-r none.txt\n-r ../x.txt\n") + [
        ExampleFile("a.txt", "-r requirements.txt\n")
      ]
    #expect(
      messages(MissingInclude(), files) == [
        "'a.txt' includes itself: 'a.txt' → 'requirements.txt' → 'a.txt'",
        "'none.txt' is not in the repository: commit it or correct the path",
        "'../x.txt' leaves the repository: nobody else has that file",
      ])
  }

  @Test func includesPastTheLimitsAreReported() {
    var files = (0...12).map {
      ExampleFile(ByteString("chain/\($0).txt"), ByteString("-r \($0 + 1).txt\n"))
    }
    files += [
      ExampleFile("chain/13.txt", "a==1\n"), ExampleFile("requirements.txt", "-r chain/0.txt\n"),
    ]
    #expect(
      messages(MissingInclude(), files).contains(
        "'10.txt' is more than 10 files deep: include it from nearer the top"))
    let wide = (0..<70).map { ExampleFile(ByteString("wide/\($0).txt"), "a==1\n") }
    let root = (0..<70).map { "-r wide/\($0).txt\n" }.joined()
    let found = messages(MissingInclude(), wide + file(root))
    #expect(found.count == 6)
    #expect(found.first == "'wide/64.txt' is past the limit of 64 included files: it was not read")
  }

  @Test func missingHash() {
    #expect(
      messages(MissingHash(), file("a==1 --hash=sha256:0\nb==1\n")) == [
        "'b' has no '--hash', and pip asks for one of every requirement in this file"
      ])
  }
}
