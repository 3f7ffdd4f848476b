import ByteText
import Findings
import Reporters
import Testing

@Suite struct TextReporterTests {
  @Test func everythingIsShown() {
    #expect(
      TextReporter().bytes(for: Sample.full).text == """
        experiments/exp-003.yaml:5:9: error EXP004 unknown-parent
         5 | parent: "exp-009"
           |         ^^^^^^^^^
           = no experiment has the id 'exp-009'
           = note: the nearest id is here: experiments/exp-002.yaml:2:7
           = help: name an experiment of this repository

        experiments/exp-003.yaml:12:1: warning SYN003 duplicate-key
         12 | epochs: 90
            | ^^^^^^
            = the key 'epochs' was already given on line 3
            = help: keep one of the two

        models/m.pth: error LFS001 untracked-model-file
           = a model file of 44 MB is not sent to Git LFS
           = help: git lfs track '*.pth'

        experiments/exp-003.yaml: unverified EXP010 unknown-data-version: the history is shallow

        experiments/exp-001.yaml: skipped EXP011: old run, no seed

        smoke-train: failed in 0.012 s
          accuracy is 0.875, below 0.9
          accuracy              0.875          >= 0.9   failed
          latency_p50_seconds   2.5e-08
          f1                    not measured   >= 0.8   inconclusive (too few rows)
          the last lines of its output:
          | epoch 1\\u{1B}
          | ::error::x ## [error]y

        failed: 12 files checked, 2 errors, 1 warning, 1 unverified, 1 skipped, 1 job failed

        """)
  }

  @Test(arguments: [(0, "passed: 0 files checked\n"), (1, "passed: 1 file checked\n")])
  func allWellIsOneLine(files: Int, line: String) {
    #expect(TextReporter().bytes(for: Sample.passed(files: files)).text == line)
    #expect(TextReporter(isQuiet: true).bytes(for: Sample.passed(files: files)).isEmpty)
  }

  @Test func quietStillTellsWhatIsUnverified() {
    var report = Sample.passed()
    report.skipped = [SkippedCheck(name: "EXP011", reason: "asked for")]
    report.unverified = [UnverifiedQuestion(reason: "the index is missing")]
    #expect(
      TextReporter(isQuiet: true).bytes(for: report).text == """
        unverified: the index is missing

        unverified: 12 files checked, 1 unverified, 1 skipped

        """)
  }

  @Test func colorIsTheCallersChoice() {
    var report = Sample.passed()
    report.findings = [Sample.finding(help: "")]
    #expect(
      TextReporter(style: .colored).bytes(for: report).text == """
        \u{1B}[1mexperiments/exp-003.yaml:5:9:\u{1B}[0m \u{1B}[1;31merror\u{1B}[0m EXP004 unknown-parent
        \u{1B}[34m 5 |\u{1B}[0m parent: "exp-009"
        \u{1B}[34m   |\u{1B}[0m \u{1B}[1;31m        ^^^^^^^^^\u{1B}[0m
           \u{1B}[34m=\u{1B}[0m no experiment has the id 'exp-009'

        \u{1B}[1;31mfailed:\u{1B}[0m 12 files checked, 1 error

        """)
  }

  @Test func nothingFromInputReachesTheTerminalRaw() throws {
    let bytes = TextReporter().bytes(for: Sample.awkwardReport)
    try TextReporter().reparse(bytes)
    let raw = bytes.text.unicodeScalars.filter { isHidden($0) && $0 != "\n" }
    #expect(raw.isEmpty)
    #expect(bytes.text.contains("caf\\xE9:5:1: error EXP004"))
    #expect(bytes.text.contains("a\\u{1B}[31mb:5:1: error EXP004"))
  }

  @Test func aMessageOfSeveralLinesStaysIndented() {
    var report = Sample.passed()
    report.findings = [Sample.finding(message: "first\nerror: second", help: "")]
    #expect(
      TextReporter().bytes(for: report).text.contains("   = first\n     error: second\n"))
  }

  @Test func aRange() {
    var report = Sample.passed(files: 1)
    report.source = ReportSource(kind: .range, commit: "12", base: "0f")
    report.source.commitCount = 2
    var finding = Sample.finding()
    finding.commit = "0a"
    report.mended = [finding]
    #expect(
      TextReporter().bytes(for: report).text == """
        experiments/exp-003.yaml:5:9: mended EXP004 unknown-parent: no experiment has the id 'exp-009', \
        came in with 0a

        passed: 1 file checked, 2 commits, 1 mended

        """)
    report.findings = [finding]
    report.mended = []
    #expect(
      TextReporter().bytes(for: report).text == """
        experiments/exp-003.yaml:5:9: error EXP004 unknown-parent
         5 | parent: "exp-009"
           |         ^^^^^^^^^
           = no experiment has the id 'exp-009'
           = note: came in with 0a
           = help: name an experiment of this repository

        failed: 1 file checked, 2 commits, 1 error

        """)
  }
}
