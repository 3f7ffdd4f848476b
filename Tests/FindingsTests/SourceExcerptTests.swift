import ByteText
import Findings
import Testing

@Suite struct SourceExcerptTests {
  @Test func aShortLineIsWhole() {
    let line = ByteString("é: 漢字").bytes
    let excerpt = SourceExcerpt(line: line[...], around: 4)
    #expect(excerpt.bytes.bytes == line)
    #expect(excerpt.firstColumn == 1)
    #expect(!excerpt.isCutBefore && !excerpt.isCutAfter)
  }

  @Test func aLongLineIsCutBetweenCodePoints() {
    let line = ByteString(String(repeating: "漢", count: 100_000)).bytes
    let excerpt = SourceExcerpt(line: line[...], around: 50_000)
    #expect(excerpt.isCutBefore && excerpt.isCutAfter)
    #expect(excerpt.bytes.count < 800)
    #expect(firstInvalidUTF8Offset(in: excerpt.bytes.bytes) == nil)
    // 256 bytes before the place, rounded towards it, are 85 characters of three bytes.
    #expect(excerpt.firstColumn == 50_000 - 85)
  }

  @Test func aColumnPastTheEndIsTheEnd() {
    let excerpt = SourceExcerpt(line: ByteString("abc").bytes[...], around: 9)
    #expect(excerpt.bytes == "abc")
  }
}
