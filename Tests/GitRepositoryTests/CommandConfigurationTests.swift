import ByteText
import TestSupport
import Testing

@testable import GitRepository

/// What `git -c` hands to the programs below it.
@Suite struct CommandConfigurationTests {
  private func settings(_ variables: [ByteString: ByteString]) throws -> [[ByteString]] {
    try GitEnvironment(workingFolder: "/", variables: variables).commandConfiguration()
      .map { [$0.name, $0.value] }
  }

  /// As git 2.39 writes it, and as git before 2.30 did.
  @Test func quoted() throws {
    let new = #"'a.b'='x'\''y '\!'z' 'C.d'= 'safe.DIRECTORY'='*' 'url.Some/X.insteadOf'=''"#
    #expect(
      try settings(["GIT_CONFIG_PARAMETERS": ByteString(new)]) == [
        ["a.b", "x'y !z"], ["c.d", "true"], ["safe.directory", "*"], ["url.Some/X.insteadof", ""],
      ])
    #expect(
      try settings(["GIT_CONFIG_PARAMETERS": "'a.b=x=y' 'c.d'"]) == [
        ["a.b", "x=y"], ["c.d", "true"],
      ])
  }

  @Test func counted() throws {
    #expect(
      try settings([
        "GIT_CONFIG_COUNT": "2", "GIT_CONFIG_KEY_0": "A.b", "GIT_CONFIG_VALUE_0": "",
        "GIT_CONFIG_KEY_1": "c.d", "GIT_CONFIG_VALUE_1": "x", "GIT_CONFIG_PARAMETERS": "'e.f'='y'",
      ]) == [["a.b", ""], ["c.d", "x"], ["e.f", "y"]])
  }

  @Test(
    arguments: [
      (["GIT_CONFIG_COUNT": "x"], "GIT_CONFIG_COUNT is 'x', which is no count"),
      (
        ["GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "a.b"],
        "GIT_CONFIG_COUNT is 1, but GIT_CONFIG_KEY_0 or GIT_CONFIG_VALUE_0 is not set"
      ),
      (["GIT_CONFIG_PARAMETERS": "a.b=x"], "GIT_CONFIG_PARAMETERS is not quoted as git quotes it"),
      (["GIT_CONFIG_PARAMETERS": "'a.b"], "GIT_CONFIG_PARAMETERS is not quoted as git quotes it"),
    ] as [([ByteString: ByteString], String)])
  func malformed(_ variables: [ByteString: ByteString], message: String) {
    #expect(gitError { try settings(variables) }?.description == message)
  }
}
