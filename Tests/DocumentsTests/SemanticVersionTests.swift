import ByteText
import Documents
import Foundation
import TestSupport
import Testing

/// `Tests/Vectors/semver.json`: the cases of semver.org.
private struct SemanticVersionVectors: Decodable {
  let valid: [String]
  let invalid: [String]
  let ascending: [String]

  enum CodingKeys: String, CodingKey {
    case valid, invalid
    case ascending = "precedence_ascending"
  }

  static let all = Result {
    try JSONDecoder().decode(Self.self, from: vectors("semver.json"))
  }

  static var valid: [String] { (try? all.get().valid) ?? [] }
  static var invalid: [String] { (try? all.get().invalid) ?? [] }
  /// Every pair of the ascending list, the smaller first.
  static var pairs: [(String, String)] {
    let ascending = (try? all.get().ascending) ?? []
    return ascending.indices.flatMap { smaller in
      ascending[(smaller + 1)...].map { (ascending[smaller], $0) }
    }
  }
}

@Suite struct SemanticVersionTests {
  private func version(_ text: String) throws -> SemanticVersion {
    try SemanticVersion(Array(text.utf8))
  }

  @Test func vectorsAreComplete() {
    #expect(SemanticVersionVectors.valid.count == 31)
    #expect(SemanticVersionVectors.invalid.count == 42)
    #expect(SemanticVersionVectors.pairs.count == 28)
  }

  @Test(arguments: SemanticVersionVectors.valid)
  func validVersionKeepsItsParts(_ text: String) throws {
    let version = try version(text)
    var joined = [version.major, version.minor, version.patch].map(\.description)
      .joined(separator: ".")
    if !version.prerelease.isEmpty {
      joined += "-" + version.prerelease.map(\.description).joined(separator: ".")
    }
    if !version.build.isEmpty {
      joined += "+" + version.build.map(\.description).joined(separator: ".")
    }
    #expect(joined == text)
  }

  @Test(arguments: SemanticVersionVectors.invalid)
  func invalidVersionIsRefused(_ text: String) {
    #expect(throws: InvalidSemanticVersion.self) { try version(text) }
  }

  @Test(arguments: SemanticVersionVectors.pairs)
  func precedenceIsThatOfTheSpecification(smaller: String, larger: String) throws {
    let (smaller, larger) = (try version(smaller), try version(larger))
    #expect(smaller.precedes(larger))
    #expect(!larger.precedes(smaller))
    #expect(!smaller.precedes(smaller))
  }

  @Test(arguments: [
    ("9.0.0", "10.0.0"), ("1.9.0", "1.10.0"), ("1.0.9", "1.0.10"),
    ("99999999999999999998.0.0", "99999999999999999999.0.0"),
    ("9223372036854775807.0.0", "9223372036854775808.0.0"),
    ("1.0.0-99999999999999999998", "1.0.0-99999999999999999999"),
    ("1.0.0-9", "1.0.0-a"), ("1.0.0-A", "1.0.0-a"), ("1.0.0-a-b", "1.0.0-aa"),
  ])
  func numbersCompareByValue(smaller: String, larger: String) throws {
    #expect(try version(smaller).precedes(version(larger)))
    #expect(try !version(larger).precedes(version(smaller)))
  }

  @Test func buildMetadataHasNoPrecedence() throws {
    let (left, right) = (try version("1.0.0+1"), try version("1.0.0+2"))
    #expect(!left.precedes(right) && !right.precedes(left) && left != right)
  }

  @Test(arguments: [
    ("v1.2.3", InvalidSemanticVersion.notANumber("v1")),
    ("1.2", .notThreeNumbers(found: 2, in: "1")),
    ("", .notThreeNumbers(found: 1, in: "")),
    ("01.2.3", .leadingZero("01")),
    ("1.2.3-01", .leadingZero("01")),
    ("1.2.3-", .emptyIdentifier),
    ("1.2.3-a_b", .invalidIdentifier("a_b")),
    ("1.2.3-é", .invalidIdentifier("é")),
    ("1.2.٣", .notANumber("٣")),
    (" 1.2.3", .notANumber(" 1")),
    ("1.2.3\n", .notANumber("3\n")),
  ])
  func theReasonIsNamed(text: String, reason: InvalidSemanticVersion) {
    #expect(throws: reason) { try version(text) }
  }
}
