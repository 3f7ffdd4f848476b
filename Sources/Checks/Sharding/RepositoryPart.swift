public import ByteText
import Documents
import Findings

/// A part of what is to be judged in a snapshot; no finding is in two parts.
public enum RepositoryPart: Sendable {
  /// What is said of each of these files by itself.
  case files(Set<RepositoryPath>)
  /// What is said of several files together, of requirements, and of the whole.
  case acrossFiles

  func runs(_ scope: CheckScope) -> Bool {
    switch self {
    case .files: scope != .repository
    case .acrossFiles: scope != .file
    }
  }

  /// Whether what is said once of a whole snapshot is said here.
  var tellsOfTheWhole: Bool {
    if case .acrossFiles = self { true } else { false }
  }

  /// Whether a finding of a check that runs is this part's own.
  func owns(
    _ finding: Finding, _ scope: CheckScope, in repository: RepositoryDocuments
  ) -> Bool {
    let path = finding.location.path
    let isRequirement = scope == .text && repository.requirementsFile(at: path) != nil
    switch self {
    case .files(let paths): return paths.contains(path) && !isRequirement
    case .acrossFiles: return scope == .repository || isRequirement
    }
  }
}
