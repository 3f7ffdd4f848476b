import ByteText
import DataVersionControl
public import Documents
public import Findings

/// Flags stages that need each other.
public struct PipelineCycle: Check {
  public static let rule = Rule(
    id: "DVC005",
    name: "pipeline-cycle",
    severity: .error,
    subject: .dvcFiles,
    summary: "Stages need each other, so none can run first",
    rationale: """
      A stage needs another where it reads an output of it, or something inside an output, or a folder that holds one. \
      DVC refuses the whole project.
      """,
    help: "let one of them read something else",
    passing: [
      Example(
        "a chain",
        [
          ExampleFile(
            "dvc.yaml",
            "stages:\n  a: {cmd: a, outs: [x]}\n  b: {cmd: b, deps: [x], outs: [y]}\n")
        ])
    ],
    failing: [
      Example(
        "two stages",
        [
          ExampleFile(
            "dvc.yaml",
            "stages:\n  «a»: {cmd: a, deps: [y], outs: [x]}\n  b: {cmd: b, deps: [x], outs: [y]}\n")
        ]),
      Example(
        "its own output",
        [ExampleFile("dvc.yaml", "stages:\n  «a»: {cmd: a, deps: [x/in], outs: [x]}\n")]),
    ])

  public init() {}

  public func findings(in repository: RepositoryDocuments) -> [Finding] {
    repository.dvcProjects.compactMap { project in
      let graph = StageGraph(project)
      guard let cycle = graph.cycle, let first = graph.vertices[cycle[0]].node else { return nil }
      let related = cycle.dropFirst().compactMap { vertex in
        graph.vertices[vertex].node.map { RelatedLocation("needed", at: $0.location) }
      }
      let names = (cycle + cycle.prefix(1)).map { graph.vertices[$0].address }
      return Finding(.cycle(names), at: first.location, related: related)
    }
  }
}

extension Finding.Message {
  fileprivate static func cycle(_ names: [ByteString]) -> Self {
    "\(names.map(\.quoted).joined(separator: " needs "))"
  }
}
