import ByteText
import Documents
import Findings
import TestSupport
import Testing

@Suite struct PythonValueTests {
  private func value(_ text: String) throws -> PythonValue {
    let file = ParsedFile(path: "a.yaml", bytes: Array(text.utf8), format: .yaml)
    let root = try #require(file.document?.root)
    return try #require(PythonValue(root))
  }

  @Test(arguments: [
    ("0.1", "1e-1", true), ("42", "42.0", true), ("1", "true", true), ("0", "false", true),
    ("1", "'1'", false), ("true", "'true'", false), ("yes", "'yes'", true), ("null", "~", true),
    ("0", "null", false), ("''", "null", false), ("[1, 2]", "[1.0, 2]", true),
    ("[1]", "[1, 2]", false),
    ("{a: 1, b: 2}", "{b: 2.0, a: true}", true), ("{a: 1}", "{a: 1, b: null}", false),
    ("{1: a}", "{true: a}", true), ("{1: a}", "{'1': a}", false), (".nan", ".nan", false),
    (".inf", ".inf", true), ("-0.0", "0", true), ("9007199254740993", "9007199254740992.0", false),
    ("9007199254740992", "9007199254740992.0", true),
    ("100000000000000000000", "1e20", true), ("100000000000000000001", "1e20", false),
    ("0x10", "16", true), ("0o17", "15", true), ("1_000", "1000", true), ("010", "10", true),
    ("0xFFFFFFFFFFFFFFFFFF", "4722366482869645213695", true),
    ("2024-01-01", "2024-01-01", true), ("2024-01-01", "'2024-01-01'", false),
  ])
  func isComparedAsPythonCompares(_ left: String, _ right: String, _ isEqual: Bool) throws {
    #expect((try value(left) == value(right)) == isEqual)
    if isEqual { #expect(try value(left).hashValue == value(right).hashValue) }
  }

  @Test(arguments: [
    ("1e16", "1e+16"), ("1e15", "1000000000000000.0"), ("1e-4", "0.0001"), ("1e-5", "1e-05"),
    ("9007199254740993.0", "9007199254740992.0"), ("0.1", "0.1"), ("true", "true"), ("~", "None"),
    (".inf", "inf"), ("-.inf", "-inf"),
    ("[true, 'a', null, {b: \"it's\"}]", "[True, 'a', None, {'b': \"it's\"}]"),
    ("'a\\n'", "a\\n"), ("-0x1F", "-31"),
  ])
  func isWrittenAsDVCWrites(_ yaml: String, _ text: String) throws {
    #expect(try value(yaml).pythonText.description == text)
  }

  @Test func mergedKeysComeFirst() throws {
    let merged = try value("a: &a {x: 1, y: 2}\nb: {y: 3, <<: *a, z: 4}\n").dictionary?["b"]
    #expect(merged?.representation.description == "{'x': 1, 'y': 3, 'z': 4}")
  }

  @Test(arguments: [
    ("a", "found 1"), ("b.c", "found 2"), ("l.0", "found p"), ("l.-1", "found q"),
    ("l.2", "absent"),
    ("l.x", "absent"), ("1", "found n"), ("d.e", "absent"), ("b", "found {'c': 2}"),
    (".a", "found 1"),
    ("a.", "absent"), ("a.b", "absent"), ("none", "absent"), ("*", "pattern"), ("b..c", "absent"),
  ])
  func parametersAreFoundAsDVCFindsThem(_ name: String, _ expected: String) throws {
    let values = try value("a: 1\nb: {c: 2}\nl: [p, q]\n1: n\nd.e: 5\n")
    let found: String =
      switch values.parameter(named: ByteString(name)) {
      case .found(let value): "found \(value.pythonText)"
      case .absent: "absent"
      case .pattern: "pattern"
      }
    #expect(found == expected)
  }

  /// Expected values by Python's `round`.
  @Test(arguments: [
    (2.675, 2, 2.67), (0.5, 0, 0.0), (1.5, 0, 2.0), (2.5, 0, 2.0), (-2.675, 2, -2.67),
    (1.000005, 5, 1.00001), (0.000005, 5, 1e-05), (0.125, 2, 0.12), (1e-300, 5, 0.0),
    (1e300, 5, 1e300),
    (0.11114982587995018, 5, 0.11115), (4503599627370495.5, 0, 4503599627370496.0),
    (123456789.123456789, 15, 123456789.12345679), (-0.0, 5, -0.0), (0.30000000000000004, 15, 0.3),
    (.leastNonzeroMagnitude, 15, 0.0), (0.05, 1, 0.1), (1.45, 1, 1.4),
  ])
  func isRoundedAsPythonRounds(_ value: Double, _ digits: Int, _ expected: Double) {
    let rounded = PythonValue.float(value).rounded(digits: digits)
    #expect(rounded == .float(expected))
    #expect(rounded.representation == PythonValue.float(expected).representation)
    #expect(PythonValue.float(.infinity).rounded(digits: digits).representation == "inf")
    #expect(PythonValue.integer(7).rounded(digits: digits).representation == "7")
  }
}
