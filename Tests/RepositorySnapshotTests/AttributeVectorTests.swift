import ByteText
import Foundation
import RepositorySnapshot
import TestSupport
import Testing

/// `gitattributes.json`: four attribute files and what git says about 48 paths.
@Suite struct AttributeVectorTests {
  struct File: Decodable {
    let gitattributes: [String: String]
    let filter: [String: String]
  }

  static let file: File = {
    do {
      return try JSONDecoder().decode(File.self, from: vectors("gitattributes.json"))
    } catch {
      Issue.record(error)
      return File(gitattributes: [:], filter: [:])
    }
  }()

  static let resolver = AttributeResolver(
    Snapshot(
      files: Dictionary(
        uniqueKeysWithValues: file.gitattributes.map {
          (RepositoryPath(ByteString($0)), Array($1.utf8))
        })))

  @Test(arguments: file.filter.keys.sorted())
  func filterIsWhatGitSays(_ path: String) {
    let path = RepositoryPath(ByteString(path))
    let expected = Self.file.filter[path.description] ?? ""
    #expect(text(Self.resolver.filter(of: path)) == expected)
    #expect(
      text(Self.resolver.attributes(of: path)["filter"] ?? .unspecified) == expected,
      "the fast and the full answer agree")
  }

  @Test func thereAreVectors() {
    #expect(Self.file.filter.count == 48)
  }
}

/// The state as `git check-attr` prints it.
func text(_ state: AttributeState) -> String {
  switch state {
  case .set: "set"
  case .unset: "unset"
  case .unspecified: "unspecified"
  case .value(let value): String(decoding: value, as: UTF8.self)
  }
}
