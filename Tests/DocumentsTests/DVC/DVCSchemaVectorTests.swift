import ByteText
import Documents
import Findings
import TestSupport
import Testing

/// What DVC's own schema says of `.dvc`, dvc.yaml and dvc.lock files.
@Suite struct DVCSchemaVectorTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let kind: ByteString
    let text: ByteString
    let isValid: Bool
    let testDescription: String

    init?(_ value: PythonValue) {
      guard let fields = value.dictionary, let kind = fields["kind"]?.string,
        let name = fields["name"]?.string, let text = fields["text"]?.string
      else { return nil }
      self.kind = kind
      self.text = text
      isValid = fields["valid"] == .boolean(true)
      testDescription = "\(kind) \(name)"
    }

    /// Whether our readers take the file.
    var isTaken: Bool {
      let files = [
        ExampleFile(kind == ".dvc" ? "a.dvc" : kind, text), ExampleFile(".dvc/config", ""),
      ]
      guard let project = ExampleRepository(Example("", files)).documents.dvcProjects.first else {
        return false
      }
      let faults =
        project.dvcFiles.map { ($0.file.faults.count, $0.schemaFaults.count) }
        + project.pipelines.map { ($0.file.faults.count, $0.schemaFaults.count) }
        + project.strayLocks.map { ($0.file.faults.count, $0.faults.count) }
      return faults.count == 1 && faults[0] == (0, 0)
    }
  }

  private static let cases =
    vectorCases("dvc-schema.json").compactMap(Case.init)
    + vectorCases("dvc-schema-edits.json").compactMap(Case.init)

  @Test func allCasesAreRead() { #expect(Self.cases.count == 80 + 300) }

  @Test func verdictsAreDVCs() {
    for expected in Self.cases {
      #expect(
        expected.isTaken == expected.isValid,
        "\(expected.testDescription): \(expected.text.description)")
    }
  }
}
