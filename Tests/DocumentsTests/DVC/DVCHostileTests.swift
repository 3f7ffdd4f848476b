import ByteText
import Documents
import Findings
import RepositorySnapshot
import TestSupport
import Testing

/// Files that ask for more than anyone has.
@Suite struct DVCHostileTests {
  private func pipeline(_ text: String, parameters: String = "") throws -> DVCPipeline {
    let example = Example(
      "",
      [
        ExampleFile(".dvc/config", ""), ExampleFile("dvc.yaml", ByteString(text)),
        ExampleFile("params.yaml", ByteString(parameters)),
      ])
    return try #require(ExampleRepository(example).documents.dvcProjects.first?.pipelines.first)
  }

  private func problems(_ pipeline: DVCPipeline) -> [String] {
    pipeline.faults.map { "\($0.kind) \($0.location.range?.start.line ?? 0) \($0.problem)" }
  }

  private func list(_ count: Int) -> String {
    "[" + (0..<count).map(String.init).joined(separator: ", ") + "]"
  }

  @Test func matrixOfAHundredThousandStagesIsRefused() throws {
    let pipeline = try pipeline(
      "stages:\n  a: {cmd: x}\n  m:\n    matrix: {p: \(list(100)), q: \(list(1_000))}\n    cmd: x\n  z: {cmd: z}\n"
    )
    #expect(
      problems(pipeline) == [
        "limit 3 the file makes more than 10000 stages; the rest was not read"
      ])
    #expect(pipeline.stages.map(\.name) == ["a"])
  }

  @Test func matrixOfMoreStagesThanNumbersIsRefused() throws {
    let axes = (0..<40).map { "a\($0): \(list(20))" }.joined(separator: ", ")
    let pipeline = try pipeline("stages:\n  m:\n    matrix: {\(axes)}\n    cmd: x\n")
    #expect(pipeline.faults.map(\.kind) == [.limit])
  }

  @Test func tenThousandStagesAreExpanded() throws {
    let pipeline = try pipeline(
      "stages:\n  m:\n    matrix: {p: \(list(100)), q: \(list(100))}\n    cmd: x ${item.p} ${item.q}\n"
    )
    #expect(pipeline.faults.isEmpty)
    #expect(pipeline.stages.count == 10_000)
    #expect(pipeline.stages[123].command.lines == ["x 1 23"])
    #expect(pipeline.stages[123].name == "m@1-23")
  }

  @Test func foreachPastTheLimitIsRefused() throws {
    let pipeline = try pipeline(
      "stages:\n  s:\n    foreach: \(list(10_001))\n    do: {cmd: x}\n")
    #expect(pipeline.faults.map(\.kind) == [.limit])
    #expect(pipeline.stages.isEmpty)
  }

  @Test func templatesThatGrowAreRefused() throws {
    let many = String(repeating: "${big}", count: 1_000)
    let pipeline = try pipeline(
      "stages:\n  s:\n    foreach: \(list(1_000))\n    do:\n      cmd: \(many)\n",
      parameters: "big: \(String(repeating: "x", count: 100_000))\n")
    #expect(
      problems(pipeline) == [
        "limit 5 the templates of this file make more than 64 MiB; the rest was not read"
      ])
  }

  @Test func templatesThatNameEachOtherAreText() throws {
    let pipeline = try pipeline(
      "stages:\n  s: {cmd: 'x ${a}'}\n", parameters: "a: ${b}\nb: ${a}\n")
    #expect(pipeline.faults.isEmpty)
    #expect(pipeline.stages.map(\.command.lines) == [["x ${b}"]])
  }

  @Test func deepAndOpenExpressionsEnd() throws {
    let path = String(repeating: ".a", count: 100_000)
    #expect(try pipeline("stages:\n  s: {cmd: '${a\(path)}'}\n").faults.count == 1)
    let open = String(repeating: "${", count: 200_000)
    #expect(try pipeline("stages:\n  s: {cmd: '\(open)'}\n").faults.isEmpty)
  }

  @Test func manyFaultsOfOneTemplateAreOne() throws {
    let pipeline = try pipeline(
      "stages:\n  s:\n    foreach: \(list(5_000))\n    do: {cmd: '${none}'}\n")
    #expect(problems(pipeline) == ["template 4 there is no variable 'none'"])
  }

  @Test func manyVariablesOfManyStagesAreRefused() throws {
    let names = (0..<9_000).map { "v\($0): 1" }.joined(separator: "\n")
    let example = Example(
      "",
      [
        ExampleFile(".dvc/config", ""), ExampleFile("v.yaml", ByteString(names)),
        ExampleFile(
          "dvc.yaml",
          ByteString(
            "stages:\n  s:\n    foreach: \(list(9_000))\n    do: {cmd: x, vars: [v.yaml]}\n")),
      ])
    let pipeline = ExampleRepository(example).documents.dvcProjects[0].pipelines[0]
    #expect(pipeline.faults.map(\.kind) == [.limit])
  }

  @Test func longIgnoreFileIsNotRead() throws {
    let example = Example(
      "",
      [
        ExampleFile(".dvc/config", ""), ExampleFile("dvc.yaml", ""),
        ExampleFile(".dvcignore", ByteString(String(repeating: "*a*b*c\n", count: 10_000))),
      ])
    let project = ExampleRepository(example).documents.dvcProjects[0]
    #expect(project.unreadable.map(\.path) == [".dvcignore"])
  }

  @Test func aliasesThatMultiplyAreRefused() throws {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1..<9 {
      let alias = "*a\(level - 1)"
      text += "a\(level): &a\(level) [" + Array(repeating: alias, count: 10).joined(separator: ", ")
      text += "]\n"
    }
    let pipeline = try pipeline("stages:\n  s: {cmd: x}\n", parameters: text)
    #expect(pipeline.faults.map(\.kind) == [.template])
    #expect(pipeline.stages.isEmpty)
  }
}
