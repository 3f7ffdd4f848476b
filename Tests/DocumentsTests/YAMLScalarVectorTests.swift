import ByteText
import Documents
import Foundation
import TestSupport
import Testing

/// What a real reader made of a scalar: one row of `yaml-scalars.json`.
struct ScalarVector: Decodable, Sendable, CustomTestStringConvertible {
  struct Reading: Decodable, Sendable, Equatable {
    let kind: String
    let value: Value?
  }

  /// A boolean, or a double as Python's `float.hex()` writes it.
  enum Value: Decodable, Sendable, Equatable {
    case boolean(Bool)
    case hexadecimal(String)

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let boolean = try? container.decode(Bool.self) {
        self = .boolean(boolean)
      } else {
        self = .hexadecimal(try container.decode(String.self))
      }
    }
  }

  let text: String
  let yaml11: Reading
  let yaml12: Reading

  var testDescription: String { "'\(text)'" }
}

struct ScalarVectors: Decodable {
  let plain: [ScalarVector]
  let tagged: [ScalarVector]

  static let all: ScalarVectors = {
    do {
      return try JSONDecoder().decode(ScalarVectors.self, from: vectors("yaml-scalars.json"))
    } catch {
      preconditionFailure("yaml-scalars.json: \(error)")
    }
  }()
}

@Suite struct YAMLScalarVectorTests {
  @Test(arguments: ScalarVectors.all.plain)
  func plainScalarReadsAsInPython(_ vector: ScalarVector) {
    #expect(isSame(ScalarReading(yaml11: ByteString(vector.text)), vector.yaml11), "PyYAML")
    #expect(isSame(ScalarReading(yaml12: ByteString(vector.text)), vector.yaml12), "ruamel")
  }

  @Test(arguments: ScalarVectors.all.tagged)
  func taggedScalarReadsAsInPython(_ vector: ScalarVector) throws {
    let file = ParsedFile(
      path: "a.yaml", bytes: Array("k: \(vector.text)\n".utf8), format: .yaml)
    let node = try #require(file.document?.root?["k"])
    #expect(isSame(try #require(node.yaml11), vector.yaml11), "PyYAML")
    #expect(isSame(try #require(node.yaml12), vector.yaml12), "ruamel")
  }

  private func isSame(_ reading: ScalarReading, _ expected: ScalarVector.Reading) -> Bool {
    switch reading {
    case .null: expected.kind == "null"
    case .timestamp: expected.kind == "timestamp"
    case .string: expected.kind == "string"
    case .refused: expected.kind == "refused"
    case .boolean(let value):
      expected == ScalarVector.Reading(kind: "boolean", value: .boolean(value))
    case .number(let number):
      expected.kind == (number.isInteger ? "integer" : "float")
        && isSame(number.value, expected.value)
    }
  }

  private func isSame(_ value: Double, _ expected: ScalarVector.Value?) -> Bool {
    guard case .hexadecimal(let text) = expected, let other = Double(text) else { return false }
    return value == other || value.isNaN && other.isNaN
  }
}
