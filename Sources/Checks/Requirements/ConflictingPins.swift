import ByteText
public import Documents
public import Findings

/// Flags packages that a file and its includes pin to two versions at once.
public struct ConflictingPins: Check {
  /// How many pairs of markers one file may ask about: lock files need a few dozen.
  private static let markerBudget = 500

  public static let rule = Rule(
    id: "REQ003",
    name: "conflicting-pins",
    severity: .error,
    subject: .requirements,
    summary: "One package is pinned to two versions",
    rationale: """
      pip refuses the file, or the later line wins where files are installed one after another. \
      Names are compared as indexes do (`Scikit_Learn` is `scikit-learn`), versions by PEP 440 (`1.0` \
      is `1.0.0`, `2.1.0+cu118` is `2.1.0`). Lines whose markers cannot hold in one environment do \
      not conflict. Files named by `-r` and `-c` count as part of the file.
      """,
    help: "keep one of the two, or give them markers that exclude each other",
    passing: [
      Example(
        "the same version in other words",
        [ExampleFile("requirements.txt", "numpy==1.26\nNumPy==1.26.0\nt==2.1.0\nt==2.1.0+cu118\n")]),
      Example(
        "markers that exclude each other",
        [
          ExampleFile(
            "requirements.txt",
            """
            numpy==1.24.4; python_version < "3.9"
            numpy==1.26.4; python_version >= "3.9" and sys_platform == "linux"
            numpy==1.26.3; python_version >= "3.9" and platform_system == "Windows"

            """)
        ]),
      Example(
        "files that do not include each other",
        [
          ExampleFile("requirements-cpu.txt", "torch==2.1.0\n"),
          ExampleFile("requirements-gpu.txt", "torch==2.3.1\n"),
        ]),
    ],
    failing: [
      Example(
        "in one file",
        [ExampleFile("requirements.txt", "Scikit_Learn==1.0\nscikit-learn==«1.1»\n")]),
      Example(
        "markers that overlap",
        [
          ExampleFile(
            "requirements.txt",
            "numpy==1.24.4; python_version < \"3.10\"\nnumpy==«1.26.4»; python_version >= \"3.9\"\n"
          )
        ]),
      Example(
        "across includes and constraints",
        [
          ExampleFile("requirements.txt", "-r base.txt\n-c limits.txt\nnumpy==«1.26.4»\n"),
          ExampleFile("base.txt", "numpy==1.24.4\nscipy==1.11\n"),
          ExampleFile("limits.txt", "scipy==«1.12»\n"),
        ]),
      Example(
        "in the pip list of a conda environment",
        [
          ExampleFile(
            "environment.yml", "dependencies:\n  - pip:\n      - numpy==1.0\n      - numpy==«1.1»\n"
          )
        ]),
    ])

  public init() {}

  public func findings(in repository: RepositoryDocuments) -> [Finding] {
    var reported: Set<[SourceLocation]> = []
    return repository.requirementLists.flatMap { file in
      conflicts(in: repository.closure(of: file).requirements.compactMap(\.requirement.pin))
        .filter { reported.insert([$0.location, $0.related[0].location]).inserted }
    }
  }

  private func conflicts(in pins: [PackagePin]) -> [Finding] {
    var earlier: [PackageName: [PackagePin]] = [:]
    var budget = Self.markerBudget
    var findings: [Finding] = []
    for pin in pins {
      let known = earlier[pin.name, default: []]
      if let first = known.first(where: { conflict($0, pin, &budget) }) {
        findings.append(
          Finding(
            .conflict(pin.name.bytes, pin.version, first.version), at: pin.location,
            related: [RelatedLocation("pinned to \(first.version) here", at: first.location)]))
      } else if known.count < 32,
        !known.contains(where: { $0.version == pin.version && $0.marker == pin.marker })
      {
        earlier[pin.name, default: []].append(pin)
      }
    }
    return findings
  }

  private func conflict(_ one: PackagePin, _ other: PackagePin, _ budget: inout Int) -> Bool {
    guard !one.agrees(with: other) else { return false }
    guard one.marker != nil || other.marker != nil else { return true }
    // Past the budget nothing is certain any more, and only what is certain is reported.
    guard budget > 0 else { return false }
    budget -= 1
    return !Marker.exclude(one.marker, other.marker)
  }
}

extension Finding.Message {
  fileprivate static func conflict(
    _ name: ByteString, _ version: ByteString, _ first: ByteString
  ) -> Self {
    "\(name.quoted) is pinned to \(version.quoted) here and to \(first.quoted) before: keep one"
  }
}
