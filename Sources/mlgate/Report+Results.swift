import Configuration
import Documents
import Findings
import GitRepository
import Release

extension Report {
  /// Adds what only some reports show, where one of those is to be written: the models, the experiments,
  /// and where the newest releases come from.
  mutating func addResults(
    of documents: RepositoryDocuments, _ place: JudgedPlace, _ options: CommonOptions
  ) throws(CommandFailure) {
    if options.printing.writesResults { models = modelResults(in: documents) }
    if options.printing.writesPage { try addPage(of: documents, place) }
  }

  /// Adds what a page alone shows.
  mutating func addPage(
    of documents: RepositoryDocuments, _ place: JudgedPlace
  ) throws(CommandFailure) {
    let comparison = ExperimentComparison(of: documents)
    if !comparison.experiments.isEmpty { experiments = comparison.table }
    lineages = try ModelLineage.newest(in: place)
  }
}
