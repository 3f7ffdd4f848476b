import ByteText
public import Documents
public import Findings

/// Flags packages that the requirements and the conda environment of one folder pin differently.
public struct PinsDisagree: Check {
  public static let rule = Rule(
    id: "REQ004",
    name: "pins-disagree",
    severity: .error,
    subject: .condaEnvironments,
    summary: "The requirements and conda files of one folder pin one package differently",
    rationale: """
      Both files claim to describe the same environment, so one of them is not what made the results. \
      The files of one folder belong to one project. conda's names are translated (`pytorch` is \
      `torch`), and conda's `numpy=1.26` agrees with every 1.26.x. Where several requirements files \
      pin a package (one for CPUs, one for GPUs), one that agrees is enough. Ranges are not compared.
      """,
    help: "give both files the version that the results were made with",
    passing: [
      Example(
        "the same versions",
        [
          ExampleFile(
            "environment.yml",
            "dependencies:\n  - python=3.11\n  - pytorch=2.1\n  - numpy=1.26.4=py311_0\n  - graphviz=9.0.0\n"
          ),
          ExampleFile("requirements.txt", "torch==2.1.2+cu118\nnumpy==1.26.4\ngraphviz==0.20\n"),
        ]),
      Example(
        "a requirements file for each machine",
        [
          ExampleFile("environment.yml", "dependencies:\n  - pytorch=2.1.0\n"),
          ExampleFile("requirements-cpu.txt", "torch==2.1.0\n"),
          ExampleFile("requirements-old.txt", "torch==1.13.1\n"),
        ]),
      Example(
        "another folder",
        [
          ExampleFile("environment.yml", "dependencies:\n  - numpy=1.26.4\n"),
          ExampleFile("docs/requirements.txt", "numpy==1.24.0\n"),
        ]),
    ],
    failing: [
      Example(
        "a conda package",
        [
          ExampleFile("environment.yml", "dependencies:\n  - pytorch=«2.1.0»\n  - numpy=1.26.4\n"),
          ExampleFile("requirements.txt", "torch==2.3.1\nnumpy==1.26.4\n"),
        ]),
      Example(
        "the pip list",
        [
          ExampleFile(
            "train/environment.yml", "dependencies:\n  - pip:\n      - mlflow==«2.1.0»\n"),
          ExampleFile("train/requirements.txt", "mlflow==2.9.2\n"),
        ]),
      Example(
        "a package that one environment names twice",
        [
          ExampleFile(
            "environment.yml",
            "dependencies:\n  - numpy=1.26.4\n  - pip:\n      - numpy==«1.24.0»\n")
        ]),
    ])

  public init() {}

  public func findings(in repository: RepositoryDocuments) -> [Finding] {
    repository.condaEnvironments.flatMap { environment in
      let others = repository.requirements.filter {
        $0.path.folder == environment.path.folder && $0.role == .requirements
      }.flatMap(\.pins)
      return disagreements(environment.pins, with: others)
        + disagreements(environment.pipList.pins, with: environment.packages.compactMap(\.pin))
    }
  }

  private func disagreements(_ pins: [PackagePin], with others: [PackagePin]) -> [Finding] {
    let known = Dictionary(grouping: others, by: \.name)
    return pins.compactMap { pin in
      guard let rivals = known[pin.name], let rival = rivals.first,
        !rivals.contains(where: {
          $0.agrees(with: pin) || Marker.exclude($0.marker, pin.marker)
        })
      else { return nil }
      return Finding(
        .disagree(pin.name.bytes, pin.version, rival), at: pin.location,
        related: rivals.map { RelatedLocation("pinned to \($0.version) here", at: $0.location) })
    }
  }
}

extension Finding.Message {
  fileprivate static func disagree(
    _ name: ByteString, _ version: ByteString, _ other: PackagePin
  ) -> Self {
    "\(name.quoted) is \(version.quoted) here and \(other.version.quoted) in \(other.location.path.bytes.quoted): make them agree"
  }
}
