import ByteText
import Documents
import Findings
import TestSupport
import Testing

/// What DVC makes of templated stages: `Tests/Vectors/dvc-templates.json`.
@Suite struct DVCTemplateVectorTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let path: RepositoryPath
    let files: [ExampleFile]
    /// DVC refuses the whole file.
    let isRefused: Bool
    /// The names of stages and sections that DVC cannot load.
    let failed: [PythonValue]
    /// Names with the loaded stages.
    let stages: [PythonValue]
    let sections: PythonValue

    init?(_ value: PythonValue) {
      guard let fields = value.dictionary, let name = fields["name"]?.string,
        let path = fields["path"]?.string, let config = fields["config"]?.string,
        let files = fields["files"]?.dictionary
      else { return nil }
      testDescription = name.description
      self.path = RepositoryPath(path)
      self.files =
        files.entries.map { ExampleFile($0.key.string ?? "", $0.value.string ?? "") }
        + [ExampleFile(".dvc/config", config)]
      isRefused = fields["error"] != nil
      failed = (fields["errors"]?.list ?? []).compactMap { $0.list?.first }
      stages = fields["stages"]?.list ?? []
      sections = fields["sections"] ?? .dictionary(PythonDictionary())
    }
  }

  private static let cases = vectorCases("dvc-templates.json").compactMap(Case.init)

  @Test func allCasesAreRead() { #expect(Self.cases.count == 285) }

  @Test(arguments: cases)
  func isExpandedAsDVCExpandsIt(_ expected: Case) throws {
    let projects = ExampleRepository(Example("", expected.files)).documents.dvcProjects
    let pipeline = try #require(
      projects.first?.pipelines.first { $0.path == expected.path })
    let isTaken = pipeline.file.faults.isEmpty && pipeline.faults.isEmpty
    #expect(isTaken == (!expected.isRefused && expected.failed.isEmpty))
    guard !expected.isRefused else { return }
    let stages = pipeline.stages.map { PythonValue.list([.string($0.name), $0.loaded]) }
    #expect(stages == expected.stages)
    #expect(pipeline.sections.loaded == expected.sections)
  }
}

extension DVCStage {
  /// In the form of the vectors.
  fileprivate var loaded: PythonValue {
    .dictionary([
      "address": .string(address), "cmd": command.value.asJSON,
      "wdir": .string(workingFolder.map { $0.bytes.isEmpty ? "." : $0.bytes } ?? "outside"),
      "deps": .list(dependencies.map { .string($0.text) }),
      "params": .list(
        parameters.map { selection in
          .list([.string(selection.file.text), .list(selection.names.map { .string($0.text) })])
        }),
      "outs": .list(outputs.map(\.loaded)), "frozen": .boolean(isFrozen),
      "always_changed": .boolean(isAlwaysChanged), "desc": description.map { .string($0) } ?? .none,
      "used": .dictionary(
        PythonDictionary(
          usedVariables.map { file, values in
            (
              .string(file),
              .dictionary(PythonDictionary(values.map { (.string($0.key), $0.value.asJSON) }))
            )
          })),
    ])
  }
}

extension DVCStageOutput {
  fileprivate var loaded: PythonValue {
    .list([
      .string(reference.text), .string(ByteString("\(kind)")), .boolean(isCached),
      .boolean(isPersistent), .boolean(isPushed), remote?.value ?? .none,
    ])
  }
}

extension PipelineSections {
  /// In the form of the vectors, empty sections left out.
  fileprivate var loaded: PythonValue {
    var result = PythonDictionary()
    let texts: [(ByteString, [PythonValue])] = [
      ("metrics", metrics.map { .string($0.text) }),
      ("params", parameters.map { .string($0.text) }),
      ("plots", plots.map(\.value)), ("datasets", datasets.map(\.value)),
    ]
    for (key, values) in texts where !values.isEmpty { result[.string(key)] = .list(values) }
    if !artifacts.isEmpty {
      result["artifacts"] = .dictionary(
        PythonDictionary(artifacts.map { (.string($0.name), $0.fields.value) }))
    }
    return .dictionary(result)
  }
}

extension PythonValue {
  /// Keys as text, which they are in JSON.
  fileprivate var asJSON: PythonValue {
    switch self {
    case .dictionary(let dictionary):
      .dictionary(
        PythonDictionary(dictionary.entries.map { (.string($0.key.pythonText), $0.value.asJSON) }))
    case .list(let list): .list(list.map(\.asJSON))
    default: self
    }
  }
}
