import ByteText
public import Documents
public import Findings

/// Flags keys that look like a known key misspelt.
public struct UnknownKey: Check {
  public static let scope = CheckScope.file

  public static let rule = Rule(
    id: "EXP015",
    name: "unknown-key",
    severity: .warning,
    subject: .experiments,
    summary: "A key is one edit from a known one",
    rationale: """
      `learing_rate: 0.3` is read by nobody: the run takes the default and the experiment measures \
      nothing. Projects have keys of their own, so only a key that is one letter from a known one of \
      its section, while that one is absent, is taken for a slip. A misspelt required section is \
      missing-section's.
      """,
    help: "correct the key",
    passing: [
      .experiment(
        "known keys and own ones",
        "training: {learning_rate: 0.1, my_trick: 3}\nhardware: {cpus: 8, gpu_type: V100}\n"),
      .experiment("beside the known one", "training: {epochs: 90, epoch: 3}\n"),
      .experiment("in another section", "custom: {learing_rate: 0.1}\n"),
      .experiment("a required section: missing-section says so", "trainig: {epochs: 3}\n"),
      .experiment("an alias of other results", "results: {best_loss: 0.1, eval_accuracy: 0.9}\n"),
    ],
    failing: [
      .experiment("a letter left out", "training: {«learing_rate»: 0.3}\n"),
      .experiment("a letter too many", "data: {«versionn»: 1}\n"),
      .experiment("two swapped", "training: {«bacth_size»: 32}\n"),
      .experiment("another case", "training: {«Batch_size»: 32}\n"),
      .experiment("another letter", "experiment: {«parent-experiment»: exp-001}\n"),
      .experiment("an optional section", "«result»: {accuracy: 0.9}\n"),
    ])

  /// Shorter keys are one edit from too many words.
  private static let shortestKey = 5

  public init() {}

  public func findings(in repository: RepositoryDocuments) -> [Finding] {
    let required = Set(repository.settings.experiments.requiredSections)
    return repository.judged.experiments.flatMap { experiment in
      Experiment.sectionNames.flatMap { name -> [Finding] in
        let section = name.isEmpty ? experiment.root : experiment.section(name)
        guard let section, let known = Experiment.knownKeys[name] else { return [] }
        return section.entries.compactMap { entry in
          guard let key = entry.key.text, key.count >= Self.shortestKey - 1,
            let suggestion = suggestion(for: key, in: known, of: section),
            !(name.isEmpty && required.contains(suggestion))
          else { return nil }
          // Another letter may be meant; the same one in another case is not.
          let isCase = key.lowercasedASCII == suggestion.lowercasedASCII
          return Finding(
            .unknown(key, suggestion), at: entry.key.location, help: "write \(suggestion.quoted)",
            fix: isCase ? .spelling(suggestion, of: entry.key) : nil)
        }
      }
    }
  }

  private func suggestion(
    for key: ByteString, in known: [ByteString], of section: Node
  ) -> ByteString? {
    guard !known.contains(key) else { return nil }
    let candidates = known.filter { $0.count >= Self.shortestKey }
    guard let near = nearest(to: key, among: candidates, limit: 1), section[near] == nil else {
      return nil
    }
    return near
  }
}

extension Finding.Message {
  fileprivate static func unknown(_ key: ByteString, _ suggestion: ByteString) -> Self {
    "unknown key \(key.quoted); did you mean \(suggestion.quoted)?"
  }
}
