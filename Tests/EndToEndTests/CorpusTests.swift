import Foundation
import TestSupport
import Testing

/// Files of real repositories, each committed into a repository of its own: the findings are the
/// reviewed ones of `Tests/Corpus/NAME/expected.txt`.
@Suite struct CorpusTests {
  private static let corpus = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../Corpus").standardizedFileURL

  private static let names: [String] = {
    let folders = try? FileManager.default.contentsOfDirectory(
      at: corpus, includingPropertiesForKeys: nil)
    return (folders ?? [])
      .filter { FileManager.default.fileExists(atPath: $0.appending(path: "files").path) }
      .map(\.lastPathComponent).sorted()
  }()

  @Test func tenRepositories() {
    #expect(Self.names.count == 10)
  }

  @Test(arguments: names)
  func findings(_ name: String) throws {
    let repository = try ScratchRepository()
    try repository.copy(Self.corpus.appending(path: name).appending(path: "files"))
    try repository.git("add", "--all", "--force")
    try repository.git("commit", "--quiet", "--message", name)
    let outcome = try repository.sh("mlgate check --commit HEAD --format json")
    #expect(outcome.errors == "")
    let report = try JSONDecoder().decode(JSONReport.self, from: Data(outcome.output.utf8))
    #expect(outcome.exitCode == (report.findings.contains { $0.severity == "error" } ? 1 : 0))
    let lines = report.findings.map { "\($0.text)\n" }.joined()
    try expectGolden(Array(lines.utf8), "../Corpus/\(name)/expected.txt")
  }
}

/// What the list of expected findings shows of `--format json`.
private struct JSONReport: Decodable {
  struct Finding: Decodable {
    let rule: String
    let severity: String
    let path: String
    let line: Int?
    let column: Int?
    let message: String
  }

  let findings: [Finding]
}

extension JSONReport.Finding {
  fileprivate var text: String {
    let place = line.map { ":\($0):\(column ?? 0)" } ?? ""
    return "\(path)\(place): \(severity) \(rule) \(message)"
  }
}

extension ScratchRepository {
  /// Copies a folder of the corpus, in which `dot.NAME` stands for `.NAME`.
  fileprivate func copy(_ folder: URL) throws {
    for case let path as String in FileManager.default.enumerator(atPath: folder.path) ?? .init() {
      let file = folder.appending(path: path)
      guard try file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true else {
        continue
      }
      let names = path.split(separator: "/")
        .map { $0.hasPrefix("dot.") ? $0.dropFirst(3) : $0 }
      try write(names.joined(separator: "/"), bytes: Array(Data(contentsOf: file)))
    }
  }
}
