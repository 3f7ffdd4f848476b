import Foundation
import TestSupport
import Testing

/// A user's training command that goes wrong in every way that one can.
@Suite struct TrainingCommandTests {
  static let good = "echo '{\"accuracy\": 0.95, \"loss\": 0.2, \"rows\": 200}' > metrics.json\n"

  @Test func aGoodRunPasses() throws {
    let report = try TrainingRepository("echo epoch 1\n" + Self.good).smoke()
    #expect(report.exitCode == 0)
    #expect(report.job.status == "passed")
    #expect(report.job.explanation == nil)
    #expect(report.job.metrics["accuracy"] == 0.95)
    #expect(report.job.metrics["accuracy_interval_low"] == 0.9104218518612239)
    #expect(report.job.metrics["accuracy_interval_high"] == 0.972617354399236)
    #expect(try #require(report.job.metrics["command_peak_memory_bytes"]) > 1e5)
    #expect(report.job.output.isEmpty)
  }

  @Test func nobodyAllowedIt() throws {
    let training = try TrainingRepository("touch ran\n" + Self.good)
    let usage = """
      mlgate: 'smoke_train.command' may not run here; allow it with --allow-commands, or with 'git config \
      mlgate.allowCommands true' for this clone

      """
    try training.repository.expect("mlgate smoke", Outcome(2, errors: usage))
    let run = try training.repository.sh("mlgate run")
    #expect(run.exitCode == 0)
    #expect(
      run.output.contains(
        "skipped smoke-train: commands may not run here; --allow-commands allows them"))
    #expect(try training.repository.sh("mlgate run --strict").exitCode == 1)
    try training.repository.expect("ls ran", Outcome(2, errors: lsError))
  }

  /// Neither the user's nor the system's settings say it, only the clone's own.
  @Test func theCloneAllowsIt() throws {
    let training = try TrainingRepository(Self.good)
    _ = try training.repository.sh("git config --global mlgate.allowCommands true")
    #expect(try training.repository.sh("mlgate smoke").exitCode == 2)
    _ = try training.repository.sh("git config mlgate.allowCommands true")
    #expect(try training.smoke("").job.status == "passed")
  }

  @Test func aRunThatHangsIsEnded() throws {
    let report = try TrainingRepository("echo waiting\nsleep 600\n", "time_limit: 1").smoke()
    #expect(report.exitCode == 1)
    // On a busy machine the shell's child may outlive it by a moment, which is told as well.
    #expect(
      try #require(report.job.explanation).hasPrefix(
        "the command was still running after 1 s, its time limit, and was ended"))
    #expect(report.job.output == ["waiting"])
    #expect(report.seconds < 8, "took \(report.seconds) s")
  }

  /// Shell and grandchild both ignore SIGTERM, and the grandchild has left the process group.
  @Test func aGrandchildThatIgnoresTheEndIsEndedToo() throws {
    let training = try TrainingRepository(
      """
      trap '' TERM
      setsid sh -c 'trap "" TERM; echo $$ > grandchild; sleep 600' &
      sleep 600

      """, "time_limit: 1")
    let report = try training.smoke()
    #expect(report.exitCode == 1)
    #expect(report.job.status == "failed")
    #expect(report.seconds < 15, "took \(report.seconds) s")
    #expect(try training.repository.sh("kill -0 $(cat grandchild)").exitCode != 0)
  }

  @Test func whatIsLeftBehindIsEnded() throws {
    let training = try TrainingRepository("sleep 600 & echo $! > child\n" + Self.good)
    let report = try training.smoke()
    #expect(report.job.status == "passed")
    #expect(report.job.metrics["command_processes_left"] == 1)
    #expect(report.seconds < 8, "took \(report.seconds) s")
    #expect(try training.repository.sh("kill -0 $(cat child)").exitCode != 0)
  }

  @Test func aFloodOfOutputIsBounded() throws {
    let report = try TrainingRepository("yes 0123456789 | head -c 300000000; echo end; exit 3\n")
      .smoke()
    #expect(report.exitCode == 1)
    #expect(report.job.explanation == "the command ended with exit code 3")
    #expect(report.job.output.count == 20)
    #expect(report.job.output[18] == "0123456789")
    #expect(report.seconds < 60, "took \(report.seconds) s")
  }

  @Test(arguments: [
    ("NaN", "accuracy is not a finite number"), ("Infinity", "accuracy is not a finite number"),
    ("1e999", "accuracy is not a finite number"),
    ("\"0.9\"", "'accuracy' is text, not a number: '0.9'"),
    ("true", "'accuracy' is true, not a number"), ("null", "'accuracy' is null, not a number"),
    ("0.5", "accuracy is 0.5 where >= 0.85 is asked"),
  ])
  func metricsThatAreNoNumbersFail(value: String, reason: String) throws {
    let report = try TrainingRepository(
      "echo '{\"accuracy\": \(value), \"loss\": 1}' > metrics.json\n",
      "thresholds: {loss: {max: 2}}"
    ).smoke()
    #expect(report.exitCode == 1)
    #expect(report.job.explanation == reason)
  }

  @Test func noMetricsFail() throws {
    let report = try TrainingRepository("echo done\n").smoke()
    #expect(report.exitCode == 1)
    #expect(
      report.job.explanation
        == "'metrics.json' is missing; let the command write it, or name the file that it writes")
    #expect(report.job.output == ["done"])
  }

  /// A metrics file that is committed is no result of this run.
  @Test func oldMetricsFail() throws {
    let training = try TrainingRepository("echo done\n")
    _ = try training.repository.sh(Self.good)
    #expect(
      try training.smoke().job.explanation
        == "the command did not write 'metrics.json'; the one that is there is older")
  }

  @Test(arguments: [
    ("{\"accuracy\": 0.9", "metrics.json:2:1: not JSON: "), ("", "metrics.json:1:1: not JSON: "),
    ("[1, 2]", "metrics.json"), ("{\"accuracy\": 0.1, \"accuracy\": 0.99}", "is there twice"),
  ])
  func malformedMetricsFail(text: String, part: String) throws {
    let report = try TrainingRepository("echo '\(text)' > metrics.json\n").smoke()
    #expect(report.exitCode == 1)
    #expect(try #require(report.job.explanation).contains(part), "\(report.job)")
  }

  @Test(arguments: [
    ("kill -SEGV $$", "the command was ended by signal 11"),
    ("exit 7", "the command ended with exit code 7"),
  ])
  func aBadEndFails(script: String, reason: String) throws {
    let report = try TrainingRepository(Self.good + script).smoke()
    #expect(report.exitCode == 1)
    #expect(report.job.explanation == reason)
  }

  @Test func aMissingProgramFails() throws {
    let training = try TrainingRepository("")
    try training.repository.write(".mlgate.yaml", "smoke_train: {command: [no-such-trainer]}\n")
    #expect(
      try training.smoke().job.explanation
        == "the program 'no-such-trainer' was not found; install it, or give its path")
  }

  @Test(arguments: ["metrics", "predictions", "directory"])
  func pathsStayInside(key: String) throws {
    let report = try TrainingRepository(Self.good, "\(key): ../outside").smoke()
    #expect(
      report.job.explanation
        == "'smoke_train.\(key)' names '../outside', which lies outside the repository")
  }

  /// A hook's variables would lead the command's own git into the wrong repository.
  @Test func theEnvironmentIsClean() throws {
    let training = try TrainingRepository(
      "env | cut -d= -f1 | sort > names\n" + Self.good,
      "environment: {OMP_NUM_THREADS: 2}\npass_environment: [WANTED_TOKEN]")
    _ = try training.repository.sh(
      "mlgate smoke --allow-commands",
      [
        "GIT_TRACE2": "0", "GITHUB_TOKEN": "secret", "OTHER_TOKEN": "secret", "WANTED_TOKEN": "yes",
        "GITHUB_OUTPUT": "/dev/null",
      ])
    let names = try training.repository.sh("cat names").output.split(separator: "\n")
    #expect(names.contains("OMP_NUM_THREADS") && names.contains("WANTED_TOKEN"))
    #expect(names.contains("PATH") && names.contains("HOME"))
    #expect(!names.contains { $0.hasPrefix("GIT") || $0 == "OTHER_TOKEN" })
  }

  @Test func tooMuchMemoryFails() throws {
    let report = try TrainingRepository(Self.good, "memory_limit: 1 kB").smoke()
    let peak = try #require(report.job.metrics["command_peak_memory_bytes"])
    #expect(
      report.job.explanation == "command_peak_memory_bytes is \(peak) where <= 1000 is asked")
  }

  /// Ctrl-C reaches only mlgate; what it started ends with it, and nothing half-written is left.
  @Test func anInterruptionEndsEverything() throws {
    let training = try TrainingRepository("echo $$ > child; sleep 600\n")
    let outcome = try training.repository.sh(
      """
      mlgate smoke --allow-commands --output json=report.json & program=$!
      until [ -s child ]; do sleep 0.05; done
      kill -TERM $program; wait $program; echo "exit $?"
      kill -0 $(cat child) 2>/dev/null && echo alive; ls -A
      """)
    #expect(
      outcome.output == """
        exit 143
        .git
        .mlgate.yaml
        child
        requirements.txt
        train.sh

        """)
    #expect(outcome.errors == "mlgate: ended by signal 15; nothing was reported\n")
  }

  private var lsError: String {
    "ls: cannot access 'ran': No such file or directory\n"
  }
}
