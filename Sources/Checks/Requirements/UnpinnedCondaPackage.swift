import ByteText
public import Documents
public import Findings

/// Flags conda dependencies that do not name one version.
public struct UnpinnedCondaPackage: Check {
  /// A version with so many parts has one meaning in practice, though conda reads it as a prefix.
  private static let wholeVersionParts = 3

  public static let rule = Rule(
    id: "REQ005",
    name: "unpinned-conda-package",
    severity: .error,
    subject: .condaEnvironments,
    summary: "A conda dependency does not name one version",
    rationale: """
      conda solves the environment anew each time, so a package without a version is another one next \
      month. `=1.26` is a prefix (any 1.26.x) and gets a warning below three parts; `==1.26`, a \
      version with a build, and a package URL are exact. `pip` needs no version and `python=3.11` is \
      what its users mean. With the setting for strict pins a prefix is never enough. A dependency \
      that conda cannot read pins nothing, and is reported too. `python_env.yaml` is MLflow's and \
      `conda.yaml` beside an `MLmodel` is what MLflow recorded: neither is judged.
      """,
    help: "write NAME=MAJOR.MINOR.PATCH (`conda list` shows the versions in use)",
    passing: [
      Example(
        "versions",
        [
          ExampleFile(
            "environment.yml",
            """
            name: iris
            channels: [conda-forge]
            dependencies:
              - python=3.11
              - pip
              - numpy=1.26.4
              - conda-forge::scipy==1.11
              - _libgcc_mutex=0.1=main
              - pandas 2.2.2
              - https://conda.anaconda.org/conda-forge/linux-64/tqdm-4.66.1-py_0.conda
              - pip:
                - mlflow==2.9.2

            """)
        ]),
      Example(
        "files of other tools",
        [
          ExampleFile("mlruns/0/run/artifacts/model/conda.yaml", "dependencies:\n- mlflow\n"),
          ExampleFile("model/MLmodel", "flavors: {}\n"),
          ExampleFile("model/conda.yaml", "dependencies:\n- mlflow\n"),
          ExampleFile("environment-prod.yaml", "kind: Deployment\ndependencies: {numpy: 1}\n"),
        ]),
    ],
    failing: [
      Example(
        "no version, ranges and short prefixes",
        [
          ExampleFile(
            "conda-gpu.yaml",
            """
            dependencies:
              - «python»
              - «numpy»
              - scipy«>=1.10,<2»
              - pandas «2.1|2.2»
              - "torchvision«=0.16»"
              - conda-forge::jax«=*»
              - matplotlib«=3.8.*»

            """)
        ]),
      Example(
        "what conda cannot read",
        [
          ExampleFile(
            "environment.yml", "dependencies:\n  - numpy«==»\n  - «-e .»\n  - scipy«[»version=1\n")
        ]),
    ])

  public init() {}

  public func findings(in repository: RepositoryDocuments) -> [Finding] {
    let isStrict = repository.settings.requirements.condaStrict
    return repository.condaEnvironments.flatMap { environment in
      environment.packages.compactMap { finding($0, isStrict: isStrict) }
        + environment.invalid.map {
          Finding(.invalid($0.problem), at: environment.document.source.location(of: $0.range))
        }
    }
  }

  private func finding(_ package: CondaPackage, isStrict: Bool) -> Finding? {
    let name = package.specification.name.text
    guard name != "pip" else { return nil }
    guard let version = package.specification.version else {
      return Finding(.noVersion(name), at: package.nameLocation)
    }
    switch version.firmness {
    case .exact: return nil
    case .any: return Finding(.noVersion(name), at: package.versionLocation)
    case .range: return Finding(.range(name, version.text.text), at: package.versionLocation)
    case .prefix(let parts):
      let wholeParts = name == "python" ? 2 : Self.wholeVersionParts
      guard isStrict || parts < wholeParts else { return nil }
      return Finding(
        .prefix(name, version.text.text), at: package.versionLocation,
        severity: parts < wholeParts && isStrict ? .error : .warning)
    }
  }
}

extension Finding.Message {
  fileprivate static func noVersion(_ name: ByteString) -> Self {
    "\(name.quoted) has no version: write '\(name)=MAJOR.MINOR.PATCH'"
  }

  fileprivate static func range(_ name: ByteString, _ version: ByteString) -> Self {
    "\(version.quoted) lets conda choose the version of \(name.quoted): write one"
  }

  fileprivate static func prefix(_ name: ByteString, _ version: ByteString) -> Self {
    "\(version.quoted) fits every version of \(name.quoted) that begins so: write all of its parts"
  }

  fileprivate static func invalid(_ problem: MatchSpecificationFault.Problem) -> Self {
    switch problem {
    case .invalidName(let text): "\(text.quoted) is no conda dependency: expected a package name"
    case .invalidVersion(let text): "\(text.quoted) is no version that conda reads"
    case .unclosedBracket: "'[' is never closed"
    }
  }
}
