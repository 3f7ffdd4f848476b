import ByteText
import Documents
import Foundation
import TestSupport
import Testing

/// What pip 26.3 and pip-tools make of a requirements file.
struct RequirementLineVector: Decodable, Sendable, CustomTestStringConvertible {
  struct Verdict: Decodable, Sendable {
    let error: String?
    let name: String?
    let specifier: String?
    let url: String?
    let extras: [String]?
    let marker: String?
    let editable: Bool?
    let hashes: [String: [String]]?
    let pinnedPiptools: Bool?
  }

  let text: String
  let requirements: [Verdict]?
  let fileError: String?

  var testDescription: String { text }

  static let all: [RequirementLineVector] = {
    struct File: Decodable { let cases: [RequirementLineVector] }
    do {
      return try vectorDecoder.decode(File.self, from: vectors("pip-requirement-lines.json")).cases
    } catch {
      preconditionFailure("pip-requirement-lines.json: \(error)")
    }
  }()
}

@Suite struct RequirementLineVectorTests {
  @Test func allVectorsAreThere() { #expect(RequirementLineVector.all.count == 61) }

  @Test(arguments: RequirementLineVector.all)
  func lineIsReadAsPipReadsIt(_ vector: RequirementLineVector) throws {
    let file = RequirementsFile(path: "requirements.txt", bytes: Array(vector.text.utf8))
    let verdicts = vector.requirements ?? []
    #expect(file.faults.isEmpty)
    let errors = verdicts.filter { $0.error != nil }.count + (vector.fileError == nil ? 0 : 1)
    #expect(file.invalid.count == errors, "\(file.invalid)")
    let expected = verdicts.filter { $0.error == nil }
    try #require(file.requirements.count == expected.count)
    for (requirement, verdict) in zip(file.requirements, expected) { compare(requirement, verdict) }
  }

  private func compare(_ requirement: Requirement, _ verdict: RequirementLineVector.Verdict) {
    #expect(requirement.name?.text.description == verdict.name)
    #expect(requirement.extras.map(\.text.description).sorted() == verdict.extras)
    #expect(requirement.isEditable == verdict.editable)
    #expect((requirement.marker == nil) == (verdict.marker == nil))
    var hashes: [String: [String]] = [:]
    for hash in requirement.hashes {
      hashes[hash.algorithm.description, default: []].append(hash.digest.description)
    }
    #expect(hashes == verdict.hashes)
    switch requirement.origin {
    case .index:
      #expect(verdict.url == nil)
      // pip sorts the clauses and joins equal ones.
      let clauses = Set(
        requirement.specifiers.map {
          "\($0.comparison.rawValue)\($0.version)\($0.isWildcard ? ".*" : "")"
        })
      #expect(clauses.sorted().joined(separator: ",") == verdict.specifier)
      #expect((requirement.pin != nil) == verdict.pinnedPiptools)
    case .url(let url): #expect(url.text.text.description == verdict.url)
    case .path(let path): #expect(path.text.description == verdict.url)
    }
  }
}
