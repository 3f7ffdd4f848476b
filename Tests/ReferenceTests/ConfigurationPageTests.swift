import ByteText
import Checks
import Configuration
import Documents
import Reference
import Testing

@Suite struct ConfigurationPageTests {
  private let page = configurationReference(ConfigurationField.all)

  /// The page's own example must be one that mlgate reads.
  @Test func theExampleIsValid() throws {
    let lines = page.split(separator: "\n", omittingEmptySubsequences: false)
    let start = try #require(lines.firstIndex(of: "```yaml"))
    let end = try #require(lines[start...].firstIndex(of: "```"))
    let text = lines[(start + 1)..<end].joined(separator: "\n") + "\n"
    let configuration = try GateConfiguration(
      ParsedFile(path: ".mlgate.yaml", bytes: Array(text.utf8), format: .yaml))
    #expect(configuration.checks.largeFiles.byteLimit == 50_000_000)
    #expect(configuration.selection.pathIgnores.map(\.glob.pattern) == ["legacy/"])
  }

  @Test(arguments: [
    "| `paths.models` | list of patterns | `models/` | Where `model_v*` is metadata and weights. |",
    "| `large_files.limit` | bytes, or text such as `10 MB`; 1 to 1000 GB | `10 MB` | The most bytes of a file in plain git. |",
    "| `ignores[].rules` | list of at least one rule |  | The rules that do not count there: ids, names, families or ALL. |",
    "| `strict` | true or false | `false` | Whether what was skipped or inconclusive fails a run. |",
  ])
  func keysAreDocumented(_ row: String) {
    #expect(page.contains(row + "\n"))
  }
}
