import ByteText
public import Documents
public import Findings
import RepositorySnapshot

/// Flags requirements that do not name one version.
///
/// The same decision as pip-tools' `is_pinned_requirement`, widened to URLs: a whole commit or a hash
/// fixes what is installed as firmly as a version does.
public struct UnpinnedRequirement: Check {
  public static let rule = Rule(
    id: "REQ001",
    name: "unpinned-requirement",
    severity: .error,
    subject: .requirements,
    summary: "A requirement does not name one version",
    rationale: """
      Training is only repeatable when last month's environment can be rebuilt, and a range installs \
      another library every month. A pin is one `==` without a wildcard or one `===`, an archive URL \
      with a hash, or a VCS URL at a whole commit, editable or not; tags and branches move. A path \
      inside the repository is pinned by git itself (`-e .`). A constraint file may hold ranges, and \
      a requirement that an included constraint file pins is pinned. Sources of pip-compile (`*.in`) \
      and the files that MLflow writes beside a logged model are not judged.
      """,
    help: "pin it with '==' to the version that the results were made with (`pip freeze` shows it)",
    passing: [
      Example(
        "one version, or what fixes the content",
        [
          ExampleFile(
            "requirements.txt",
            """
            -r requirements/base.txt
            numpy==2.1.0
            Torch [cuda] == 2.1.0+cu118 ; python_version >= "3.8"
            legacy===1.0-custom
            p @ https://example.com/p-1.0.zip#sha256=0123456789abcdef
            q @ git+https://example.com/q.git@0123456789abcdef0123456789abcdef01234567
            -e git+https://example.com/r.git@0123456789abcdef0123456789abcdef01234567#egg=r
            -e .

            """),
          ExampleFile("requirements/base.txt", "pandas==2.2.2\n../libs/tools[extra]\n"),
          ExampleFile("libs/tools/setup.py", ""),
        ]),
      Example(
        "pinned by a constraint file",
        [
          ExampleFile("requirements.txt", "-c constraints.txt\nnumpy\n"),
          ExampleFile("constraints.txt", "NumPy==2.1.0\nscipy<2\n"),
        ]),
      Example(
        "a pip-compile source and MLflow's own record",
        [
          ExampleFile("requirements.in", "numpy\n"),
          ExampleFile("mlruns/0/run/artifacts/model/requirements.txt", "mlflow<3,>=2.1\n"),
          ExampleFile("export/MLmodel", "flavors: {}\n"),
          ExampleFile("export/requirements.txt", "mlflow\n"),
        ]),
    ],
    failing: [
      Example(
        "no version, ranges and wildcards",
        [
          ExampleFile(
            "requirements.txt",
            """
            «numpy»
            scipy«>=1.10,<2»
            pandas«~=2.2.0»
            torch«==2.*»
            jax «==0.4.1,<1»
            «scikit-learn»; python_version < "3.12"
            «tensorflow»==${TF_VERSION}

            """)
        ]),
      Example(
        "URLs and paths",
        [
          ExampleFile(
            "requirements.txt",
            """
            p @ «https://example.com/p-1.0.zip»
            «https://example.com/q-1.0-py3-none-any.whl»
            a @ git+https://example.com/a.git@«v1.0»
            -e git+ssh://git@example.com/b.git@«main»#egg=b
            -e «git+https://example.com/c.git#egg=c»
            -e «../sibling»
            «./wheels/not-in-git-1.0-py3-none-any.whl»
            «/opt/wheels/d-1.0-py3-none-any.whl»

            """)
        ]),
      Example(
        "in the pip list of a conda environment, and in an included file",
        [
          ExampleFile(
            "environment.yml",
            "dependencies:\n  - pip:\n      - torch«>=2»\n      - \"«mlflow»\"\n      - -r more.txt\n"
          ),
          ExampleFile("more.txt", "«wandb»\n"),
        ]),
    ])

  public init() {}

  public func findings(in repository: RepositoryDocuments) -> [Finding] {
    repository.requirementLists.filter { $0.role != .constraints }.flatMap { file in
      let loose = file.requirements.filter {
        $0.looseness != nil || isAbsent($0, from: repository.snapshot)
      }
      let constrained = loose.isEmpty ? [] : constrainedNames(file, repository)
      return loose.filter { requirement in
        guard case .index = requirement.origin, let name = requirement.packageName else {
          return true
        }
        return !constrained.contains(name)
      }.compactMap(finding)
    }
  }

  /// The packages that a constraint file pins wherever they are installed.
  private func constrainedNames(
    _ file: RequirementsFile, _ repository: RepositoryDocuments
  ) -> Set<PackageName> {
    Set(
      repository.closure(of: file).requirements.compactMap { requirement, isConstraint in
        isConstraint && requirement.marker == nil ? requirement.pin?.name : nil
      })
  }

  /// Whether a path inside the repository is not in the snapshot, so that git does not pin it. pip
  /// takes paths from where it runs: the file's folder or any above it.
  private func isAbsent(_ requirement: Requirement, from snapshot: Snapshot) -> Bool {
    guard case .path(let path) = requirement.origin, requirement.hashes.isEmpty else {
      return false
    }
    let text = ByteString(path.text.prefix { $0 != .ascii("[") })
    var folder = requirement.source.path.folder
    while true {
      if let target = folder.resolving(text), snapshot.holds(target) { return false }
      guard !folder.bytes.isEmpty else { return true }
      folder = folder.folder
    }
  }

  private func finding(_ requirement: Requirement) -> Finding? {
    guard let looseness = requirement.looseness else {
      return Finding(
        .absentPath(ByteString(requirement.source.bytes[requirement.range])),
        at: requirement.location,
        help: "commit what is there, or install a released version")
    }
    let name = requirement.name?.text ?? ByteString(requirement.source.bytes[requirement.range])
    let specifiers = requirement.specifierRange
    let clauses = specifiers.map { ByteString(requirement.source.bytes[$0]) } ?? ""
    let clausePlace = specifiers.map(requirement.location) ?? requirement.headLocation
    return switch looseness {
    case .noVersion: Finding(.noVersion(name), at: requirement.headLocation)
    case .variable: Finding(.variable(name), at: requirement.headLocation)
    case .range: Finding(.range(name, clauses), at: clausePlace)
    case .wildcard: Finding(.wildcard(name, clauses), at: clausePlace)
    case .furtherClauses: Finding(.furtherClauses(name, clauses), at: clausePlace)
    case .movingRevision(let revision):
      Finding(
        .movingRevision(revision.text), at: requirement.location(of: revision.range),
        help: "write the whole commit id (`git rev-parse \(revision.text)^{commit}` shows it)")
    case .defaultBranch(let url):
      Finding(
        .defaultBranch(url.text, isEditable: requirement.isEditable),
        at: requirement.location(of: url.range),
        help: "add '@' and the whole commit id behind the repository")
    case .unhashedURL(let url):
      Finding(
        .unhashedURL(url.text), at: requirement.location(of: url.range),
        help: "append '#sha256=' and the hash of the file (`pip hash FILE` shows it)")
    case .outsidePath(let path):
      Finding(
        .outsidePath(path.text), at: requirement.location(of: path.range),
        help: "move it into the repository, or install a released version")
    }
  }
}

extension Snapshot {
  /// Whether `path` is a file or a folder here; the empty path is the top.
  fileprivate func holds(_ path: RepositoryPath) -> Bool {
    if path.bytes.isEmpty || entry(at: path) != nil { return true }
    // Entries are sorted, so a folder's first file is the first entry not below `folder/`.
    let first = RepositoryPath(ByteString(path.bytes.bytes + [.ascii("/")]))
    var (low, high) = (0, entries.count)
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].path < first { low = middle + 1 } else { high = middle }
    }
    return low < entries.count && entries[low].path.isInside(path)
  }
}

extension Finding.Message {
  fileprivate static func noVersion(_ name: ByteString) -> Self {
    "\(name.quoted) has no version: pin it with '=='"
  }

  fileprivate static func range(_ name: ByteString, _ clauses: ByteString) -> Self {
    "\(clauses.quoted) lets pip choose the version of \(name.quoted): pin one with '=='"
  }

  fileprivate static func wildcard(_ name: ByteString, _ clauses: ByteString) -> Self {
    "\(clauses.quoted) is a wildcard, not a pin: write the whole version of \(name.quoted)"
  }

  fileprivate static func furtherClauses(_ name: ByteString, _ clauses: ByteString) -> Self {
    "\(clauses.quoted) says more than one version of \(name.quoted): keep the '==' alone"
  }

  fileprivate static func variable(_ name: ByteString) -> Self {
    "\(name.quoted) takes its version or place from the environment of whoever runs pip: write it down"
  }

  fileprivate static func movingRevision(_ revision: ByteString) -> Self {
    "\(revision.quoted) is a tag, a branch or a shortened commit, all of which can move: write the whole commit id"
  }

  fileprivate static func defaultBranch(_ url: ByteString, isEditable: Bool) -> Self {
    "\(isEditable ? "editable " : "")\(url.quoted) follows the default branch: add '@' and a whole commit id"
  }

  fileprivate static func unhashedURL(_ url: ByteString) -> Self {
    "the file at \(url.quoted) can be replaced: append '#sha256=…'"
  }

  fileprivate static func absentPath(_ path: ByteString) -> Self {
    "the path \(path.quoted) is not in the repository: commit it, or pin a released version"
  }

  fileprivate static func outsidePath(_ path: ByteString) -> Self {
    "the path \(path.quoted) leaves the repository: nobody else has what is there"
  }
}
