import Foundation
import TestSupport
import Testing

/// `mlgate reproduce`: a pipeline of two stages that is run again in a scratch folder.
@Suite struct ReproduceTests {
  /// Counts the lines of raw.csv, whose bytes lie in DVC's cache alone, and makes a metric of the count.
  private func project() throws -> ScratchRepository {
    let repository = try ScratchRepository()
    try repository.write(
      "make.sh",
      #"""
      set -eu
      hash() { md5sum "$1" | cut -d ' ' -f 1; }
      keep() { mkdir -p ".dvc/cache/files/md5/${1%"${1#??}"}"; cp "$2" ".dvc/cache/files/md5/${1%"${1#??}"}/${1#??}"; }
      mkdir -p .dvc
      : >.dvc/config
      printf '/cache\n' >.dvc/.gitignore
      printf '1\n2\n3\n' >raw.csv
      printf 'outs:\n- md5: %s\n  hash: md5\n  path: raw.csv\n' "$(hash raw.csv)" >raw.csv.dvc
      printf '/raw.csv\n/count.txt\n' >.gitignore
      printf 'wc -l <raw.csv | tr -d " " >count.txt\n' >count.sh
      printf 'printf "{\\"count\\": %%s}\\n" "$(cat count.txt)" >metrics.json\n' >score.sh
      cat >dvc.yaml <<'end'
      stages:
        count: {cmd: sh count.sh, deps: [raw.csv, count.sh], outs: [count.txt]}
        score: {cmd: sh score.sh, deps: [count.txt, score.sh], metrics: [{metrics.json: {cache: false}}]}
      end
      sh count.sh
      sh score.sh
      keep "$(hash raw.csv)" raw.csv
      cat >dvc.lock <<end
      schema: '2.0'
      stages:
        count:
          cmd: sh count.sh
          deps:
          - {path: raw.csv, hash: md5, md5: $(hash raw.csv)}
          - {path: count.sh, hash: md5, md5: $(hash count.sh)}
          outs:
          - {path: count.txt, hash: md5, md5: $(hash count.txt)}
        score:
          cmd: sh score.sh
          deps:
          - {path: count.txt, hash: md5, md5: $(hash count.txt)}
          - {path: score.sh, hash: md5, md5: $(hash score.sh)}
          outs:
          - {path: metrics.json, hash: md5, md5: $(hash metrics.json)}
      end
      rm raw.csv count.txt make.sh

      """#)
    try repository.sh("sh make.sh").expectPassed()
    try repository.commit("data: count")
    return repository
  }

  /// What is printed, without the times.
  private func reproduce(
    _ repository: ScratchRepository, _ arguments: String = "", exitCode: Int32,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> String {
    let outcome = try repository.sh("mlgate reproduce --quiet --allow-commands \(arguments)")
    #expect(outcome.exitCode == exitCode, "\(outcome)", sourceLocation: sourceLocation)
    #expect(outcome.errors == "", sourceLocation: sourceLocation)
    let head = try repository.git("rev-parse", "HEAD").prefix(12)
    return outcome.output.replacing(#/ in \d+\.\d+ s/#, with: "")
      .replacing("commit \(head)", with: "HEAD")
  }

  private func everything(_ repository: ScratchRepository) throws -> String {
    try repository.sh("find . ! -type d -exec md5sum {} + | sort; git status --porcelain --ignored")
      .output
  }

  @Test func bitForBit() throws {
    let repository = try project()
    let before = try everything(repository)
    #expect(
      try reproduce(repository, exitCode: 0) == """
        count: reproduced bit for bit
        score: reproduced bit for bit
        reproduced bit for bit: HEAD, 2 stages run

        """)
    #expect(try everything(repository) == before)
    // The scratch folder is gone.
    try repository.expect(
      "mkdir ../tmp && TMPDIR=$PWD/../tmp mlgate reproduce -q --allow-commands >../out && ls ../tmp",
      Outcome(0))
    try repository.expect(
      "mlgate check --commit HEAD --select DVC", Outcome(0, output: "passed: 9 files checked\n"))
  }

  /// The metric moves with the script; how far decides.
  @Test func changedScript() throws {
    let repository = try project()
    try repository.write("count.sh", "echo 4 >count.txt\n")
    try repository.commit("fix: count otherwise")
    let lines = """
      count: not reproduced
        count.txt has the md5 48a24b70a0b376535542b996af517398; recorded is 6d7fce9fee471194aa8b5b6e47267f03

      """
    let metric = "metrics.json: count is 4.0; recorded is 3.0, the difference 1.0 is"
    let strict = try reproduce(repository, exitCode: 1)
    #expect(strict.hasPrefix(lines + "score: not reproduced\n"), "\(strict)")
    #expect(strict.contains("\n  \(metric) beyond the tolerance of 0.0\n"), "\(strict)")
    #expect(strict.hasSuffix("\nnot reproduced: HEAD, 2 stages run\n"))
    let loose = try reproduce(repository, "--tolerance count=1", exitCode: 1)
    #expect(loose.contains("score: reproduced within tolerance\n"), "\(loose)")
    #expect(loose.contains("\n  \(metric) within the tolerance of 1.0\n"))
  }

  /// Metrics that agree excuse bytes that do not.
  @Test func withinTolerance() throws {
    let repository = try project()
    try repository.write("score.sh", "echo '{\"count\":  3.0001}' >metrics.json\n")
    try repository.commit("fix: score otherwise")
    let text = try reproduce(repository, "--tolerance 0.001", exitCode: 0)
    #expect(
      text.hasPrefix("count: reproduced bit for bit\nscore: reproduced within tolerance\n"),
      "\(text)")
    #expect(text.hasSuffix("\nreproduced within tolerance: HEAD, 2 stages run\n"), "\(text)")
    #expect(
      try reproduce(repository, exitCode: 1).hasSuffix("\nnot reproduced: HEAD, 2 stages run\n"))
  }

  /// A committed link may lead to the user's own folders: nothing is cleared, written or run behind it.
  @Test(arguments: [
    (
      "outs: [{link/kept.txt: {cache: false}}]",
      "'link/kept.txt' leads through the symbolic link 'link'"
    ),
    ("wdir: link", "'link' leads through the symbolic link 'link'"),
  ])
  func behindALink(_ line: String, reason: String) throws {
    let repository = try project()
    try repository.sh(
      "mkdir ../outside && echo precious >../outside/kept.txt && ln -s \"$PWD/../outside\" link"
    ).expectPassed()
    try repository.write("dvc.yaml", "stages:\n  tidy:\n    cmd: touch ran\n    \(line)\n")
    try repository.commit("config: tidy")
    let text = try reproduce(repository, exitCode: 3)
    #expect(text.contains("tidy: not run: \(reason)\n"), "\(text)")
    try repository.expect(
      "cat ../outside/kept.txt; ls ../outside", Outcome(0, output: "precious\nkept.txt\n"))
  }

  /// Nor is data put there.
  @Test func dataBehindALink() throws {
    let repository = try project()
    try repository.sh("mkdir ../outside && ln -s \"$PWD/../outside\" link").expectPassed()
    try repository.sh("sed 's/raw.csv/link\\/raw.csv/' raw.csv.dvc >other.dvc").expectPassed()
    try repository.commit("data: add other data")
    let text = try reproduce(repository, exitCode: 3)
    #expect(
      text.contains(
        "other.dvc: not run: 'link/raw.csv' leads through the symbolic link 'link'\n"), "\(text)")
    try repository.expect("ls ../outside", Outcome(0))
  }

  @Test func missingData() throws {
    let repository = try project()
    try repository.sh("rm -r .dvc/cache").expectPassed()
    #expect(
      try reproduce(repository, exitCode: 3) == """
        raw.csv.dvc: not run: 'raw.csv': the data object c0710d6b4f15dfa88f600b0e6b624077 is in neither the cache nor a remote on this machine; 'dvc pull' fetches it
        count: not run: it needs 'raw.csv.dvc'
        score: not run: it needs 'count'
        could not run: HEAD, 0 stages run

        """)
  }

  /// A remote that is a folder stands in for the cache.
  @Test func localRemote() throws {
    let repository = try project()
    try repository.sh("mv .dvc/cache ../remote").expectPassed()
    try repository.write(
      ".dvc/config", "[core]\n    remote = near\n['remote \"near\"']\n    url = ../../remote\n")
    try repository.commit("config: add a remote")
    #expect(
      try reproduce(repository, exitCode: 0).hasSuffix(
        "\nreproduced bit for bit: HEAD, 2 stages run\n"))
  }

  @Test func failingStage() throws {
    let repository = try project()
    try repository.write("count.sh", "echo no such luck >&2\nexit 7\n")
    try repository.commit("fix: fail")
    #expect(
      try reproduce(repository, exitCode: 3) == """
        count: failed: its command ended with exit code 7
          | no such luck
        score: not run: it needs 'count'
        could not run: HEAD, 1 stage run

        """)
    try repository.write("count.sh", "sleep 60\n")
    try repository.commit("fix: hang")
    #expect(
      try reproduce(repository, "--time-limit 1", exitCode: 3).hasPrefix(
        "count: failed: its command was still running after 1 s, its time limit\n"))
  }

  /// Nothing of the commit runs where nobody allowed it.
  @Test func notAllowed() throws {
    let repository = try project()
    try repository.expect(
      "mlgate reproduce",
      Outcome(
        2,
        errors:
          "mlgate: the stages are commands of the commit, and may not run here; --allow-commands allows them\n"
      ))
  }

  /// REL011: the release gate asks on demand.
  @Test func release() throws {
    let repository = try project()
    try repository.git("tag", "--annotate", "--message", "x", "model-v1.0.0")
    try repository.write("count.sh", "echo 4 >count.txt\n")
    try repository.commit("fix: count otherwise")
    try repository.git("tag", "--annotate", "--message", "x", "model-v1.0.1")
    let verify = "mlgate release verify --select REL011 --reproduce --allow-commands"
    try repository.expect(
      "\(verify) model-v1.0.0", Outcome(0, output: "passed: 9 files checked\n"))
    try repository.expect(
      "\(verify) model-v1.0.1",
      Outcome(
        1,
        output: """
          refs/tags/model-v1.0.1: error REL011 not-reproduced
             = the release is not what its pipeline makes: 'count' makes another 'count.txt'; 'score' gives 'count' 4.0 instead of 3.0; 'score' makes another 'metrics.json'
             = help: 'mlgate reproduce TAG --keep' leaves the files that were made; fix seeds, versions and the order of input

          failed: 9 files checked, 1 error

          """))
    try repository.sh("rm -r .dvc/cache").expectPassed()
    try repository.expect(
      "\(verify) model-v1.0.1",
      Outcome(
        3,
        output: """
          refs/tags/model-v1.0.1: unverified REL011 not-reproduced: it could not be rebuilt: 'raw.csv.dvc': 'raw.csv': the data object c0710d6b4f15dfa88f600b0e6b624077 is in neither the cache nor a remote on this machine; 'dvc pull' fetches it

          unverified: 9 files checked, 1 unverified

          """))
  }

  /// The example project from its tag, and with another seed.
  @Test func exampleProject() throws {
    let repository = try ScratchRepository()
    try repository.sh("mlgate example ../example").expectPassed()
    let tag = try repository.sh(
      "cd ../example && mlgate reproduce model-v1.0.0 --quiet --allow-commands --jobs 2")
    tag.expectPassed()
    #expect(tag.output.contains("\nreproduced bit for bit: commit "), "\(tag)")
    #expect(tag.output.hasSuffix(", 4 stages run\n"))
    let seed = try repository.sh(
      """
      cd ../example && sed -i 's/seed: 42/seed: 7/' params.yaml && git commit -qam 'fix: seed' &&
      mlgate reproduce --quiet --allow-commands
      """)
    #expect(seed.exitCode == 1, "\(seed)")
    #expect(seed.output.hasPrefix("get_data: reproduced bit for bit in "), "\(seed)")
    #expect(seed.output.contains("\nprocess_data: not reproduced in "))
    #expect(seed.output.contains("\nnot reproduced: commit "))
  }
}
