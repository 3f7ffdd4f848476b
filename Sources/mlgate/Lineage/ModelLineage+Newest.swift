import ByteText
import Configuration
import Documents
import Findings
import GitRepository
import Reporters
import RepositorySnapshot

extension ModelLineage {
  /// So many release tags are read, the newest of those that lead to the judged commit; ten times as many
  /// are asked whether they do.
  private static let tagLimit = 50

  /// The newest release of each model, of the first models by name, among the releases that the judged commit comes after or is.
  static func newest(in place: JudgedPlace) throws(CommandFailure) -> [LineageGraph] {
    guard let start = try place.repository.start(of: place.snapshot) else { return [] }
    let history = GitHistory(of: place.repository, from: start)
    let book = try ReleaseBook(place.repository, place.configuration.checks) { tags in
      let newest = tags.sorted { ($1.time, $0.name) < ($0.time, $1.name) }
      return Array(
        newest.prefix(10 * tagLimit).lazy.filter { leads($0.commit, to: start, history) }
          .prefix(tagLimit))
    }
    var models: Set<ByteString> = []
    return book.releases.filter { models.insert($0.model.model ?? $0.tag.name).inserted }
      .prefix(HTMLReporter.lineageLimit).map { ModelLineage($0, in: book).graph }
  }

  private static func leads(
    _ commit: ObjectID, to start: ObjectID, _ history: GitHistory
  ) -> Bool {
    if commit == start { return true }
    guard case .ancestor = history.commit(named: ByteString(commit.description)) else {
      return false
    }
    return true
  }

  private var graph: LineageGraph {
    LineageGraph(
      tag: tag,
      steps: zip(nodes, needs).map { node, needs in
        LineageStep(
          kind: node.kind.rawValue, name: node.name,
          facts: node.facts.map { LineageFact(name: $0.name, value: $0.value) },
          missing: node.missing, needs: needs)
      })
  }
}
