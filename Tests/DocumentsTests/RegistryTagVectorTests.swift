import ByteText
import Documents
import Foundation
import TestSupport
import Testing

/// What GTO itself makes of each tag.
@Suite struct RegistryTagVectorTests {
  struct Case: Decodable, CustomTestStringConvertible, Sendable {
    let tag: String
    let error: Bool?
    let name: String?
    let version: String?
    let stage: String?
    let action: String?
    let counter: Int?

    var testDescription: String { tag }
  }

  private struct File: Decodable {
    let cases: [Case]
  }

  private static let cases =
    (try? vectorDecoder.decode(File.self, from: vectors("gto-tags.json")).cases) ?? []

  @Test func allCasesAreRead() { #expect(Self.cases.count == 36) }

  @Test(arguments: cases)
  func isReadAsGTOReadsIt(_ expected: Case) {
    let tag = RegistryTag(Array(expected.tag.utf8))
    guard expected.error == nil else {
      #expect(tag == nil)
      return
    }
    #expect(tag?.model.description == expected.name)
    #expect(tag?.counter?.decimalValue == expected.counter)
    let (action, version, stage) = Self.parts(of: tag)
    #expect([action, version, stage] == [expected.action, expected.version, expected.stage])
  }

  private static func parts(of tag: RegistryTag?) -> (String?, version: String?, stage: String?) {
    switch tag?.action {
    case .register(_, let text): ("register", "v\(text)", nil)
    case .deregister(_, let text): ("deregister", "v\(text)", nil)
    case .assign(let stage): ("assign", nil, stage.description)
    case .unassign(let stage): ("unassign", nil, stage.description)
    case .deprecate: ("deprecate", nil, nil)
    case .create: ("create", nil, nil)
    case nil: (nil, nil, nil)
    }
  }
}
