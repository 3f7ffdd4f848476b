import ByteText
import Documents
import Foundation
import TestSupport
import Testing

/// What packaging 26.3 says about versions and specifiers.
struct PEP440Vectors: Decodable {
  struct Containment: Decodable, Sendable, CustomTestStringConvertible {
    let version: String
    let spec: String
    let contains: Bool

    var testDescription: String { "\(version) in \(spec)" }
  }

  let versionsAscending: [String]
  let invalid: [String]
  let normalised: [[String]]
  let specifierContains: [Containment]
  let invalidSpecifiers: [String]

  static let all: PEP440Vectors = {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    do {
      return try decoder.decode(PEP440Vectors.self, from: vectors("pep440.json"))
    } catch {
      preconditionFailure("pep440.json: \(error)")
    }
  }()
}

@Suite struct PythonVersionVectorTests {
  @Test func allVectorsAreThere() {
    let vectors = PEP440Vectors.all
    #expect(vectors.versionsAscending.count == 92)
    #expect(vectors.invalid.count == 20 && vectors.normalised.count == 102)
    #expect(vectors.specifierContains.count == 188 && vectors.invalidSpecifiers.count == 29)
  }

  @Test(arguments: PEP440Vectors.all.versionsAscending.indices)
  func eachVersionIsBelowAllThatFollow(index: Int) throws {
    let texts = PEP440Vectors.all.versionsAscending
    let version = try #require(PythonVersion(ByteString(texts[index])))
    #expect(version == version)
    for later in texts[(index + 1)...] {
      let other = try #require(PythonVersion(ByteString(later)))
      #expect(version < other, "\(texts[index]) < \(later)")
      #expect(!(other < version) && other != version)
    }
  }

  @Test(arguments: PEP440Vectors.all.invalid)
  func invalidVersionIsRefused(text: String) {
    #expect(PythonVersion(ByteString(text)) == nil)
  }

  @Test(arguments: PEP440Vectors.all.normalised)
  func versionHasItsNormalForm(pair: [String]) throws {
    #expect(try #require(PythonVersion(ByteString(pair[0]))).description == pair[1])
  }

  @Test(arguments: PEP440Vectors.all.specifierContains)
  func specifierContains(_ vector: PEP440Vectors.Containment) throws {
    let specifier = try #require(VersionSpecifier(ByteString(vector.spec)))
    #expect(specifier.contains(ByteString(vector.version)) == vector.contains)
  }

  @Test(arguments: PEP440Vectors.all.invalidSpecifiers)
  func invalidSpecifierIsRefused(text: String) {
    #expect(VersionSpecifier(ByteString(text)) == nil)
  }

  @Test func numbersHaveAnySize() throws {
    let small = try #require(PythonVersion("99999999999999999999.1" as ByteString))
    let large = try #require(PythonVersion("100000000000000000000" as ByteString))
    #expect(small < large)
  }
}
