import TestSupport
import Testing

@Suite struct ScratchRepositoryTests {
  @Test func sameStepsGiveTheSameCommit() throws {
    let ids = try (0..<2).map { _ in
      let repository = try ScratchRepository()
      try repository.write("params.yaml", "seed: 1\n")
      return try repository.commit("First")
    }
    #expect(ids[0] == ids[1])
    #expect(ids[0].utf8.count == 40)
  }

  @Test func failureSaysWhatGitSaid() throws {
    let repository = try ScratchRepository()
    #expect(throws: ProgramFailure.self) { try repository.git("show", "nothing") }
  }
}
