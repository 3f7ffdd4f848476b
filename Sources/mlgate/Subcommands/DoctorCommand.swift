import ArgumentParser
import ByteText
import GitRepository
import JobRunner

/// `mlgate doctor`
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Say why a hook would not run, and what this clone cannot verify.",
    discussion: """
      Changes nothing. Exit codes: 0 all is well, 1 something needs attention, 3 the repository cannot be read.

      Examples:
        mlgate doctor
        mlgate doctor --format json
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @OptionGroup var folder: FolderOption

  @Option(help: "What to print: text or json.")
  var format: Format = .text

  func run() throws {
    let diagnoses = try diagnoses()
    switch format {
    case .text: try Console.write(diagnoses.text)
    case .json: try Console.write(diagnoses.json)
    }
    if !diagnoses.allSatisfy(\.isWell) { throw ExitCode(1) }
  }

  private func diagnoses() throws(CommandFailure) -> [Diagnosis] {
    let place = try HookPlace(workingPlace(folder.directory))
    let variables = ChildEnvironment.ofThisProcess()
    let search = (variables["PATH"] ?? "/usr/bin:/bin").split(separator: .ascii(":"))
    let hooks = try inHooksFolder { () throws(HookFailure) in
      try HookDoctor(place: place).diagnoses()
        + EnvironmentDoctor(place: place, variables: variables).diagnoses()
    }
    return try hooks
      + CloneDoctor(place: place, searchPath: search.map { ByteString($0) }).diagnoses()
  }
}
