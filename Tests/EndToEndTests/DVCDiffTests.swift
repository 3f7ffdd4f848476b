import Foundation
import TestSupport
import Testing

/// `mlgate dvc diff`, beside what the integration tests compare with DVC itself.
@Suite struct DVCDiffTests {
  /// Two commits that differ in data, a parameter and a metric; the data is not there.
  private func project() throws -> ScratchRepository {
    let repository = try ScratchRepository()
    try repository.write(".dvc/config", "")
    try repository.write("dvc.yaml", "metrics: [m.json]\n")
    try repository.write("raw.csv.dvc", file("raw.csv", "a"))
    try repository.write("params.yaml", "lr: 0.1\nseed: 1\n")
    try repository.write("m.json", #"{"accuracy": 0.9, "loss": 0.123456789}"#)
    try repository.commit("feat: begin")
    try repository.write("raw.csv.dvc", file("raw.csv", "b"))
    try repository.write("more.csv.dvc", file("more.csv", "c"))
    try repository.write("params.yaml", "lr: 0.2\nseed: 1\n")
    try repository.write("m.json", #"{"accuracy": 0.95, "loss": 0.123456789}"#)
    try repository.commit("feat: change")
    return repository
  }

  private func file(_ name: String, _ digit: Character) -> String {
    "outs:\n- {path: \(name), hash: md5, md5: \(String(repeating: digit, count: 32))}\n"
  }

  @Test func text() throws {
    let repository = try project()
    try repository.expect(
      "mlgate dvc diff HEAD~1 HEAD",
      Outcome(
        1,
        output: """
          Data

          Added:
              more.csv

          Modified:
              raw.csv

          files summary: 1 added, 1 modified

          Parameters

          Path         Param    HEAD~1    HEAD
          params.yaml  lr       0.1       0.2

          Metrics

          Path    Metric    HEAD~1    HEAD    Change
          m.json  accuracy  0.9       0.95    0.05

          """))
    try repository.expect(
      "mlgate dvc diff HEAD HEAD", Outcome(0, output: "Nothing differs.\n"))
    try repository.expect("mlgate dvc diff HEAD~1 HEAD --quiet", Outcome(1))
  }

  @Test func markdown() throws {
    try project().expect(
      "mlgate dvc diff HEAD~1 HEAD --format markdown --show-hash --precision 1",
      Outcome(
        1,
        output: """
          ## Data

          | Status   | Hash               | Path     |
          |----------|--------------------|----------|
          | added    | cccccccc           | more.csv |
          | modified | aaaaaaaa..bbbbbbbb | raw.csv  |

          ## Parameters

          | Path        | Param   | HEAD~1   | HEAD   |
          |-------------|---------|----------|--------|
          | params.yaml | lr      | 0.1      | 0.2    |

          ## Metrics

          | Path   | Metric   | HEAD~1   | HEAD   | Change   |
          |--------|----------|----------|--------|----------|
          | m.json | accuracy | 0.9      | 0.9    | 0.0      |

          """))
  }

  @Test func json() throws {
    let repository = try project()
    try repository.expect(
      "mlgate dvc diff HEAD~1 HEAD --format json",
      Outcome(
        1,
        output: #"{"data": {"added": [{"path": "more.csv"}], "deleted": [], "#
          + #""modified": [{"path": "raw.csv"}], "renamed": []}, "#
          + #""params": {"params.yaml": {"lr": {"old": 0.1, "new": 0.2, "diff": 0.1}}}, "#
          + #""metrics": {"m.json": {"accuracy": {"old": 0.9, "new": 0.95, "diff": 0.04999999999999993}}}}"#
          + "\n"))
    try repository.expect(
      "mlgate dvc diff HEAD HEAD --format json",
      Outcome(0, output: #"{"data": {}, "params": {}, "metrics": {}}"# + "\n"))
  }

  @Test func tolerance() throws {
    let repository = try project()
    let metrics = "mlgate dvc diff HEAD~1 HEAD --only metrics"
    for tolerance in ["0.06", "accuracy=0.06"] {
      try repository.expect("\(metrics) --tolerance \(tolerance)", Outcome(0))
    }
    try repository.expect("\(metrics) --tolerance accuracy=0.04 --quiet", Outcome(1))
    try repository.expect(
      "\(metrics) --tolerance 0.06 --all",
      Outcome(
        0,
        output: """
          Path    Metric    HEAD~1    HEAD     Change
          m.json  accuracy  0.9       0.95     0.05
          m.json  loss      0.12346   0.12346  0.0

          """))
  }

  /// Against the files on disk, which are not there, and a cache without objects.
  @Test func workTree() throws {
    let repository = try project()
    try repository.write("raw.csv", "a\n")
    try repository.expect(
      "mlgate dvc diff --only data",
      Outcome(
        1,
        output: """
          Deleted:
              more.csv

          Modified:
              raw.csv

          Not in cache:
              more.csv
              raw.csv

          files summary: 1 deleted, 1 modified, 2 not in cache

          """))
  }

  @Test func whatCannotBeTold() throws {
    let repository = try project()
    try repository.write("m.json", "{\"a\": ")
    try repository.commit("fix: break")
    let complaint = "m.json cannot be read: not JSON: the file ends where a value should be"
    try repository.expect(
      "mlgate dvc diff HEAD~1 HEAD",
      Outcome(3, output: "Nothing differs.\n", errors: "mlgate: HEAD: \(complaint)\n"))
    try repository.expect(
      "mlgate dvc diff HEAD~2 HEAD --only metrics",
      Outcome(3, errors: "mlgate: HEAD: \(complaint)\n"))
    try repository.write("dvc.yaml", "stages: 1\n")
    try repository.expect(
      "mlgate dvc diff",
      Outcome(1, errors: "dvc.yaml:1:9: a mapping is expected here, not the number 1\n"))
  }

  /// A committed link must not make a stranger's file part of a report.
  @Test func metricsThroughALink() throws {
    let repository = try project()
    try repository.sh("mkdir ../outside && echo '{\"secret\": 1}' >../outside/s.json")
      .expectPassed()
    try repository.sh("ln -s ../outside link && ln -s ../outside/s.json s.json").expectPassed()
    try repository.write("dvc.yaml", "metrics: [link/s.json, s.json]\n")
    try repository.commit("feat: link")
    try repository.expect(
      "mlgate dvc diff --only metrics",
      Outcome(
        3,
        errors: """
          mlgate: HEAD: s.json cannot be read: it is no regular file
          mlgate: workspace: s.json cannot be read: it is no regular file

          """))
  }

  @Test func severalProjects() throws {
    let repository = try project()
    for folder in ["one", "two"] {
      try repository.write("\(folder)/.dvc/config", "")
      try repository.write("\(folder)/params.yaml", "a: 1\n")
      try repository.write("\(folder)/dvc.yaml", "stages: {}\n")
    }
    try repository.sh("git rm -q -r --cached .dvc && rm -r .dvc dvc.yaml *.dvc").expectPassed()
    try repository.commit("feat: split")
    try repository.write("one/params.yaml", "a: 2\n")
    try repository.commit("feat: edit")
    try repository.expect(
      "mlgate dvc diff HEAD~1 HEAD",
      Outcome(
        2,
        errors: "mlgate: there are several DVC projects here; choose one with -C: 'one', 'two'\n"))
    try repository.expect(
      "mlgate dvc diff HEAD~1 HEAD --only params -C one",
      Outcome(
        1, output: "Path         Param    HEAD~1    HEAD\nparams.yaml  a        1         2\n"))
    try repository.expect("mlgate dvc diff HEAD~1 HEAD -C two --quiet", Outcome(0))
  }

  @Test func usage() throws {
    let repository = try ScratchRepository()
    try repository.write("a", "a\n")
    try repository.commit("fix: begin")
    try repository.expect(
      "mlgate dvc diff",
      Outcome(
        2, errors: "mlgate: there is no DVC project here: no .dvc file and no dvc.yaml\n"))
    try repository.expect(
      "mlgate dvc diff nowhere",
      Outcome(
        2,
        errors:
          "mlgate: unknown revision 'nowhere': there is no such commit; give a commit id, HEAD, a branch or a tag\n"
      ))
  }
}
