import ByteText
import Configuration
import Documents
import GitRepository
import RepositorySnapshot

/// The experiments of the files on disk, of a commit, or of several branches.
struct ComparedBranches {
  /// By number, then in the order of the branches.
  private(set) var experiments: [ComparedExperiment] = []
  /// Why experiments are missing or empty: one line a file.
  private(set) var doubts: [String] = []
  /// While branch after branch is added.
  private var placesOfPath: [RepositoryPath: [Int]] = [:]

  init(_ options: ComparisonPlace) throws {
    let revisions = try options.revisions()
    let first = try options.judgedPlace(revisions.first)
    for (number, revision) in revisions.enumerated() {
      let snapshot =
        number == 0
        ? first.snapshot : try first.repository.snapshot(.commit(ByteString(revision)))
      let documents = RepositoryDocuments(snapshot, settings: first.configuration.checks)
      add(documents, ByteString(revision))
    }
    if revisions.isEmpty {
      add(RepositoryDocuments(first.snapshot, settings: first.configuration.checks), "")
    }
    experiments = experiments.enumerated().sorted { left, right in
      if ComparedExperiment.isListed(left.element, before: right.element) { return true }
      if ComparedExperiment.isListed(right.element, before: left.element) { return false }
      return left.offset < right.offset
    }.map(\.element)
  }

  /// Every value of every experiment, each once, in the order of the files.
  var valueNames: [ByteString] {
    var seen: Set<ByteString> = []
    return experiments.flatMap(\.values.names).filter { seen.insert($0).inserted }
  }

  func experiments(named word: ByteString) throws(CommandFailure) -> [ComparedExperiment] {
    let found = experiments.filter { $0.isNamed(word) }
    guard found.isEmpty else { return found }
    let advice = nearest(to: word, among: experiments.map(\.id))
    throw .usage(
      "there is no experiment \(word.quoted)"
        + (advice.map { "; did you mean \($0.quoted)?" } ?? "; 'mlgate compare' shows all"))
  }

  private mutating func add(_ documents: RepositoryDocuments, _ branch: ByteString) {
    let place = branch.isEmpty ? "" : "\(branch): "
    let reasons = Dictionary(
      documents.unreadable.map { ($0.path, $0.reason) }, uniquingKeysWith: { first, _ in first })
    let unread = documents.unreadable.map(\.path).filter { path in
      documents.settings.layout.kind(of: path) == .experimentYAML
    }
    for path in unread {
      doubts.append("\(place)\(path) cannot be read: \(reasons[path] ?? "")")
    }
    for experiment in documents.experiments {
      if experiment.root == nil, reasons[experiment.path] == nil {
        doubts.append("\(place)\(experiment.path) cannot be read; 'mlgate check' says why")
      }
      let one = ComparedExperiment(experiment, in: documents, branch: branch)
      let places = placesOfPath[one.path] ?? []
      if let same = places.first(where: { experiments[$0].isSame(as: one) }) {
        experiments[same].branches.append(branch)
      } else {
        placesOfPath[one.path] = places + [experiments.count]
        experiments.append(one)
      }
    }
  }
}
