import ByteText
import Documents
import Foundation
import TestSupport
import Testing

@Suite struct LFSPointerTests {
  struct Case: Decodable, Sendable, CustomTestStringConvertible {
    let file: String
    let b64: Data
    let isPointer: Bool
    let canonical: Bool
    let lsFiles: Bool

    var testDescription: String { file }
    var bytes: [UInt8] { Array(b64) }
  }

  struct File: Decodable {
    let cases: [Case]
  }

  static let cases: [Case] = {
    do {
      return try vectorDecoder.decode(File.self, from: vectors("lfs-pointers.json")).cases
    } catch {
      Issue.record(error)
      return []
    }
  }()

  @Test func thereAreVectors() { #expect(Self.cases.count == 26) }

  @Test(arguments: cases)
  func blobIsWhatGitLFSSays(_ example: Case) {
    var pointer: LFSPointer?
    if case .pointer(let found) = LFSPointerReading(example.bytes) { pointer = found }
    // `pointer --check` reads the first 1,024 bytes of a longer file; in a tree it is none.
    let isPointer = example.isPointer && example.bytes.count < LFSPointer.byteLimit
    #expect((pointer != nil) == isPointer)
    #expect((pointer != nil && pointer?.deviation == nil) == example.canonical)
    #expect((pointer.map { $0.size > 0 } ?? false) == example.lsFiles)
  }

  struct TextCase: Decodable, Sendable, CustomTestStringConvertible {
    let b64: Data
    let isPointer: Bool
    let canonical: Bool

    var testDescription: String { ByteString(b64).description }
  }

  struct TextFile: Decodable {
    let cases: [TextCase]
  }

  static let texts: [TextCase] = {
    do {
      return try vectorDecoder.decode(TextFile.self, from: vectors("lfs-pointer-texts.json")).cases
    } catch {
      Issue.record(error)
      return []
    }
  }()

  @Test func thereAreTexts() { #expect(Self.texts.count == 97) }

  @Test(arguments: texts)
  func textIsWhatGitLFSSays(_ example: TextCase) {
    var pointer: LFSPointer?
    if case .pointer(let found) = LFSPointerReading(Array(example.b64)) { pointer = found }
    #expect((pointer != nil) == example.isPointer)
    #expect((pointer != nil && pointer?.deviation == nil) == example.canonical)
  }

  private static let oid = String(repeating: "4d7a2146", count: 8)

  /// A pointer with one line replaced or added.
  private func reading(
    version: String = "version https://git-lfs.github.com/spec/v1\n",
    oid: String = "oid sha256:\(Self.oid)\n", size: String = "size 12\n"
  ) -> LFSPointerReading {
    LFSPointerReading(Array((version + oid + size).utf8))
  }

  @Test func canonicalPointer() throws {
    let reading = reading()
    guard case .pointer(let pointer) = reading else {
      Issue.record("\(reading)")
      return
    }
    #expect(pointer.oid == ByteString(Self.oid))
    #expect(pointer.size == 12)
    #expect(pointer.extensions == [] && pointer.deviation == nil)
  }

  private func expectFault(
    _ reading: LFSPointerReading, _ kind: LFSPointerFault.Kind, _ range: ByteRange,
    sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) {
    #expect(
      reading == .malformed(LFSPointerFault(kind: kind, range: range)),
      sourceLocation: sourceLocation)
  }

  @Test func faultsHaveTheirPlace() {
    expectFault(
      reading(version: "\u{FEFF}version https://git-lfs.github.com/spec/v1\n"), .byteOrderMark,
      0..<3)
    expectFault(reading(size: "size 12\nx y\n"), .extraLine("x y"), 127..<130)
    expectFault(reading(size: "size -1\n"), .invalidSize("-1"), 124..<126)
    expectFault(
      reading(size: "size 9223372036854775808\n"), .invalidSize("9223372036854775808"), 124..<143)
    expectFault(reading(oid: "oid sha256:12\n"), .invalidOID("sha256:12"), 47..<56)
    expectFault(reading(oid: "oid md5:12\n"), .invalidOID("md5:12"), 47..<53)
    expectFault(
      reading(oid: "<<<<<<< HEAD\noid sha256:\(Self.oid)\n"),
      .wrongKey(found: "<<<<<<<", expected: "oid"), 43..<50)
    expectFault(reading(size: ""), .missingKey("size"), 43..<118)
    expectFault(reading(size: "size\n"), .missingValue("size"), 119..<123)
    expectFault(
      reading(version: "version https://git-lfs.github.com/spec/v2\n"),
      .unknownVersion("https://git-lfs.github.com/spec/v2"), 8..<42)
    expectFault(
      reading(
        oid: "ext-0-a sha256:\(Self.oid)\next-0-b sha256:\(Self.oid)\noid sha256:\(Self.oid)\n"),
      .repeatedPriority("ext-0-b"), 123..<130)
    #expect(LFSPointerReading(Array("see git-lfs\n".utf8)) == .content)
    #expect(LFSPointerReading(Array("version 1.0\n".utf8)) == .content)
  }

  private func deviation(_ reading: LFSPointerReading) -> LFSPointerDeviation? {
    guard case .pointer(let pointer) = reading else { return nil }
    return pointer.deviation
  }

  @Test func deviationsHaveTheirPlace() {
    #expect(
      deviation(reading(size: "size +12\n"))
        == .line(found: "size +12", expected: "size 12", at: 119..<127))
    #expect(deviation(reading(size: "size 12")) == .missingLineFeed(at: 119..<126))
    #expect(deviation(reading(size: "size 12\n\n")) == .surplus(at: 127..<128))
    #expect(deviation(reading(size: "size 0\n")) == .textOfEmptyFile(at: 0..<42))
    #expect(
      deviation(reading(size: "size 12\r\n"))
        == .line(found: "size 12\r", expected: "size 12", at: 119..<127))
    #expect(
      deviation(reading(version: "version https://hawser.github.com/spec/v1\n"))
        == .line(
          found: "version https://hawser.github.com/spec/v1",
          expected: "version https://git-lfs.github.com/spec/v1", at: 0..<41))
  }
}
