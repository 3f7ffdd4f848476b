import ByteText
import Release
import RepositorySnapshot
import Testing

@Suite struct StageHistoryTests {
  private func commit(_ number: UInt8) -> ObjectID {
    ObjectID(bytes: [UInt8](repeating: number, count: 20))
  }

  private func history(_ tags: [(ByteString, UInt8, Int)]) -> StageHistory {
    StageHistory(tags.map { ($0.0, commit: commit($0.1), time: $0.2) })
  }

  /// All in one second: the numbers tell the order, 9 before 10.
  @Test func promotedRolledBackAndPromotedAgain() {
    let history = history([
      ("net@v1.0.0", 1, 0), ("net@v1.1.0", 2, 0), ("net#production#10", 1, 0),
      ("net#production#8", 1, 0), ("net#production#9", 2, 0), ("net#production#11", 2, 0),
      ("wide#production#1", 3, 0), ("net#staging#7", 1, 0),
    ])
    #expect(
      history.events(of: "net", in: "production").map(\.tag)
        == ["net#production#8", "net#production#9", "net#production#10", "net#production#11"])
    #expect(history.current(of: "net", in: "production")?.commit == commit(2))
    #expect(history.beforeCurrent(of: "net", in: "production")?.commit == commit(1))
    #expect(history.models(in: "production") == ["net", "wide"])
    #expect(history.nextTag("net", "production") == "net#production#12")
    #expect(history.nextTag("net", "dev", isLeaving: true) == "net#dev!#12")
    #expect(history.nextTag("a:b", "dev") == "a=b#dev#1")
    #expect(history.stages(of: commit(1)).map(\.stage) == ["staging"])
    #expect(history.stages(of: commit(2)).map(\.stage) == ["production"])
  }

  @Test func whatIsTakenOutLeavesTheStageToTheOneBefore() {
    let history = history([
      ("net#production#1", 1, 10), ("net#production#2", 2, 20), ("net#production!#3", 2, 30),
    ])
    #expect(history.current(of: "net", in: "production")?.tag == "net#production#1")
    #expect(history.beforeCurrent(of: "net", in: "production") == nil)
  }

  @Test func anEmptyStage() {
    let history = history([("net#production#1", 1, 10), ("net#production!#2", 1, 20)])
    #expect(history.current(of: "net", in: "production") == nil)
    #expect(history.current(of: "net", in: "dev") == nil)
    #expect(history.models(in: "production") == ["net"])
  }

  /// GTO's counters have no bound.
  @Test func hugeNumbers() {
    let history = history([("net#production#99999999999999999999", 1, 0)])
    #expect(history.nextTag("net", "production") == "net#production#100000000000000000000")
  }
}
