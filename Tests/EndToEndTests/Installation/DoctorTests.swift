import Foundation
import TestSupport
import Testing

private let kept = ".git/hooks/pre-push.before-mlgate"

/// `mlgate doctor`: each test makes one thing wrong and finds exactly that told.
@Suite struct DoctorTests {
  private func repository() throws -> ScratchRepository {
    let repository = try ScratchRepository.clean()
    try repository.sh("mlgate install").expectPassed()
    return repository
  }

  /// Everything that needs attention, help included.
  private func attention(
    _ repository: ScratchRepository, _ line: String = "mlgate doctor",
    _ extra: [String: String] = [:]
  ) throws -> [String] {
    let outcome = try repository.sh(line, extra)
    let parts = outcome.output.components(separatedBy: "\n   = help: ")
    let lines = parts.joined(separator: "; help: ").split(separator: "\n").map(String.init)
    let found = lines.filter { $0.hasPrefix("attention: ") }
      .map { String($0.dropFirst("attention: ".count)) }
    #expect(outcome.exitCode == (found.isEmpty ? 0 : 1), "\(outcome)")
    #expect(outcome.errors == "")
    return found
  }

  @Test func allIsWell() throws {
    let repository = try repository()
    let program = try repository.sh("command -v mlgate").output.dropLast()
    try repository.expect(
      "mlgate doctor",
      Outcome(
        0,
        output: """
          ok: hooks folder: '<scratch>/repository/.git/hooks'
          ok: hook pre-commit: calls mlgate
          ok: hook pre-merge-commit: calls mlgate
          ok: hook commit-msg: calls mlgate
          ok: hook pre-push: calls mlgate
          ok: search for mlgate: hooks find '\(program)'
          ok: clone: it holds all that can be judged
          all is well

          """))
  }

  @Test func json() throws {
    let repository = try repository()
    try repository.sh("chmod -x .git/hooks/pre-push").expectPassed()
    let outcome = try repository.sh("mlgate doctor --format json")
    #expect(outcome.exitCode == 1)
    #expect(outcome.output.hasPrefix("{\n  \"version\": 1,\n  \"status\": \"attention\",\n"))
    #expect(
      outcome.output.contains(
        #"{"topic": "hook pre-push", "status": "attention", "message": "#
          + #""'<scratch>/repository/.git/hooks/pre-push' is not executable, so git skips it", "#
          + #""help": "run 'chmod +x' on it"}"#), "\(outcome)")
  }

  @Test(arguments: [
    (
      "rm .git/hooks/pre-push",
      "hook pre-push: there is none, so nothing is judged; help: run 'mlgate install --hook pre-push'"
    ),
    (
      "ln -sf nowhere .git/hooks/pre-push",
      "hook pre-push: '<hooks>/pre-push' is a link that leads nowhere, which git skips without a word; "
        + "help: remove it, then run 'mlgate install --hook pre-push'"
    ),
    (
      "printf '#!/nowhere/sh\\n' > .git/hooks/pre-push",
      "hook pre-push: its interpreter '/nowhere/sh' is not there; help: install it, or correct the first line of "
        + "'<hooks>/pre-push'"
    ),
    (
      "printf '#!/bin/sh\\ngit lfs pre-push \"$@\"\\n' > .git/hooks/pre-push",
      "hook pre-push: is git-lfs's, so nothing is judged; help: run 'mlgate install --hook pre-push', which keeps it "
        + "running"
    ),
    (
      "printf '#!/bin/sh\\nlefthook run\\n' > .git/hooks/pre-push",
      "hook pre-push: belongs to lefthook; whether that runs mlgate stands in its own configuration; help: add mlgate "
        + "there as docs/hooks.md shows, or run 'mlgate install --hook pre-push'"
    ),
    (
      "sed -i \"s|^recorded=.*|recorded='/nowhere/mlgate'|\" .git/hooks/pre-push",
      "search for mlgate: a hook names '/nowhere/mlgate', which is gone; help: run 'mlgate install' again"
    ),
    (
      "git config filter.lfs.clean x; echo '*.bin filter=lfs' > .gitattributes; git add .; "
        + "git config --unset filter.lfs.clean",
      "git-lfs: files are kept by git-lfs, which this clone does not use; help: run 'git lfs install --local', then "
        + "'git lfs pull'"
    ),
    (
      "rm .git/objects/$(git rev-parse HEAD:requirements.txt | sed 's|^..|&/|')",
      "clone: 1 object of the last commit is missing; help: run 'git fsck'"
    ),
  ])
  func oneFault(_ line: String, _ told: String) throws {
    let repository = try repository()
    // git-lfs is asked for by its name only.
    try repository.script("../tools/git-lfs", "exit 0")
    let path = "PATH='\(repository.container.path)/tools':$PATH"
    try repository.sh(line).expectPassed()
    let expected = told.replacing("<hooks>", with: "<scratch>/repository/.git/hooks")
    #expect(try attention(repository, "\(path) mlgate doctor") == [expected])
  }

  @Test(arguments: [
    (
      "printf '#!/bin/sh\\n' > \(kept); chmod +x \(kept)",
      ", and runs the hook that was there before"
    ),
    ("printf '#!/bin/sh\\n' > \(kept)", "; the hook that was there before cannot run"),
    ("ln -s nowhere \(kept)", "; the hook that was there before cannot run"),
  ])
  func hookFromBefore(_ line: String, _ told: String) throws {
    let repository = try repository()
    try repository.sh(line).expectPassed()
    let outcome = try repository.sh("mlgate doctor")
    #expect(outcome.output.contains("\nok: hook pre-push: calls mlgate\(told)\n"), "\(outcome)")
  }

  @Test func missingHooksPath() throws {
    let repository = try repository()
    try repository.git("config", "core.hooksPath", "gone")
    let found = try attention(repository)
    #expect(
      found.first
        == "hooks folder: core.hooksPath names '<scratch>/repository/gone', which is missing, so git runs no hook; "
        + "help: run 'git config --unset core.hooksPath', then 'mlgate install'")
    // The four hooks that are not found there, and a client that would not find mlgate.
    #expect(found.count == 6)
  }

  @Test func variables() throws {
    let repository = try repository()
    let index = "\(repository.folder.path)/.git/index"
    #expect(
      try attention(repository, "mlgate doctor", ["GIT_INDEX_FILE": index]) == [
        "environment: GIT_INDEX_FILE is '<scratch>/repository/.git/index', which git and mlgate obey; help: run "
          + "'unset GIT_INDEX_FILE'"
      ])
  }

  @Test func shallowAndPartialClones() throws {
    let origin = try ScratchRepository.clean()
    try origin.write("requirements.txt", "numpy==2.2.0\n")
    try origin.commit()
    try origin.git("config", "uploadpack.allowFilter", "true")
    let shallow = try ScratchRepository(cloning: origin, "--depth=1")
    try shallow.sh("mlgate install").expectPassed()
    #expect(
      try attention(shallow) == [
        "clone: it is shallow, so what lies before its first commit cannot be judged; help: run "
          + "'git fetch --unshallow'"
      ])
    let partial = try ScratchRepository(cloning: origin, "--filter=blob:none", "--no-checkout")
    try partial.sh("mlgate install").expectPassed()
    #expect(
      try attention(partial) == [
        "clone: it is partial: 1 object of the last commit is not here; help: run 'git fetch --refetch --no-filter'"
      ])
  }

  @Test func dataWithoutDVC() throws {
    let repository = try repository()
    try repository.write("data.csv.dvc", "outs: []\n")
    try repository.git("add", ".")
    let program = try repository.sh("command -v mlgate").output.dropLast()
    #expect(
      try attention(repository, "PATH=/usr/bin:/bin '\(program)' doctor") == [
        "DVC: data is kept by DVC, which is not installed; help: run 'pip install dvc', then 'dvc pull'"
      ])
  }

  @Test func noRepository() throws {
    let repository = try repository()
    let outcome = try repository.sh("cd .. && mlgate doctor")
    #expect(outcome.exitCode == 3)
    #expect(outcome.output == "")
    #expect(
      outcome.errors
        == "mlgate: git cannot read the repository: not a git repository (or any of the parent directories): .git\n"
    )
  }
}
