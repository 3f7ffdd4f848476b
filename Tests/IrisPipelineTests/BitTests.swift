import Foundation
import TestSupport
import Testing

/// What `iris-benchmark bits` prints is one text, in every build and on every machine.
@Suite struct BitTests {
  /// The C library picks other variants of `exp` and `log` without FMA and AVX2, and their last bits
  /// differ; ours must not.
  @Test(arguments: [[:], ["GLIBC_TUNABLES": "glibc.cpu.hwcaps=-AVX2,-FMA,-AVX512F"]])
  func bitsAreTheSame(environment: [String: String]) throws {
    let output = try run(
      builtProgram("iris-benchmark"), ["bits"], environment: environment,
      in: FileManager.default.temporaryDirectory)
    try expectGolden(Array((output + "\n").utf8), "iris/bits.txt")
  }

  @Test func otherArgumentsAreRefused() throws {
    let outcome = try Outcome(
      of: builtProgram("iris-benchmark"), ["bit"], environment: [:],
      in: FileManager.default.temporaryDirectory)
    #expect(outcome == Outcome(2, errors: "usage: iris-benchmark bits|time|pipeline FOLDER\n"))
  }
}
