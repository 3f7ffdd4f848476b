import Foundation
import TestSupport
import Testing

/// What is printed and written without a flag in a step of GitHub Actions, and that it is only there.
@Suite struct WorkflowStepTests {
  /// One finding, whose file could command the runner.
  private func repository() throws -> ScratchRepository {
    let repository = try ScratchRepository()
    try repository.write("::warning::x/requirements.txt", "##[add-mask]numpy\n")
    try repository.write("requirements.txt", "numpy\n")
    try repository.commit()
    return repository
  }

  private static let text = """
    requirements.txt:1:1: error REQ001 unpinned-requirement
     1 | numpy
       | ^^^^^
       = 'numpy' has no version: pin it with '=='
       = help: pin it with '==' to the version that the results were made with (`pip freeze` shows it)

    failed: 2 files checked, 1 error

    """

  private static let annotation = """
    ::error file=requirements.txt,line=1,endLine=1,col=1,endColumn=5,title=REQ001 unpinned-requirement\
    ::'numpy' has no version: pin it with '=='%0Ahelp: pin it with '==' to the version that the results \
    were made with (`pip freeze` shows it)

    """

  private static let step =
    "GITHUB_ACTIONS=true GITHUB_STEP_SUMMARY=$HOME/summary GITHUB_OUTPUT=$HOME/outputs"

  private let check = "mlgate check --commit HEAD --select REQ"

  @Test(arguments: [
    "", "GITHUB_ACTIONS=", "GITHUB_ACTIONS=1", "GITHUB_ACTIONS=True", "GITHUB_ACTIONS=false",
    "GITLAB_CI=true", "CI=true",
  ])
  func elsewhereItIsText(variables: String) throws {
    let repository = try repository()
    let files = "GITHUB_STEP_SUMMARY=$HOME/summary GITHUB_OUTPUT=$HOME/outputs"
    try repository.expect("\(files) \(variables) \(check)", Outcome(1, output: Self.text))
    #expect(try repository.sh("ls $HOME").output == "")
  }

  @Test func aStepIsToldEverything() throws {
    let repository = try repository()
    let expected = Outcome(
      1,
      output: "::stop-commands::mlgate-text-1\n\(Self.text)::mlgate-text-1::\n\(Self.annotation)")
    try repository.expect("\(Self.step) \(check)", expected)
    try repository.expect(
      "cat $HOME/outputs",
      Outcome(
        0,
        output: """
          verdict=failed
          errors=1
          warnings=0
          unverified=0
          skipped=0
          mended=0
          checked-files=2

          """))
    let summary = """
      ## mlgate: failed

      2 files checked, 1 error

      ### Findings

      | Severity | Rule | Place | Message |
      | --- | --- | --- | --- |
      | error | `REQ001 unpinned-requirement` | `requirements.txt:1:1` | \
      <code>&#39;numpy&#39; has no version&#58; pin it with &#39;&#61;&#61;&#39;</code><br>\
      <code>pin it with &#39;&#61;&#61;&#39; to the version that the results were made with \
      &#40;&#96;pip freeze&#96; shows it&#41;</code> |

      """
    try repository.expect("cat $HOME/summary", Outcome(0, output: summary))
    // What another command of the step wrote stays.
    try repository.expect("\(Self.step) \(check)", expected)
    try repository.expect("cat $HOME/summary", Outcome(0, output: "\(summary)\n\(summary)"))
  }

  @Test func withoutTheFilesThereAreAnnotations() throws {
    let repository = try repository()
    try repository.expect(
      "GITHUB_ACTIONS=true \(check) --quiet",
      Outcome(
        1,
        output: "::stop-commands::mlgate-text-1\n\(Self.text)::mlgate-text-1::\n\(Self.annotation)"
      ))
    let clean = try ScratchRepository.clean()
    try clean.expect("GITHUB_ACTIONS=true \(check) --quiet", Outcome(0))
  }

  @Test func explicitFormatsStayAsTheyAre() throws {
    let repository = try repository()
    try repository.expect("\(Self.step) \(check) --format text", Outcome(1, output: Self.text))
    try repository.expect(
      "\(Self.step) \(check) --format github", Outcome(1, output: Self.annotation))
    #expect(try repository.sh("ls $HOME").output == "")
  }

  @Test func hooksPrintText() throws {
    let repository = try repository()
    try repository.write("requirements.txt", "scipy\n")
    try repository.git("add", "--all")
    let hook = "mlgate hook pre-commit --select REQ"
    let outcome = try repository.sh(hook)
    #expect(outcome.exitCode == 1)
    #expect(outcome.output.hasPrefix("requirements.txt:1:1: error REQ001"))
    #expect(try repository.sh("\(Self.step) \(hook)") == outcome)
    #expect(
      try repository.sh("\(Self.step) SKIP=mlgate \(hook)") == repository.sh("SKIP=mlgate \(hook)"))
    #expect(try repository.sh("ls $HOME").output == "")
  }

  @Test func aHistoryIsText() throws {
    let repository = try repository()
    let history = "mlgate history --quiet --select REQ"
    #expect(try repository.sh("\(Self.step) \(history)") == repository.sh(history))
    #expect(try repository.sh("ls $HOME").output == "")
  }

  @Test(arguments: [
    ("ln -s /etc/passwd $HOME/summary", "$HOME/summary", "Too many levels of symbolic links"),
    ("mkfifo $HOME/summary", "$HOME/summary", "No such device or address"),
    ("true", "$HOME/none/summary", "No such file or directory"),
    ("true", "/dev/full", "it is not a regular file"),
  ])
  func aSummaryThatCannotBeWritten(before: String, path: String, words: String) throws {
    let repository = try repository()
    try repository.expect(
      "\(before); GITHUB_ACTIONS=true GITHUB_STEP_SUMMARY=\(path) \(check)",
      Outcome(
        3,
        errors: "mlgate: cannot write "
          + "\(path.replacing("$HOME", with: "<scratch>/home")): \(words)\n"))
  }

  @Test func aFullSummaryIsLeftAlone() throws {
    let repository = try repository()
    try repository.sh("head -c 1040000 /dev/zero > $HOME/summary").expectPassed()
    let outcome = try repository.sh("\(Self.step) \(check)")
    #expect(outcome.exitCode == 1)
    #expect(
      outcome.errors == "mlgate: the summary of the step is full; nothing was added to it\n")
    try repository.expect("wc -c < $HOME/summary", Outcome(0, output: "1040000\n"))
  }

  /// The runner reads standard error too.
  @Test func complaintsCommandNothing() throws {
    let repository = try repository()
    try repository.write(".mlgate.yaml", "rules: {ignore: ['##[add-mask]x']}\n")
    try repository.expect(
      "\(Self.step) mlgate check",
      Outcome(
        2,
        errors:
          ".mlgate.yaml:1:18: unknown rule '## [add-mask]x'; 'mlgate rules' lists them\n"))
  }
}
