import ArgumentParser
import ByteText
import Checks
import Configuration
import GitRepository
import Reporters
import RepositorySnapshot

/// `mlgate init`
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Write a commented .mlgate.yaml, LFS lines and a CI job for this repository.",
    discussion: """
      Looks at the files on disk, the index and the remotes; judges nothing and runs nothing. .mlgate.yaml says where \
      experiments and model metadata lie and what the default branch is called, where that differs from the defaults, \
      and shows the keys that people change most. The job is for GitHub Actions or GitLab CI, as remotes and files say.

      Nothing is overwritten: a file that is there stays as it is, and .gitattributes only gains lines at its end. They \
      send model and data files to git-lfs that are not in git yet. A file that git itself holds already gets none: \
      moving it is a decision about history, and 'git lfs migrate import' makes it.

      Examples:
        mlgate init
        mlgate init --diff | less     what it would write; exit 1 if anything
        mlgate init --ci gitlab       with the job of this host
        mlgate init --ci none path/to/repository
      """)

  @Argument(help: "A folder of the repository; the current one by default.", completion: .directory)
  var folder: String?

  @Option(help: "The host whose CI gets a job: auto, github, gitlab or none.")
  var ci: CIChoice = .auto

  @Flag(help: "Print the changes as a unified diff and write nothing; exit 1 where there are any.")
  var diff = false

  func run() throws {
    Watchdog.start(seconds: 600)
    let environment = try workingPlace(folder)
    let repository = try fromGit { () throws(GitError) in
      try GitRepository(at: environment.workingFolder, environment: environment)
    }
    guard let top = repository.workTree else {
      throw CommandFailure.usage(
        "a bare repository has no work tree to write to; run 'mlgate init' in a clone of it")
    }
    let snapshot = try repository.snapshot(.worktree)
    let configuration = try GateConfiguration(try CommonOptions.parse([]), snapshot)
    let plan = try StarterPlan(repository, snapshot, configuration, ci)
    let place = StarterPlace(top: top)
    if diff {
      try show(plan, place)
    } else {
      try write(plan, place)
    }
  }

  private func show(_ plan: StarterPlan, _ place: StarterPlace) throws {
    var changes: [UnifiedDiff] = []
    for (path, new) in plan.files where place.obstacle(to: path) == nil {
      changes.append(UnifiedDiff(path, from: nil, to: new))
    }
    let path = StarterAttributes.file
    if !plan.attributes.lines.isEmpty, place.takesLines(path) {
      let old = try place.read(path)
      changes.append(UnifiedDiff(path, from: old, to: plan.attributes.text(after: old)))
    }
    try Console.write(changes.shown())
    if !changes.isEmpty { throw ExitCode(1) }
  }

  private func write(_ plan: StarterPlan, _ place: StarterPlace) throws {
    var isChanged = false
    for (path, text) in plan.files {
      if let obstacle = place.obstacle(to: path) {
        try say(obstacle)
      } else if try place.create(path, text) {
        isChanged = true
        try say("\(path): created")
      } else {
        try say("\(path) is there already: left as it is")
      }
    }
    if try addLines(plan.attributes, place) { isChanged = true }
    try StarterAdvice(plan, place).lines.forEach(say)
    try say(
      isChanged
        ? "next: 'mlgate check', 'mlgate baseline' where it finds much that is old, 'mlgate install' for the hooks"
        : "nothing to do")
  }

  /// False where there was nothing to add.
  private func addLines(_ attributes: StarterAttributes, _ place: StarterPlace) throws -> Bool {
    let path = StarterAttributes.file
    guard !attributes.lines.isEmpty else { return false }
    guard place.takesLines(path) else {
      try say("\(path) is no regular file: left as it is; it lacks")
      for line in attributes.lines { try say("  \(line)") }
      return false
    }
    let old = try place.read(path)
    try place.replace(path, old, with: attributes.text(after: old))
    let added = attributes.lines.map(\.description).joined(separator: "; ")
    try say("\(path): \(old == nil ? "created" : "lines added"): \(added)")
    return true
  }

  private func say(_ text: String) throws {
    try Console.write(TerminalEncoder.withoutCommandMark(text) + "\n")
  }
}
