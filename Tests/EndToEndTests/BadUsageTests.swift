import TestSupport
import Testing

/// Wrong command lines: exit 2, nothing on standard output, and one message that says what to do.
@Suite struct BadUsageTests {
  @Test(arguments: [
    (
      "--commit nope",
      "unknown revision 'nope': there is no such commit; give a commit id, HEAD, a branch or a tag"
    ),
    (
      "--commit ''",
      "unknown revision '': there is no such commit; give a commit id, HEAD, a branch or a tag"
    ),
    (
      "--commit HEAD~5",
      "unknown revision 'HEAD~5': commit c36420e9d96ecd881c7f3e8ab819c9e051e74a14 has 0 parents; "
        + "give a commit id, HEAD, a branch or a tag"
    ),
    (
      "--commit HEAD:requirements.txt",
      "unknown revision 'HEAD:requirements.txt': there is no such commit; give a commit id, HEAD, "
        + "a branch or a tag"
    ),
    (
      "--commit HEAD^{tree}",
      "the revision 'HEAD^{tree}' is not of a form that mlgate reads; give a commit id, HEAD, a branch "
        + "or a tag, with '~N' or '^N' behind it"
    ),
    (
      "--select unpinned-requirment",
      "unknown rule 'unpinned-requirment'; did you mean 'unpinned-requirement'?"
    ),
    ("--select REQ01", "unknown rule 'REQ01'; did you mean 'REQ001'?"),
    ("--ignore RQE", "unknown rule 'RQE'; did you mean 'REQ'?"),
    ("--ignore REQ,FOO", "unknown rule 'FOO'; 'mlgate rules' lists them"),
    ("--select ''", "--select names no rule; ALL is every one"),
    ("--select ,", "--select names no rule; ALL is every one"),
    ("nope.txt", "'nope.txt' is no file or folder of what is judged"),
    ("''", "'' is no file or folder of what is judged"),
    ("..", "'..' lies outside the repository"),
    ("/etc/passwd", "'/etc/passwd' lies outside the repository"),
    ("../../../../../../../../..", "'../../../../../../../../..' lies outside the repository"),
    (".git/config", "'.git/config' is no file or folder of what is judged"),
    ("-C nowhere", "cannot work in 'nowhere': No such file or directory"),
    ("-C requirements.txt", "cannot work in 'requirements.txt': Not a directory"),
    ("--config nope.yaml", "--config: cannot read nope.yaml: No such file or directory"),
    ("--config .", "--config: cannot read .: Is a directory"),
  ])
  func check(_ arguments: String, message: String) throws {
    let repository = try ScratchRepository.clean()
    try repository.expect("mlgate check \(arguments)", Outcome(2, errors: "mlgate: \(message)\n"))
  }

  @Test(arguments: [
    (
      "check --staged --commit HEAD",
      "--staged, --commit, --worktree and --range exclude each other"
    ),
    ("check --staged --worktree", "--staged, --commit, --worktree and --range exclude each other"),
    ("check --all", "--all belongs to --staged"),
    ("check --stagd", "Unknown option '--stagd'. Did you mean '--staged'?"),
    ("check --timeout 0", "--timeout must be from 1 to 86400 seconds"),
    ("check --timeout 86401", "--timeout must be from 1 to 86400 seconds"),
    ("check --timeout=-1", "--timeout must be from 1 to 86400 seconds"),
  ])
  func options(_ line: String, message: String) throws {
    let repository = try ScratchRepository()
    try repository.expect(
      "mlgate \(line)",
      Outcome(
        2,
        errors: """
          Error: \(message)
          Usage: mlgate check [<options>] [<paths> ...]
            See 'mlgate check --help' for more information.

          """))
  }

  @Test(arguments: [
    (
      "--timeout soon", "The value 'soon' is invalid for '--timeout <seconds>'",
      "--timeout <seconds>  Give up after so many seconds, with exit 3."
    ),
    (
      "--format xml",
      "The value 'xml' is invalid for '--format <format>'. Please provide one of the following:\n"
        + "  - auto\n  - text\n  - json\n  - junit\n  - sarif\n  - github\n  - codequality\n"
        + "  - openmetrics\n  - tap\n  - markdown\n  - html",
      "--format <format>  What to print; auto is text, in GitHub Actions with annotations, summary "
        + "and outputs."
    ),
    (
      "--fail-on info",
      "The value 'info' is invalid for '--fail-on <severity>'. Please provide one of 'warning' and "
        + "'error'.",
      "--fail-on <severity>  The least severity that fails the run: error or warning."
    ),
    (
      "--output report.xml", "The value 'report.xml' is invalid for '--output <name=file>'",
      "--output <name=file>  Write a report to a file as well: the name of a format, or results for "
        + "RESULTS.md; may be repeated."
    ),
    (
      "--output json=", "The value 'json=' is invalid for '--output <name=file>'",
      "--output <name=file>  Write a report to a file as well: the name of a format, or results for "
        + "RESULTS.md; may be repeated."
    ),
    (
      "--config", "Missing value for '--config <file>'",
      "--config <file>  Read the configuration from this file instead of the judged snapshot."
    ),
  ])
  func values(_ arguments: String, message: String, help: String) throws {
    let repository = try ScratchRepository()
    try repository.expect(
      "mlgate check \(arguments)",
      Outcome(
        2,
        errors: """
          Error: \(message)
          Help:  \(help)
          Usage: mlgate check [<options>] [<paths> ...]
            See 'mlgate check --help' for more information.

          """))
  }

  @Test(arguments: [
    (
      "explain unknown-experimnt",
      "unknown rule 'unknown-experimnt'; did you mean 'unknown-experiment'?"
    ),
    ("rules MDO", "unknown rule 'MDO'; did you mean 'MOD'?"),
    ("rules everything", "unknown rule 'everything'; 'mlgate rules' lists them"),
  ])
  func reference(_ line: String, message: String) throws {
    let repository = try ScratchRepository()
    try repository.expect("mlgate \(line)", Outcome(2, errors: "mlgate: \(message)\n"))
  }

  @Test func unknownCommand() throws {
    let repository = try ScratchRepository()
    try repository.expect(
      "mlgate chekc",
      Outcome(
        2,
        errors: """
          Error: Unexpected argument 'chekc'
          Usage: mlgate <subcommand>
            See 'mlgate --help' for more information.

          """))
  }
}
