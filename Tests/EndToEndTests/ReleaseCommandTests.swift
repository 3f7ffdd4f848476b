import Foundation
import TestSupport
import Testing

/// The commands that make releases and move them between stages.
@Suite struct ReleaseCommandTests {
  private func project() throws -> ReleaseRepository {
    var project = try ReleaseRepository()
    try project.commit("1.0.0")
    try project.tag("net@v1.0.0")
    try project.commit("1.1.0", metrics: "\"test_accuracy\": 0.862")
    return project
  }

  @Test func nextTellsWhy() throws {
    let repository = try project().repository
    try repository.expect(
      "mlgate release next",
      Outcome(
        0,
        output: """
          net: 1.1.0 (minor after net@v1.0.0)
            minor: 'test_accuracy' is better: 0.862 after 0.848

          """))
    try repository.expect(
      "mlgate release next net --format json",
      Outcome(
        0,
        output: """
          [
            {"model": "net", "version": "1.1.0", "step": "minor", "previous": "net@v1.0.0", \
          "metadata": "models/net/model_v1.1.0.json", "changes": [{"step": "minor", \
          "reason": "'test_accuracy' is better: 0.862 after 0.848", "line": 8}]}
          ]

          """))
    #expect(try repository.sh("mlgate release next wide").exitCode == 2)
  }

  private static let message = """
    Model Release v1.1.0

    net: ResNet-50
    - Test accuracy: 86.2% (+1.4 points over v1.0.0)

    Training:
    - Experiment: exp-001 (adam-optimizer)
    - Learning rate: 0.1
    - Seed: 42

    Data:
    - Version: 2023.1
    - Dvc hash: a1b2c3d4e5f60718293a4b5c6d7e8f90

    Deployment:
    - Framework: pytorch
    - Input shape: 3, 224, 224
    - Drop-in replacement for v1.0.0

    """

  @Test func tagIsAnnotatedAndMadeFromTheMetadata() throws {
    let repository = try project().repository
    let head = try repository.git("rev-parse", "HEAD")
    let answer = " \(head) as net@v1.1.0\n\n\(Self.message)"
    try repository.expect(
      "mlgate release tag 1.1.0 --dry-run", Outcome(0, output: "would tag" + answer))
    #expect(try repository.git("tag") == "net@v1.0.0")
    try repository.expect("mlgate release tag 1.1.0", Outcome(0, output: "tagged" + answer))
    #expect(try repository.git("cat-file", "-t", "net@v1.1.0") == "tag")
    let object = try repository.git("cat-file", "tag", "net@v1.1.0")
    #expect(object.hasSuffix("\n\n" + Self.message.dropLast()))
    #expect(try repository.sh("mlgate release verify net@v1.1.0").exitCode == 0)
    let again = try repository.sh("mlgate release tag net@v1.1.0")
    #expect(
      again
        == Outcome(
          2, errors: "mlgate: there is a tag 'net@v1.1.0' already; tags are never moved\n"))
  }

  @Test func whatDoesNotPassIsNotTagged() throws {
    let repository = try project().repository
    let outcome = try repository.sh("mlgate release tag 1.0.1 --select REL005")
    #expect(outcome.exitCode == 1)
    #expect(
      outcome.errors
        == "mlgate: 'net@v1.0.1' was not made, for the commit does not pass\n")
    #expect(outcome.output.hasPrefix("refs/tags/net@v1.0.1: error REL005 "), "\(outcome)")
    #expect(try repository.git("tag") == "net@v1.0.0")
    for word in ["1.0", "model-1.0.0", ""] {
      #expect(try repository.sh("mlgate release tag '\(word)'").exitCode == 2)
    }
  }

  /// git asks the program that `gpg.program` names, as for any tag.
  @Test func gitSignsAsItIsConfigured() throws {
    let repository = try project().repository
    let stub = repository.container.appending(path: "sign")
    try Data(
      """
      #!/bin/sh
      cat > "$0.seen"
      echo "[GNUPG:] SIG_CREATED D" >&2
      echo "-----BEGIN PGP SIGNATURE-----"
      echo "by a stub"
      echo "-----END PGP SIGNATURE-----"

      """.utf8
    ).write(to: stub)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: stub.path)
    try repository.git("config", "gpg.program", stub.path)
    try repository.git("config", "tag.gpgSign", "true")
    #expect(try repository.sh("mlgate release tag 1.1.0").exitCode == 0)
    let object = try repository.git("cat-file", "tag", "net@v1.1.0")
    #expect(
      object.hasSuffix("-----BEGIN PGP SIGNATURE-----\nby a stub\n-----END PGP SIGNATURE-----"))
    let seen = try String(contentsOfFile: stub.path + ".seen", encoding: .utf8)
    #expect(seen.hasSuffix("\n\n" + Self.message))
    // A program that does not sign makes no tag.
    try repository.git("config", "gpg.program", "false")
    let refused = try repository.sh("mlgate release promote 1.1.0 production")
    #expect(refused.exitCode == 3, "\(refused)")
    #expect(try repository.git("tag") == "net@v1.0.0\nnet@v1.1.0")
  }

  @Test func notesAreMarkdown() throws {
    let repository = try project().repository
    try repository.sh("mlgate release tag 1.1.0").expectPassed()
    let notes = try repository.sh("mlgate release notes net@v1.1.0")
    #expect(notes.exitCode == 0)
    #expect(
      notes.output.hasPrefix(
        """
        # `net` v1.1.0

        Architecture: `ResNet-50`

        ## Metrics

        - Test accuracy: `86.2%` (`+1.4 points over v1.0.0`)

        ## Training

        """), "\(notes)")
    #expect(
      notes.output.hasSuffix("\n```bash\ngit checkout $'net\\x40v1.1.0'\n```\n")
        || notes.output.hasSuffix("\n```bash\ngit checkout net@v1.1.0\n```\n"))
    #expect(try repository.sh("mlgate release notes 9.9.9").exitCode == 2)
  }

  @Test func promotedRolledBackAndPromotedAgain() throws {
    let repository = try project().repository
    try repository.sh("mlgate release tag 1.1.0").expectPassed()
    func run(_ line: String, second: Int) throws -> Outcome {
      try repository.sh(
        line, ["GIT_COMMITTER_DATE": "\(ScratchRepository.time + 86_400 + second) +0000"])
    }
    try run("mlgate release promote 1.0.0 production", second: 1).expectPassed()
    try run("mlgate release promote v1.1.0 production", second: 2).expectPassed()
    try run("mlgate release rollback production", second: 3).expectPassed()
    try run("mlgate release promote net@v1.1.0 production", second: 4).expectPassed()
    try repository.expect(
      "mlgate release which production --history",
      Outcome(
        0,
        output: """
          net: 1.1.0  (net#production#4, 2026-01-02)
            2026-01-02T00:00:04Z  1.1.0 entered with net#production#4
            2026-01-02T00:00:03Z  1.0.0 entered with net#production#3
            2026-01-02T00:00:02Z  1.1.0 entered with net#production#2
            2026-01-02T00:00:01Z  1.0.0 entered with net#production#1

          """))
    let old = try repository.git("rev-parse", "net@v1.0.0^{}")
    #expect(try repository.git("rev-parse", "net#production#3^{}") == old)
    #expect(try repository.sh("mlgate release promote 1.1.0 production").exitCode == 2)
    #expect(try repository.sh("mlgate release rollback staging").exitCode == 2)
    #expect(try repository.sh("mlgate release promote 1.1.0 'a b'").exitCode == 2)
    try run("mlgate release archive 1.1.0", second: 5).expectPassed()
    try repository.expect(
      "mlgate release which production",
      Outcome(0, output: "net: 1.0.0  (net#production#3, 2026-01-02)\n"))
    #expect(try repository.sh("mlgate release which staging").exitCode == 1)
    #expect(
      try repository.git("tag")
        == """
        net#production!#5
        net#production#1
        net#production#2
        net#production#3
        net#production#4
        net@v1.0.0
        net@v1.1.0
        """)
  }

  @Test func listTellsEverything() throws {
    let repository = try project().repository
    try repository.sh("mlgate release promote 1.0.0 production").expectPassed()
    try repository.expect(
      "mlgate release list",
      Outcome(
        0,
        output: """
          tag         model  date        metrics              stages
          net@v1.0.0  net    2026-01-01  test_accuracy 0.848  production

          """))
    let commit = try repository.git("rev-parse", "net@v1.0.0^{}")
    try repository.expect(
      "mlgate release list --format json",
      Outcome(
        0,
        output: """
          [
            {"tag": "net@v1.0.0", "model": "net", "version": "1.0.0", "commit": "\(commit)", \
          "date": "2026-01-01", "annotated": true, "metrics": {"test_accuracy": 0.848}, \
          "stages": ["production"]}
          ]

          """))
  }

  /// What was released is told from its own commit, whatever became of its files.
  @Test func resultsComeFromHistory() throws {
    let repository = try project().repository
    try repository.git("rm", "--quiet", "-r", "models/net/model_v1.0.0.json")
    try repository.commit("Remove the old version")
    try repository.sh("mlgate results --file ../results.md").expectPassed()
    let page = try String(
      contentsOf: repository.container.appending(path: "results.md"), encoding: .utf8)
    let rows = page.split(separator: "\n").filter { $0.hasPrefix("| 1.") }
    #expect(
      rows == [
        "| 1.1.0 | 2025-12-31 | `exp-001` | – | 86.2% | +1.4 points | – | – |",
        "| 1.0.0 | 2025-12-31 | `exp-001` | – | 84.8% | – | – | <code>net&#64;v1.0.0</code> |",
      ])
  }
}
