import ByteText
import Documents
import Findings
import RepositorySnapshot
import TestSupport
import Testing

/// Nothing that DVC's files hold traps, and every fault lies in the file that it names.
@Suite struct DVCMutationTests {
  private static let pools: [[RepositoryPath: [UInt8]]] =
    vectorCases("dvc-templates.json").compactMap { value in
      guard let files = value.dictionary?["files"]?.dictionary else { return nil }
      var pool: [RepositoryPath: [UInt8]] = [
        ".dvc/config": Array("['remote \"r\"']\nurl = s3://b # c\n[core]\nremote = 'r'\n".utf8),
        ".dvcignore": Array("*.csv\n!keep\n/a/**\n".utf8),
        "d.dvc": Array(
          """
          md5: abcd
          wdir: ..
          deps:
          - {path: a, repo: {url: u, rev_lock: x}}
          outs:
          - {md5: abc, hash: md5, path: d, files: [{relpath: a, md5: abc}]}

          """.utf8),
        "dvc.lock": Array(
          """
          schema: '2.0'
          stages:
            a:
              cmd: x
              deps: [{path: p, md5: abc, size: 1}]
              params: {params.yaml: {a: 1}}
              outs: [{path: o, md5: abc.dir}]

          """.utf8),
      ]
      for (path, text) in files.entries {
        if let path = path.string, let text = text.string {
          pool[RepositoryPath(path)] = text.bytes
        }
      }
      return pool
    }

  @Test(arguments: 0..<10)
  func mutatedFilesAreRead(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<150 {
      var files = Self.pools[Int(random.next() % UInt64(Self.pools.count))]
      for path in files.keys.sorted() where random.next() % 3 > 0 {
        mutate(&files[path, default: []], &random)
      }
      let lineCounts = files.mapValues { SourceText(path: "", bytes: $0).lineCount }
      for project in RepositoryDocuments(Snapshot(files: files)).dvcProjects {
        for fault in faults(of: project) {
          let range = fault.location.range
          let lines = lineCounts[fault.location.path] ?? 0
          #expect((range?.end.line ?? 1) <= lines, "\(fault)")
        }
      }
    }
  }

  /// Everything that can be asked of the project.
  private func faults(of project: DVCProject) -> [DVCFault] {
    for file in project.dvcFiles { _ = (file.checksummedBytes, file.outputs.map(\.record.files)) }
    for stage in project.stages {
      _ = (stage.command.lines, stage.isCallback)
      for output in stage.outputs {
        guard let path = output.reference.path else { continue }
        _ = project.ignore.isIgnored(path, isFolder: true)
      }
    }
    let locks = project.pipelines.compactMap(\.lock) + project.strayLocks
    for stage in locks.flatMap(\.stages) {
      _ = (stage.commandValue, stage.dependencies.map(\.size), stage.parameters.map(\.entries))
    }
    return project.configuration.faults + project.dvcFiles.flatMap(\.faults)
      + project.pipelines.flatMap(\.faults) + locks.flatMap(\.faults)
  }

  /// A few pieces inserted, bytes replaced, removed or doubled.
  private func mutate(_ bytes: inout [UInt8], _ random: inout SeededGenerator) {
    let pieces = [
      "${", "}", "[", "]", "{", ":", "\n", "  ", "- ", "\"", "'", "!", "&a ", "*a", "<<: ", "null",
      "9999999999999999999999", "..", "/", "@", "\\", "\0", "ü", "%(", ")s", "=", ",", "#", "'''",
      "foreach: ", "matrix: ", "do: ", "vars: ", "item", "2024-01-01", "s3://", "!!int ", "|", "**",
      "\r\n",
    ].map { Array($0.utf8) }
    for _ in 0...(random.next() % 4) {
      let place = Int(random.next() % UInt64(bytes.count + 1))
      switch random.next() % 4 {
      case 0 where place < bytes.count:
        bytes[place] = UInt8(truncatingIfNeeded: random.next())
      case 1 where place < bytes.count: bytes.remove(at: place)
      case 2: bytes.insert(contentsOf: bytes[(place / 2)..<place], at: place)
      default:
        bytes.insert(contentsOf: pieces[Int(random.next() % UInt64(pieces.count))], at: place)
      }
    }
  }
}
