import ByteText
import Documents
import Findings
import Foundation
import TestSupport
import Testing

/// Real repositories: none of their DVC files is refused that DVC takes. DVC refuses one too, because its
/// `.dvcignore` has `*.pkl` and a stage makes such a file.
@Suite struct DVCCorpusTests {
  /// `MLGATE_DVC_CORPUS` names another folder of the same form.
  private static let folder =
    ProcessInfo.processInfo.environment["MLGATE_DVC_CORPUS"].map { URL(filePath: $0) }
    ?? URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../Corpus").standardizedFileURL

  private static let names =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
    .filter { FileManager.default.fileExists(atPath: "\(folder.path)/\($0)/files") }.sorted()

  @Test(arguments: names)
  func noFileIsRefused(_ name: String) throws {
    let files = try Self.files(of: name)
    let projects = ExampleRepository(Example("", files)).documents.dvcProjects
    for project in projects {
      let faults =
        project.configuration.faults + project.dvcFiles.flatMap(\.faults)
        + project.pipelines.flatMap { $0.faults + ($0.lock?.faults ?? []) }
        + project.strayLocks.flatMap(\.faults)
      let refused = "'models/current/model.pkl' is ignored by line 39 of"
      #expect(faults.map(\.problem).filter { !$0.hasPrefix(refused) } == [])
      #expect(project.unreadable.isEmpty)
    }
  }

  @Test func allDVCFilesAreRead() throws {
    guard Self.folder.lastPathComponent == "Corpus" else { return }
    let projects = try Self.names.flatMap {
      ExampleRepository(Example("", try Self.files(of: $0))).documents.dvcProjects
    }
    #expect(projects.flatMap(\.dvcFiles).count == 16)
    #expect(projects.flatMap(\.pipelines).count == 4)
    #expect(projects.flatMap(\.stages).count == 11)
    #expect(
      projects.flatMap(\.stages).filter { !$0.usedVariables.isEmpty }.map(\.address)
        == ["data_split", "train", "eval"])
  }

  /// The names that begin with a dot are kept as `dot.…`.
  private static func files(of name: String) throws -> [ExampleFile] {
    let top = folder.appending(path: "\(name)/files")
    let paths = FileManager.default.enumerator(atPath: top.path)?.compactMap { $0 as? String } ?? []
    return try paths.sorted().compactMap { path in
      var isFolder: ObjCBool = false
      let url = top.appending(path: path)
      guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder),
        !isFolder.boolValue
      else { return nil }
      let components = path.split(separator: "/").map {
        $0.hasPrefix("dot.") ? "." + $0.dropFirst(4) : String($0)
      }
      return ExampleFile(
        ByteString(components.joined(separator: "/")), ByteString(Array(try Data(contentsOf: url))))
    }
  }
}
