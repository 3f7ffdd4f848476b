import ByteText
public import Documents
public import Findings

/// Flags `-r` and `-c` that pip cannot follow.
public struct MissingInclude: Check {
  public static let rule = Rule(
    id: "REQ006",
    name: "missing-include",
    severity: .error,
    subject: .requirements,
    summary: "An included requirements file is not in the repository",
    rationale: """
      pip stops at `-r` of a file that is not there, and at one that includes itself. A path that \
      leaves the repository works on one machine only. Paths are relative to the including file. \
      URLs and `${NAME}` are not followed; nor is anything past ten files inside each other or 64 \
      files in all, which is reported.
      """,
    help: "commit the file, or write its path relative to the including file",
    passing: [
      Example(
        "files that are there",
        [
          ExampleFile(
            "requirements.txt", "-r requirements/base.txt\n-c https://example.com/c.txt\n"),
          ExampleFile("requirements/base.txt", "--constraint=../pins.txt\n-r ${EXTRA}.txt\n"),
          ExampleFile("pins.txt", "numpy==2.1.0\n"),
        ])
    ],
    failing: [
      Example(
        "not there, and outside",
        [
          ExampleFile(
            "requirements.txt",
            "-r «base.txt»\n--constraint «../shared/pins.txt»\n-r «/etc/pins.txt»\n"
          )
        ]),
      Example(
        "a ring",
        [
          ExampleFile("requirements.txt", "-r a.txt\n"),
          ExampleFile("a.txt", "-r b.txt\n"),
          ExampleFile("b.txt", "-r «a.txt»\n"),
        ]),
      Example("itself", [ExampleFile("requirements.txt", "-r «./requirements.txt»\n")]),
      Example(
        "from the pip list of a conda environment",
        [ExampleFile("environment.yml", "dependencies:\n  - pip:\n      - -r «base.txt»\n")]),
    ])

  public init() {}

  public func findings(in repository: RepositoryDocuments) -> [Finding] {
    var reported: Set<SourceLocation> = []
    return repository.requirementLists.flatMap { file in
      repository.closure(of: file).problems
        .filter { isFirstTold($0.problem) && reported.insert($0.include.location).inserted }
        .map { Finding(.problem($0.problem, $0.include.target.text), at: $0.include.location) }
    }
  }

  /// A ring is told once, from its member that sorts first; every member is a file of its own.
  private func isFirstTold(_ problem: RequirementsClosure.Problem) -> Bool {
    guard case .cycle(let ring) = problem else { return true }
    return ring.min() == ring.first
  }
}

extension Finding.Message {
  fileprivate static func problem(
    _ problem: RequirementsClosure.Problem, _ target: ByteString
  ) -> Self {
    switch problem {
    case .missing: "\(target.quoted) is not in the repository: commit it or correct the path"
    case .leavesRepository: "\(target.quoted) leaves the repository: nobody else has that file"
    case .cycle(let ring):
      "\(target.quoted) includes itself: \(ring.map(\.bytes.quoted).joined(separator: " → "))"
    case .tooDeep(let limit):
      "\(target.quoted) is more than \(limit) files deep: include it from nearer the top"
    case .tooManyFiles(let limit):
      "\(target.quoted) is past the limit of \(limit) included files: it was not read"
    }
  }
}
