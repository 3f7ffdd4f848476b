import Foundation
import TestSupport
import Testing

/// `mlgate release verify`: each rule on a release that breaks it and no other.
@Suite struct ReleaseVerifyTests {
  /// Twelve releases on one history, and what each breaks.
  private static let faults: [(tag: String, finding: String?)] = [
    ("model-v1.0.0", nil),
    ("model-v1.1", "refs/tags/model-v1.1: error REL001 invalid-tag-name"),
    ("model-v1.1.0", "refs/tags/model-v1.1.0: error REL002 lightweight-tag"),
    ("model-v1.0.5", "refs/tags/model-v1.0.5: error REL003 version-not-above"),
    ("model-v1.1.1", "models/net/model_v1.1.1.json:10:33: error REL004 wrong-bump"),
    ("model-v1.1.2", "refs/tags/model-v1.1.2: error REL005 missing-metadata"),
    ("model-v1.1.3", "models/net/model_v1.1.3.pth: error REL005 missing-metadata"),
    ("model-v1.1.4", "models/net/model_v1.1.4.json:8:32: error REL006 metric-regression"),
    ("model-v1.1.5", "models/net/model_v1.1.5.json:8:45: error REL007 below-threshold"),
    ("model-v1.1.6", "RESULTS.md: warning REL008 missing-results-row"),
    ("model-v1.1.7", "refs/tags/model-v1.1.7: error REL009 not-on-protected-branch"),
    ("model-v1.1.8", "models/net/model_v1.1.8.json:7:40: error REL010 incomplete-provenance"),
  ]

  private func releases() throws -> ScratchRepository {
    var project = try ReleaseRepository()
    let wide = "[3, 299, 299]"
    try project.commit("1.0.0")
    try project.tag("model-v1.0.0")
    try project.tag("model-v1.1")
    try project.commit("1.1.0", metrics: "\"test_accuracy\": 0.862")
    try project.tag("model-v1.1.0", isAnnotated: false)
    try project.commit("1.0.5")
    try project.tag("model-v1.0.5")
    try project.commit("1.1.1", metrics: "\"test_accuracy\": 0.862", input: wide)
    try project.tag("model-v1.1.1")
    try project.show("1.1.2")
    try project.commit(nil)
    try project.tag("model-v1.1.2")
    let plain = String(repeating: "weights", count: 1000)
    try project.commit(
      "1.1.3", metrics: "\"test_accuracy\": 0.862", input: wide, weights: plain)
    try project.tag("model-v1.1.3")
    try project.commit("1.1.4", metrics: "\"test_accuracy\": 0.861", input: wide)
    try project.tag("model-v1.1.4")
    let withScore = "\"test_accuracy\": 0.861, \"f1\": 0.4"
    let configuration = "release: {thresholds: {f1: {min: 0.5}}}\n"
    try project.repository.write(".mlgate.yaml", configuration)
    try project.commit("1.1.5", metrics: withScore, input: wide)
    try project.tag("model-v1.1.5")
    try project.repository.git("rm", "--quiet", ".mlgate.yaml")
    try project.commit("1.1.6", metrics: withScore, input: wide, isShown: false)
    try project.tag("model-v1.1.6")
    try project.repository.git("checkout", "--quiet", "-b", "side")
    try project.commit("1.1.7", metrics: withScore, input: wide)
    try project.tag("model-v1.1.7")
    try project.repository.git("checkout", "--quiet", "main")
    try project.commit("1.1.8", metrics: withScore, input: wide, experiment: "exp-404")
    try project.tag("model-v1.1.8")
    return project.repository
  }

  @Test func eachReleaseBreaksOneRule() throws {
    let repository = try releases()
    for (tag, finding) in Self.faults {
      let outcome = try repository.sh("mlgate release verify \(tag) --select REL --fail-on warning")
      let found = outcome.output.split(separator: "\n").filter { $0.contains(" REL0") }
      #expect(found.map(String.init) == [finding].compactMap(\.self), "\(tag): \(outcome)")
      #expect(outcome.exitCode == (finding == nil ? 0 : 1), "\(tag)")
      #expect(outcome.errors == "")
    }
  }

  @Test func theWholeAnswer() throws {
    let repository = try releases()
    try repository.expect(
      "mlgate release verify model-v1.1.1 --select REL",
      Outcome(
        1,
        output: """
          models/net/model_v1.1.1.json:10:33: error REL004 wrong-bump
           10 |   "deployment": {"input_shape": [3, 299, 299]}
              |                                 ^^^^^^^^^^^^^
              = 'input_shape' was [3, 224, 224] and is [3, 299, 299]: this asks for a major version after \
          '1.1.0', not '1.1.1'
              = note: in 'model-v1.1.0': models/net/model_v1.1.0.json:10:33
              = help: release it under the version that 'mlgate release next' tells

          failed: 14 files checked, 1 error

          """))
  }

  /// The usual checks judge the commit behind the tag, whatever is on disk.
  @Test func theCommitIsJudgedToo() throws {
    var project = try ReleaseRepository()
    try project.repository.write("requirements.txt", "torch\n")
    try project.commit("1.0.0")
    try project.tag("model-v1.0.0")
    try project.repository.write("requirements.txt", "torch==2.1.0\n")
    let outcome = try project.repository.sh("mlgate release verify model-v1.0.0 --ignore REL010")
    #expect(outcome.exitCode == 1)
    #expect(outcome.output.hasPrefix("requirements.txt:1:1: error REQ001 "), "\(outcome)")
  }

  @Test func rulesAreSelectedIgnoredAndWeighed() throws {
    let repository = try releases()
    #expect(try repository.sh("mlgate release verify model-v1.1 --ignore REL").exitCode == 0)
    #expect(try repository.sh("mlgate release verify model-v1.1 --select LFS").exitCode == 0)
    try repository.write("gate.yaml", "rules: {severity: {invalid-tag-name: warning}}\n")
    let weighed = try repository.sh("mlgate release verify model-v1.1 --config gate.yaml")
    #expect(weighed.exitCode == 0)
    #expect(weighed.output.hasPrefix("refs/tags/model-v1.1: warning REL001 "), "\(weighed)")
    try repository.write("gate.yaml", "rules: {severity: {REL008: error}}\n")
    let strict = try repository.sh("mlgate release verify model-v1.1.6 --config gate.yaml")
    #expect(strict.exitCode == 1, "\(strict)")
    // A tolerance and a protected branch make two of the twelve pass.
    try repository.write(
      "gate.yaml",
      "release: {tolerances: {test_accuracy: 0.001}, protected_branches: [main, side]}\n")
    for tag in ["model-v1.1.4", "model-v1.1.7"] {
      let line = "mlgate release verify \(tag) --select REL --config gate.yaml"
      #expect(try repository.sh(line).exitCode == 0)
    }
  }

  @Test func actionsCheckoutMakesEveryTagLightweight() throws {
    let repository = try releases()
    let outcome = try repository.sh(
      "mlgate release verify model-v1.1.0 --select REL",
      ["GITHUB_ACTIONS": "true", "GITHUB_REF": "refs/tags/model-v1.1.0"])
    #expect(outcome.exitCode == 3, "\(outcome)")
    #expect(outcome.output.contains("actions/checkout fetched the tag as a lightweight one"))
    let other = try repository.sh(
      "mlgate release verify model-v1.1.0 --select REL",
      ["GITHUB_ACTIONS": "true", "GITHUB_REF": "refs/heads/main"])
    #expect(other.exitCode == 1)
  }

  @Test func aShallowCloneCannotTell() throws {
    var project = try ReleaseRepository()
    try project.commit("1.0.0")
    try project.tag("model-v1.0.0")
    try project.commit("1.0.1")
    try project.tag("model-v1.0.1")
    let clone = try ScratchRepository(cloning: project.repository, "--depth=1")
    try clone.git("fetch", "--quiet", "--depth=1", "origin", "tag", "model-v1.0.1")
    let outcome = try clone.sh("mlgate release verify model-v1.0.1 --select REL")
    #expect(outcome.exitCode == 3, "\(outcome)")
    for rule in ["REL003", "REL004", "REL006"] { #expect(outcome.output.contains(rule)) }
    try clone.git("fetch", "--quiet", "--unshallow", "--tags")
    try clone.expect(
      "mlgate release verify model-v1.0.1 --select REL",
      Outcome(0, output: "passed: 10 files checked\n"))
  }

  /// A detached checkout of one tag, as CI servers make it, knows no branch.
  @Test func aCloneWithoutBranchesCannotTell() throws {
    var project = try ReleaseRepository()
    try project.commit("1.0.0")
    try project.tag("model-v1.0.0")
    try project.repository.git("checkout", "--quiet", "--detach")
    try project.repository.git("branch", "--quiet", "--delete", "--force", "main")
    let outcome = try project.repository.sh("mlgate release verify model-v1.0.0 --select REL")
    #expect(outcome.exitCode == 3, "\(outcome)")
    #expect(outcome.output.contains("this clone has no protected branch"))
  }

  @Test func severalModelsInOneRepository() throws {
    var project = try ReleaseRepository()
    try project.commit("1.0.0")
    try project.tag("net@v1.0.0")
    try project.commit("1.0.0", model: "wide")
    try project.tag("wide@v1.0.0")
    try project.tag("model-v1.0.0")
    let repository = project.repository
    for tag in ["net@v1.0.0", "wide@v1.0.0"] {
      #expect(try repository.sh("mlgate release verify \(tag) --select REL").exitCode == 0)
    }
    let several = try repository.sh("mlgate release verify model-v1.0.0 --select REL005")
    #expect(several.exitCode == 1)
    #expect(several.output.contains("2 models have version '1.0.0'"), "\(several)")
  }

  @Test func noTagAndOddNames() throws {
    let repository = try releases()
    #expect(try repository.sh("mlgate release verify model-v9.9.9").exitCode == 2)
    #expect(try repository.sh("mlgate release verify model-v1.0.0~1").exitCode == 2)
    #expect(try repository.sh("mlgate release verify ''").exitCode == 2)
    try repository.git("tag", "--annotate", "--message", "x", "model-vé 1".filter { $0 != " " })
    let odd = try repository.sh("mlgate release verify model-vé1 --select REL001")
    #expect(odd.exitCode == 1)
    #expect(odd.output.contains("'é1' is no semantic version"), "\(odd)")
  }

  @Test func sameBytesTwice() throws {
    let repository = try releases()
    let line =
      "mlgate release verify model-v1.1.8 --format json; mlgate release list; mlgate results"
    let first = try repository.sh(line + "; cat RESULTS.md")
    let second = try repository.sh(line + "; cat RESULTS.md")
    #expect(first == second)
  }
}
