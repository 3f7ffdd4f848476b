import ByteText
import Documents
import GitRepository
import Release
import Reporters
import RepositorySnapshot

/// RESULTS.md as `mlgate results` writes it for these files.
func resultsPage(of files: ProjectFiles) -> [UInt8] {
  let heading = Array(
    "# Results\n\nWhat each released model reached; `mlgate results` writes the table.\n".utf8)
  let documents = RepositoryDocuments(Snapshot(files: files.mapValues(\.bytes), source: .index))
  do throws(ResultsMarkerFault) {
    return try ResultsMarkdown(modelResults(in: documents)).updating(heading)
  } catch {
    preconditionFailure("a page without markers cannot have broken ones")
  }
}
