import ByteText
import Documents
import Findings
import TestSupport
import Testing

@Suite struct DVCIgnoreTests {
  private static let paths: [RepositoryPath] = [
    "data/keep.csv", "data/b/x.csv", "keep.csv", "a/x", "a/b/x", "a/keep.csv", "a/b/c/x", "x", "#x",
    "!x", "b/x", "datax", "a/data/q", "c/x/y.csv", "a/ab",
  ]

  @Test func ignoresWhatDVCIgnores() throws {
    let cases = vectorCases("dvc-configurations.json", key: "ignores")
    #expect(cases.count == 160)
    for value in cases {
      let fields = try #require(value.dictionary)
      let top = try #require(fields["top"]?.string)
      let nested = try #require(fields["nested"]?.string)
      let expected = (fields["ignored"]?.list ?? []).compactMap(\.string)
      #expect(ignored(top, nested) == expected, "\(top) in a: \(nested)")
    }
  }

  /// Folders with a slash at the end, sorted.
  private func ignored(_ top: ByteString, _ nested: ByteString) -> [ByteString] {
    var files: [RepositoryPath: ByteString] = [".dvcignore": top, ".dvc/config": ""]
    if !nested.isEmpty { files["a/.dvcignore"] = nested }
    for path in Self.paths { files[path] = "" }
    let example = Example("", files.map { ExampleFile($0.key.bytes, $0.value) })
    guard let ignore = ExampleRepository(example).documents.dvcProjects.first?.ignore else {
      return []
    }
    files[".dvc/config"] = nil
    let folders = Set(files.keys.map(\.folder) + ["a/b", "c"]).subtracting([""])
    let result =
      files.keys.filter { ignore.isIgnored($0, isFolder: false) }.map(\.bytes)
      + folders.filter { ignore.isIgnored($0, isFolder: true) }
      .map { ByteString($0.bytes.bytes + "/".utf8) }
    return result.sorted()
  }

  @Test func ruleIsNamedWithItsLine() throws {
    let example = Example(
      "",
      [
        ExampleFile(".dvcignore", "# c\n\n*.csv\n"), ExampleFile("sub/.dvc/config", ""),
        ExampleFile("sub/.dvcignore", "x\n"), ExampleFile(".dvc/config", ""),
        ExampleFile("a.dvc", ""), ExampleFile("data/.dvcignore", "/b.dvc\n"),
        ExampleFile("data/b.dvc", ""),
      ])
    let projects = ExampleRepository(example).documents.dvcProjects
    let rule = try #require(projects[0].ignore.rule(ignoring: "d/a.csv", isFolder: false))
    #expect(rule.file == ".dvcignore" && rule.line == 3 && rule.pattern == "*.csv")
    #expect(projects[0].ignore.isIgnored("sub/a", isFolder: false))
    #expect(!projects[0].ignore.isIgnored("subway", isFolder: false))
    #expect(projects[1].ignore.isIgnored("sub/x", isFolder: false))
    #expect(!projects[1].ignore.isIgnored("sub/a.csv", isFolder: false))
    #expect(!projects[1].ignore.isIgnored("x", isFolder: false))
    #expect(projects[0].dvcFiles.map(\.path) == ["a.dvc"])
    #expect(projects[0].ignoredFiles == ["data/b.dvc"])
  }

  @Test func ignoredOutputIsAFault() {
    let example = Example(
      "",
      [
        ExampleFile(".dvcignore", "data\n"), ExampleFile(".dvc/config", ""),
        ExampleFile(
          "dvc.yaml", "stages:\n  a:\n    cmd: x\n    outs: [data/x]\n    deps: [data/y]\n"),
      ])
    let faults = ExampleRepository(example).documents.dvcProjects[0].pipelines[0].faults
    #expect(
      faults.map(\.problem) == [
        "'data/x' is ignored by line 1 of .dvcignore, so it cannot be an output"
      ])
  }
}
