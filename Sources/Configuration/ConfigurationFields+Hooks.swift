import ByteText
import Documents
import Findings

extension ConfigurationField {
  static let hooks = section(
    "hooks", "How `mlgate hook` judges.",
    [
      .number(
        "time_budget", \.hooks.timeBudget, in: 0...3600,
        """
        After so many seconds no further check or job begins, the cheap ones come first, and the report names what \
        was left to CI; 0 for no limit.
        """
      ),
      .choice(
        "push", \.hooks.push,
        """
        What of a push is judged: the commit that each ref is to name (`tip`), or every commit that the other side \
        does not have (`each`), which also finds what a later commit took out again.
        """),
    ])

  static let messages = section(
    "messages", "What commit messages look like.",
    [
      .texts(
        "types", \.checks.messages.types, "The types that may begin a subject: `type: summary`.")
    ])

  static let branches = section(
    "branches", "What branches are called.",
    [
      .texts("default", \.checks.branches.defaults, "The branches that others are merged into."),
      .patterns(
        "allowed", \.checks.branches.allowed,
        "Further names, as patterns: `release/*`."),
    ])

  static let jobs = entries(
    "jobs", \.jobs,
    [
      .text("name", "What reports and `SKIP` call the job."),
      .arguments(
        "command",
        """
        The program and its arguments, which no shell reads. It runs only with `--allow-commands`, or where \
        `git config mlgate.allowCommands true` was said.
        """),
      .filePatterns(
        "files",
        """
        Patterns as in .gitignore: the changed files that match follow the arguments; without any there is nothing \
        to run.
        """
      ).optional,
      .stages.optional,
      .jobTimeLimit.optional,
    ], "Your own commands, run beside the checks at the top of the work tree."
  ) { node in
    var job = JobSettings(
      name: node["name"]?.text ?? "", command: (node["command"]?.elements ?? []).compactMap(\.text),
      files: (node["files"]?.elements ?? []).compactMap(\.text))
    if let stages = node["stages"] { job.stages = stages.elements.compactMap(\.text) }
    if let limit = node["time_limit"]?.number?.value { job.timeLimit = Int(limit) }
    return job
  }

  /// A list of at least one text, none of which holds a zero byte.
  private static func arguments(_ name: String, _ summary: String) -> Self {
    Self(name, .someTexts, summary) { node, _ in
      guard node.isSequence, !node.elements.isEmpty else {
        return [.wrongValue(of: name, node, wanted: "a list of at least one text")]
      }
      return node.elements.compactMap { element in
        guard let text = element.text, !element.isNull, !text.contains(0) else {
          return .wrongValue(of: name, element, wanted: "a list of texts")
        }
        return nil
      }
    }
  }

  private static func filePatterns(_ name: String, _ summary: String) -> Self {
    Self(name, .patterns(default: []), summary) { node, _ in
      guard node.isSequence else { return [.wrongValue(of: name, node, wanted: "a list")] }
      return node.elements.compactMap { patternProblem(name, $0) }
    }
  }

  private static let stages = Self(
    "stages",
    .choices(
      JobSettings.allStages.map(\.description),
      default: JobSettings.standardStages.map(\.description)),
    "When it runs: names of hooks, and `run` for `mlgate run`."
  ) { node, _ in
    let wanted = "a list of " + JobSettings.allStages.map(\.description).joined(separator: ", ")
    guard node.isSequence, !node.elements.isEmpty else {
      return [.wrongValue(of: "stages", node, wanted: wanted)]
    }
    return node.elements.compactMap { element in
      guard let text = element.string, JobSettings.allStages.contains(text) else {
        return .wrongValue(of: "stages", element, wanted: wanted)
      }
      return nil
    }
  }

  private static let jobTimeLimit = Self(
    "time_limit", .integer(1...86_400, default: JobSettings.standardTimeLimit),
    "After so many seconds the command and all that it started are ended."
  ) { node, _ in
    guard let number = node.number, number.isWhole, (1...86_400).contains(number.value) else {
      return [.wrongValue(of: "time_limit", node, wanted: "a whole number from 1 to 86400")]
    }
    return []
  }
}
