import ByteText
public import Documents
public import Findings

/// Flags experiments whose id is malformed, absent or another one than their file's name has.
public struct InvalidExperimentID: Check {
  public static let scope = CheckScope.file

  public static let rule = Rule(
    id: "EXP002",
    name: "invalid-experiment-id",
    severity: .error,
    subject: .experiments,
    summary: "An experiment's id is not `exp-NNN`, or not the one in its file's name",
    rationale: """
      Models, commits and other experiments name an experiment by its `exp-NNN`, so it must be there, \
      have three digits or more, and be the one by which people find the file. A slug of lower-case \
      letters, digits and hyphens may follow; slugs are not compared. The likeliest cause of a \
      difference is a copied file.
      """,
    help: "write the id of the file's name, as in exp-001 or exp-001-baseline",
    passing: [
      .experiment("a number", "experiment: {id: exp-001}\n"),
      .experiment("a number and a slug", "experiment: {id: \"exp-001-other-words\"}\n"),
      .experiment("four digits", "experiment: {id: exp-1000}\n", at: "experiments/exp-1000-x.yml"),
      .experiment(
        "a file that is not named after it", "experiment: {id: exp-001}\n",
        at: "experiments/baseline.yaml"),
      .experiment("no section: missing-section says so", "model: {}\n"),
    ],
    failing: [
      .experiment("two digits", "experiment: {id: «exp-01»}\n"),
      .experiment("no hyphen", "experiment: {id: «\"exp1\"»}\n"),
      .experiment("upper case", "experiment: {id: «EXP-001»}\n"),
      .experiment("an underscore", "experiment: {id: «exp-001_baseline»}\n"),
      .experiment("an empty slug", "experiment: {id: «exp-001-»}\n"),
      .experiment("a number alone", "experiment: {id: «1»}\n"),
      .experiment("a blank at its end", "experiment: {id: «'exp-001 '»}\n"),
      .experiment("absent", "«experiment»: {name: baseline}\n"),
      .experiment("empty", "experiment: {«id»: }\n"),
      .experiment("another than the file's", "experiment: {id: «exp-002»}\n"),
    ])

  public init() {}

  public func findings(in repository: RepositoryDocuments) -> [Finding] {
    repository.judged.experiments.compactMap { experiment in
      guard let section = experiment.experiment else { return nil }
      guard let entry = section.entry(for: "id") else {
        return Finding(.missing, at: experiment.keyLocation(of: "experiment"))
      }
      guard !entry.value.isNull else { return Finding(.missing, at: entry.key.location) }
      guard let text = entry.value.string, let stated = experiment.statedIdentifier,
        hasValidSlug(text)
      else {
        return Finding(.malformed(entry.value.text ?? ""), at: entry.value.location)
      }
      guard let named = experiment.fileIdentifier, named != stated else { return nil }
      return Finding(.differs(stated, named), at: entry.value.location)
    }
  }

  private func hasValidSlug(_ id: ByteString) -> Bool {
    let slug = ExperimentIdentifier.slug(of: id)
    return slug.allSatisfy { $0.isLowercaseLetter || $0.isDigit || $0 == .ascii("-") }
      && (!slug.isEmpty || id.last != .ascii("-"))
  }
}

extension Finding.Message {
  fileprivate static let missing: Self = "the experiment has no 'id'"

  fileprivate static func malformed(_ id: ByteString) -> Self {
    """
    the id \(id.quoted) is not 'exp-' with three or more digits and, behind a hyphen, lower-case \
    letters, digits and hyphens
    """
  }

  fileprivate static func differs(
    _ stated: ExperimentIdentifier, _ named: ExperimentIdentifier
  ) -> Self {
    "the id says '\(stated)' but the file's name says '\(named)'; correct one of them"
  }
}
