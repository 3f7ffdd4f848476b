import ArgumentParser
import ByteText
import DataVersionControl

/// `mlgate dvc dag`
struct DVCDag: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dag", abstract: "Show which stage needs which.",
    discussion: """
      Examples:
        mlgate dvc dag
        mlgate dvc dag --format mermaid
        mlgate dvc dag --commit model-v1.0.0 --format svg >pipeline.svg
      """)

  @Option(help: "What to print: text, dot, mermaid or svg.")
  var format: GraphFormat = .text

  @OptionGroup var options: DVCOptions

  func run() async throws {
    let place = try DVCPlace(options, standard: .worktree)
    try place.requireReadable()
    let graphs = place.projects.map { StageGraph($0) }
    let refusals = graphs.flatMap(\.refusals)
    for refusal in refusals { Console.complain(refusal) }
    guard refusals.isEmpty else { throw ExitCode(1) }
    try Console.write(graphs.map { text(of: $0) }.joined())
  }

  private func text(of graph: StageGraph) -> String {
    switch format {
    case .text: graph.text
    case .dot: graph.dot
    case .mermaid: graph.mermaid
    case .svg: graph.svg
    }
  }
}

enum GraphFormat: String, ExpressibleByArgument, CaseIterable {
  case text, dot, mermaid, svg
}
