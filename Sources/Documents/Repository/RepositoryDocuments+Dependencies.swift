public import ByteText

extension RepositoryDocuments {
  /// pip's requirement and constraint files, with those that they include; sorted by path.
  public var requirements: [RequirementsFile] { dependencies.requirements }

  /// Sorted by path.
  public var condaEnvironments: [CondaEnvironment] { dependencies.condaEnvironments }

  /// All lists of pip requirements: the files, then the lists inside conda environments.
  public var requirementLists: [RequirementsFile] {
    requirements + condaEnvironments.map(\.pipList)
  }

  /// The requirements file at `path`; nil where there is none that is judged.
  public func requirementsFile(at path: RepositoryPath) -> RequirementsFile? {
    dependencies.fileOfPath[path].map { requirements[$0] }
  }

  /// Every version that a requirements or conda file pins the package to, sorted by place.
  ///
  /// - Parameter name: as PyPI has it; conda's `pytorch` is found as `torch`.
  public func pins(of name: PackageName) -> [PackagePin] { dependencies.pins[name] ?? [] }
}
