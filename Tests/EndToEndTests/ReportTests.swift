import Foundation
import TestSupport
import Testing

/// What each format prints, and that the same input always prints the same bytes.
@Suite struct ReportTests {
  private func repository() throws -> ScratchRepository {
    let repository = try ScratchRepository()
    try repository.write("requirements.txt", "numpy\n")
    try repository.write("böse/requirements.txt", "scipy>=1\u{1B}[31m\n")
    try repository.writeExperiment(1, "baseline", parent: "exp-009")
    try repository.commit()
    return repository
  }

  @Test func json() throws {
    let repository = try ScratchRepository()
    try repository.write("requirements.txt", "numpy\n")
    let commit = try repository.commit()
    try repository.expect(
      "mlgate check --commit HEAD --select REQ --format json",
      Outcome(
        1,
        output: """
          {
            "schema": 1,
            "tool": {"name": "mlgate", "version": "0.1.0"},
            "source": {"kind": "commit", "commit": "\(commit)", "base": null, \
          "commits": null},
            "summary": {"verdict": "failed", "errors": 1, "warnings": 0, "checkedFiles": 1},
            "findings": [
              {"rule": "REQ001", "name": "unpinned-requirement", "severity": "error", \
          "path": "requirements.txt", "line": 1, "column": 1, "endLine": 1, "endColumn": 6, \
          "message": "'numpy' has no version: pin it with '=='", \
          "help": "pin it with '==' to the version that the results were made with \
          (`pip freeze` shows it)", "fingerprint": "c2fab5a2ad32cdf520c16a5a43dde337", \
          "commit": null, "related": []}
            ],
            "mended": [],
            "skipped": [],
            "unverified": [],
            "jobs": []
          }

          """))
  }

  @Test(arguments: [
    ("", "\u{1B}[", false), ("--color always", "\u{1B}[", true),
    ("--color never", "\u{1B}[", false),
  ])
  func color(_ option: String, escape: String, isColored: Bool) throws {
    let repository = try repository()
    for (variables, forced) in [
      ("", false), ("NO_COLOR=1", false), ("CLICOLOR_FORCE=1", true), ("CLICOLOR_FORCE=0", false),
      ("NO_COLOR=1 CLICOLOR_FORCE=1", false), ("NO_COLOR= CLICOLOR_FORCE=1", true),
    ] {
      let outcome = try repository.sh("\(variables) mlgate check \(option)")
      #expect(
        outcome.output.contains(escape) == (isColored || (forced && option.isEmpty)),
        "\(variables) \(option)")
    }
  }

  @Test(arguments: [
    "--format text", "--format json", "--format junit --junit-dialect strict", "--format auto",
    "--format sarif", "--format github", "--format codequality", "--format openmetrics",
    "--format tap", "--format markdown", "--format html",
  ])
  func sameBytes(_ format: String) throws {
    let repository = try repository()
    let line = "mlgate check --commit HEAD \(format)"
    let first = try repository.sh(line)
    #expect(first.exitCode == 1)
    #expect(first.errors == "")
    for variables in [
      "", "TZ=Asia/Kathmandu", "LC_ALL=de_DE.UTF-8 LANG=tr_TR.UTF-8", "HOME=/nowhere",
      "LC_ALL=POSIX",
    ] {
      #expect(try repository.sh("\(variables) \(line)") == first, "\(variables)")
    }
    #expect(try repository.sh("cd experiments; \(line)") == first)
    // A clone on another path is the same repository.
    #expect(try ScratchRepository(cloning: repository).sh(line) == first)
  }

  /// A report in a file is the one that standard output gets.
  @Test(arguments: [
    "text", "json", "junit", "sarif", "github", "codequality", "openmetrics", "tap", "markdown",
    "html",
  ])
  func file(_ format: String) throws {
    let repository = try repository()
    let line = "mlgate check --commit HEAD --format \(format) --output \(format)=report"
    let first = try repository.sh(line)
    #expect(first.exitCode == 1)
    try repository.expect("cat report", Outcome(0, output: first.output))
    #expect(try repository.sh("\(line) && ls; ls").output.contains("report\n"))
  }

  @Test func strictJUnitIsValid() throws {
    let repository = try repository()
    let schema = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../Vectors/schemas/jenkins-junit-10.xsd").standardizedFileURL.path
    try repository.sh(
      """
      mlgate check --commit HEAD --output junit=report.xml --junit-dialect strict >&2
      xmllint --noout --schema '\(schema)' report.xml
      """
    ).expectPassed()
  }
}
