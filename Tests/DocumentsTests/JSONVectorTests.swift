import ByteText
import Documents
import Foundation
import TestSupport
import Testing

/// A document and what Python's json, told to be strict, said: one row of `json-documents.json`.
struct JSONVector: Decodable, Sendable, CustomTestStringConvertible {
  let text: String
  let verdict: String

  var testDescription: String { ByteString(text).quoted }

  static let all: [JSONVector] = {
    do {
      return try JSONDecoder().decode([JSONVector].self, from: vectors("json-documents.json"))
    } catch {
      preconditionFailure("json-documents.json: \(error)")
    }
  }()
}

@Suite struct JSONVectorTests {
  @Test(arguments: JSONVector.all)
  func documentIsJudgedAsByStrictPython(_ vector: JSONVector) {
    let file = ParsedFile(path: "a.json", bytes: Array(vector.text.utf8), format: .json)
    switch vector.verdict {
    case "valid":
      #expect(file.faults == [])
      #expect(file.document != nil)
    case "duplicate":
      #expect(file.document != nil)
      #expect(file.faults.allSatisfy { if case .duplicateKey = $0.kind { true } else { false } })
      #expect(file.faults.count == 1)
    default:
      #expect(file.document == nil)
      #expect(file.faults.count == 1)
    }
  }

  @Test func stringsAreDecodedAsFoundationDoes() throws {
    for vector in JSONVector.all where vector.verdict == "valid" && vector.text.hasPrefix("\"") {
      let bytes = Array(vector.text.utf8)
      let ours = ParsedFile(path: "a.json", bytes: bytes, format: .json).document?.root?.text
      let theirs = try JSONDecoder().decode([String].self, from: Data([0x5B] + bytes + [0x5D]))
      #expect(ours == ByteString(theirs[0]), "\(vector.testDescription)")
    }
  }
}
