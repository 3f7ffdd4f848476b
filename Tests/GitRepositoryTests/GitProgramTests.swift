import ByteText
import GitRepository
import TestSupport
import Testing

@Suite struct GitProgramTests {
  @Test func outputAndErrorsComeApart() throws {
    let scratch = try ScratchRepository()
    try scratch.write("a b", "a")
    try scratch.git("add", "-A")
    let git = GitProgram(gitDirectory: nil, workTree: nil, environment: scratch.environment())
    let listed = try git.run(["ls-files", "-z"], limit: 100)
    #expect(listed.exitCode == 0)
    #expect(listed.output == Array("a b\0".utf8))
    #expect(listed.errors == [])
    let unknown = try git.run(["cat-file", "-t", "nowhere"], limit: 100)
    #expect(unknown.exitCode == 128)
    #expect(unknown.output == [])
    #expect(unknown.complaint == "Not a valid object name nowhere")
  }

  @Test func inputReachesGitWhole() throws {
    let scratch = try ScratchRepository()
    let git = GitProgram(gitDirectory: nil, workTree: nil, environment: scratch.environment())
    let input = [UInt8](repeating: 0x61, count: 300_000)
    let hash = try git.run(["hash-object", "--stdin"], input: input, limit: 100)
    #expect(hash.output == Array("bc9d6fca84ff43ddf0e2e8843dee760a498ee482\n".utf8))
  }

  @Test func moreThanTheLimitEndsGit() throws {
    let scratch = try ScratchRepository()
    let git = GitProgram(gitDirectory: nil, workTree: nil, environment: scratch.environment())
    let error = gitError { try git.run(["help", "-a"], limit: 20) }
    #expect(error?.kind == .refused)
    #expect(error?.description == "'git help' wrote more than 20 bytes")
  }

  @Test func aMissingProgramIsAnError() throws {
    let scratch = try ScratchRepository()
    let environment = scratch.environment(in: "", ["PATH": "/nowhere"])
    let git = GitProgram(gitDirectory: nil, workTree: nil, environment: environment)
    #expect(
      gitError { try git.run(["version"], limit: 100) }?.description
        == "cannot run git: the program 'git' was not found; install it, or give its path")
  }
}
