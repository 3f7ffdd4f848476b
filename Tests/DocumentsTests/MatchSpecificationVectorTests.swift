import ByteText
import Documents
import Foundation
import TestSupport
import Testing

/// What conda's MatchSpec makes of a dependency.
struct MatchSpecificationVector: Decodable, Sendable, CustomTestStringConvertible {
  let spec: String
  let error: String?
  let name: String?
  let version: String?
  let build: String?
  let channel: String?
  let matches: [String: Bool]?

  var testDescription: String { spec }

  static let all: [MatchSpecificationVector] = {
    struct File: Decodable { let cases: [MatchSpecificationVector] }
    do {
      return try JSONDecoder().decode(File.self, from: vectors("conda-matchspec.json")).cases
    } catch {
      preconditionFailure("conda-matchspec.json: \(error)")
    }
  }()
}

@Suite struct MatchSpecificationVectorTests {
  @Test func allVectorsAreThere() { #expect(MatchSpecificationVector.all.count == 43) }

  @Test(arguments: MatchSpecificationVector.all)
  func specificationIsReadAsCondaReadsIt(_ vector: MatchSpecificationVector) throws {
    let environment = try environment(holding: vector.spec)
    guard vector.error == nil else {
      #expect(environment.packages.isEmpty && environment.invalid.count == 1)
      return
    }
    let package = try #require(environment.packages.first)
    #expect(environment.invalid.isEmpty)
    let specification = package.specification
    #expect(specification.name.text.description == vector.name)
    #expect(specification.version?.normal.description == vector.version)
    #expect(specification.build?.description == vector.build)
    #expect((specification.channel == nil) == (vector.channel == nil))
    // The oracle asked about builds `py311h64a7726_0`; what depends on another build is not ours.
    guard
      specification.build.map({ "py311h64a7726_0".hasPrefix("\($0)".replacing("*", with: "")) })
        ?? true,
      !vector.spec.hasPrefix("https:")
    else { return }
    for (text, matches) in vector.matches ?? [:] {
      let version = try #require(PythonVersion(ByteString(text)))
      #expect(specification.version?.contains(version) ?? true == matches, "\(text)")
    }
  }

  private func environment(holding spec: String) throws -> CondaEnvironment {
    let quoted = "'" + spec.replacing("'", with: "''") + "'"
    let file = ParsedFile(
      path: "environment.yml", bytes: Array("dependencies:\n  - \(quoted)\n".utf8), format: .yaml)
    let document = try #require(file.document)
    return try #require(CondaEnvironment(document))
  }
}
