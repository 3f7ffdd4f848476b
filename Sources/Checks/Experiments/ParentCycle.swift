import ByteText
public import Documents
public import Findings

/// Flags experiments that descend from themselves.
public struct ParentCycle: Check {
  public static let rule = Rule(
    id: "EXP005",
    name: "parent-cycle",
    severity: .error,
    subject: .experiments,
    summary: "An experiment descends from itself",
    rationale: """
      A lineage leads from the baseline to the newest experiment; a ring has no baseline, and \
      programs that follow it never end. A ring is reported once, at its member with the smallest \
      number; the other members' parents are named as related places.
      """,
    help: "correct the 'parent_experiment' that points forward, or leave it out in the baseline",
    passing: [
      Example(
        "a chain with a fork",
        [
          ExampleFile("experiments/exp-001.yaml", "experiment: {id: exp-001}\n"),
          ExampleFile("experiments/exp-002.yaml", "experiment: {parent_experiment: exp-001}\n"),
          ExampleFile("experiments/exp-003.yaml", "experiment: {parent_experiment: exp-002}\n"),
          ExampleFile("experiments/exp-004.yaml", "experiment: {parent_experiment: exp-001}\n"),
        ]),
      .experiment(
        "an unknown parent: unknown-parent says so",
        "experiment: {id: exp-001, parent_experiment: exp-009}\n"),
    ],
    failing: [
      .experiment("its own parent", "experiment: {id: exp-001, parent_experiment: «exp-001»}\n"),
      Example(
        "each other's parents, with a child outside the ring",
        [
          ExampleFile("experiments/exp-001.yaml", "experiment: {parent_experiment: «exp-003»}\n"),
          ExampleFile("experiments/exp-002.yaml", "experiment: {parent_experiment: exp-001}\n"),
          ExampleFile("experiments/exp-003.yaml", "experiment: {parent_experiment: exp-001}\n"),
        ]),
      Example(
        "two rings",
        [
          ExampleFile("experiments/exp-001.yaml", "experiment: {parent_experiment: «exp-002»}\n"),
          ExampleFile("experiments/exp-002.yaml", "experiment: {parent_experiment: exp-001}\n"),
          ExampleFile("experiments/exp-999.yaml", "experiment: {parent_experiment: «exp-1000»}\n"),
          ExampleFile("experiments/exp-1000.yaml", "experiment: {parent_experiment: exp-999}\n"),
        ]),
    ])

  public init() {}

  public func findings(in repository: RepositoryDocuments) -> [Finding] {
    Lineage(repository).rings.compactMap { ring in
      let members = ring.map { repository.experiments[$0] }
      guard let first = members.first, let parent = first.parent else { return nil }
      let others = members.dropFirst().compactMap(\.parent)
      return Finding(
        .ring(members + [first]), at: parent.location,
        related: others.map { RelatedLocation("its parent in the ring", at: $0.location) })
    }
  }
}

extension Finding.Message {
  /// `exp-001 → exp-003 → exp-001`, the whole ring.
  fileprivate static func ring(_ members: [Experiment]) -> Self {
    let names = members.map { $0.identifier?.description ?? $0.path.description }
    return Self("the lineage returns to itself: " + names.joined(separator: " → "))
  }
}
