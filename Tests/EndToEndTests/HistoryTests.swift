import TestSupport
import Testing

/// `mlgate history`: every commit with what it brought in.
@Suite struct HistoryTests {
  /// Good on 1 January, bad on the 2nd, edited on the 3rd, mended on the 4th of 2026.
  private func fourDays() throws -> (repository: ScratchRepository, commits: [String]) {
    let repository = try ScratchRepository()
    let contents = [
      "numpy==2.1.0\n", "numpy>=2\n", "scipy==1.14.1\nnumpy>=2\n", "numpy==2.2.0\n",
    ]
    let commits = try contents.enumerated().map { day, text in
      try repository.write("requirements.txt", text)
      return try repository.commit("Day", time: ScratchRepository.time + 86_400 * day)
    }
    return (repository, commits)
  }

  private let fault =
    "    requirements.txt:1:6: error REQ001 unpinned-requirement: "

  @Test func everyCommit() throws {
    let (repository, commits) = try fourDays()
    let outcome = try repository.sh("mlgate history")
    #expect(outcome.exitCode == 1)
    let lines = outcome.output.split(separator: "\n").map(String.init)
    #expect(lines.count == 6, "\(outcome)")
    #expect(lines[0] == "passed     2026-01-01 \(commits[0].prefix(12))  1 file")
    #expect(lines[1] == "failed     2026-01-02 \(commits[1].prefix(12))  1 file, 1 error")
    #expect(lines[2].hasPrefix(fault))
    #expect(lines[3] == "passed     2026-01-03 \(commits[2].prefix(12))  1 file")
    #expect(lines[4] == "passed     2026-01-04 \(commits[3].prefix(12))  1 file")
    #expect(lines[5] == "failed: 4 commits, 1 failed, 1 error")
  }

  @Test func since() throws {
    let (repository, commits) = try fourDays()
    for (option, exitCode, closing) in [
      ("2026-01-01", 1, "failed: 4 commits, 1 failed, 1 error\n"),
      ("2026-01-03", 0, "passed: 2 commits\n"), ("HEAD~2", 0, "passed: 2 commits\n"),
      (commits[0], 1, "failed: 3 commits, 1 failed, 1 error\n"), ("HEAD", 0, "passed: 0 commits\n"),
      ("2027-01-01", 0, "passed: 0 commits\n"),
    ] as [(String, Int32, String)] {
      let outcome = try repository.sh("mlgate history --since \(option)")
      #expect(outcome.exitCode == exitCode)
      #expect(outcome.output.hasSuffix(closing), "\(option): \(outcome)")
    }
    #expect(try repository.sh("mlgate history --since 2026-02-30").exitCode == 3)
    try repository.expect("mlgate history --since HEAD~2 --quiet", Outcome(0))
  }

  @Test func json() throws {
    let (repository, commits) = try fourDays()
    let outcome = try repository.sh("mlgate history --since HEAD~3 --format json")
    let lines = outcome.output.split(separator: "\n").map(String.init)
    #expect(
      lines[3]
        == "  \"source\": {\"kind\": \"history\", \"commit\": \"\(commits[3])\", \"base\": "
        + "\"\(commits[0])\", \"commits\": 3},", "\(outcome)")
    #expect(
      lines[4]
        == "  \"summary\": {\"verdict\": \"failed\", \"failedCommits\": 1, \"errors\": 1, \"warnings\": 0},"
    )
    #expect(
      lines[6].hasPrefix(
        "    {\"commit\": \"\(commits[1])\", \"parents\": [\"\(commits[0])\"], \"time\": 1767312000, "
          + "\"verdict\": \"failed\", \"checkedFiles\": 1, \"findings\": [{\"rule\": \"REQ001\", "),
      "\(outcome)")
    // Nothing of the run is in it: the same history gives the same bytes.
    #expect(try repository.sh("mlgate history --since HEAD~3 --format json") == outcome)
    #expect(
      try repository.sh("mlgate history --format json | python3 -m json.tool >/dev/null").exitCode
        == 0)
  }

  @Test func mergedBranches() throws {
    let repository = try ScratchRepository.clean()
    try repository.git("checkout", "--quiet", "-b", "side")
    try repository.write("a/requirements.txt", "numpy\n")
    let guilty = try repository.commit("Side", time: ScratchRepository.time + 1)
    try repository.git("checkout", "--quiet", "main")
    try repository.write("b.txt", "b")
    try repository.commit("Main", time: ScratchRepository.time + 2)
    try repository.git("merge", "--quiet", "--no-edit", "side")
    let outcome = try repository.sh("mlgate history --quiet")
    #expect(outcome.exitCode == 1)
    #expect(
      outcome.output.hasPrefix("failed     2026-01-01 \(guilty.prefix(12))  1 file, 1 error\n"),
      "\(outcome)")
    #expect(outcome.output.hasSuffix("failed: 4 commits, 1 failed, 1 error\n"))
  }

  @Test func shallowClone() throws {
    let (origin, _) = try fourDays()
    let clone = try ScratchRepository(cloning: origin, "--depth=1")
    let outcome = try clone.sh("mlgate history")
    #expect(outcome.exitCode == 3)
    #expect(outcome.output.contains("\nunverified: this clone was cut at "), "\(outcome)")
    #expect(outcome.output.hasSuffix("passed: 1 commit, 1 unverified\n") == false)
    #expect(outcome.output.hasSuffix("unverified: 1 commit, 1 unverified\n"))
    #expect(try clone.sh("mlgate history --since HEAD~1").exitCode == 3)
  }

  @Test func wrongUsage() throws {
    let repository = try ScratchRepository.clean()
    #expect(try repository.sh("mlgate history --format junit").exitCode == 2)
    #expect(try repository.sh("mlgate history --output json=a.json").exitCode == 2)
    #expect(try repository.sh("mlgate history --since nowhere").exitCode == 3)
    let empty = try ScratchRepository()
    #expect(try empty.sh("mlgate history").exitCode == 2)
  }
}
