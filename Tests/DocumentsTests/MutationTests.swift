import ByteText
import Documents
import Testing

/// A small generator whose sequence never changes (SplitMix64), so that a failure can be repeated.
private struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// No input traps, and whatever is read keeps its promises.
@Suite struct MutationTests {
  static let yaml = [
    "experiment:\n  id: exp-001\n  name: \"base line\"\n  date: 2024-01-15\ntraining:\n  lr: 1e-3\n",
    "stages:\n  train:\n    cmd: python train.py\n    deps: [a, b]\n    outs:\n      - m.pkl:\n          cache: false\n",
    "name: env\nchannels: [conda-forge]\ndependencies:\n  - python=3.10\n  - pip:\n      - -r requirements.txt\n",
    "a: &a {x: 1, y: [2, 3]}\nb:\n  <<: *a\n  y: *a\n",
    "- |\n  lit\n   eral\n- >-\n  fold\n  ed\n\n- 'q''q'\n- \"\\u00e9\\n\"\n",
    "%YAML 1.1\n%TAG !e! tag:e,2000:\n---\n!e!x a: !!int '1'\n...\n",
    "? complex\n: value\n? [k]\n: v\n",
    "é: 漢字 🚀\n\"\\x41\": 'ü'\nplain\u{85}next: 1\n", "a: 1\r\nb:\r\n  - c\r\n  - {d: e}\r\n",
    "\u{FEFF}a: 1\n# c\nb: ~\n",
  ]
  static let json = [
    "{\"model\": {\"version\": \"1.0.0\", \"layers\": [1, 2.5e-3, -0]}, \"ok\": true, \"none\": null}",
    "[[[[{\"a\": [\"\\u00e9\\ud83d\\ude00\", \"é漢🚀\"]}]]]]", "{\"a\": 1, \"a\": 2, \"\": {}}",
    "[\r\n\t1e400, 123456789012345678901234567890, \"\\\\\\/\"]",
  ]
  /// What mutations insert: whatever means something to either grammar.
  static let pieces: [[UInt8]] =
    [
      "\n", "\r", "\t", " ", ":", ": ", "- ", "? ", "[", "]", "{", "}", ",", "#", " #", "&a ", "*a",
      "!", "!!int ", "|", ">", "'",
      "\"", "\\", "%", "@", "---\n", "...\n", "<<: ", "~", "\u{FEFF}", "\u{85}", "\u{2028}", "é",
      "🚀", "0", "-", ".", "e", "\\ud800",
      "<<<<<<< x\n", ">>>>>>> y\n",
    ].map { Array($0.utf8) } + [[0], [0x1B], [0xFF], [0xC3], [0xED, 0xA0, 0x80]]

  @Test(arguments: 0..<30)
  func mutatedDocumentsKeepTheInvariants(seed: Int) {
    var generator = SeededGenerator(state: UInt64(seed))
    for _ in 0..<100 {
      let isYAML = Int.random(in: 0..<4, using: &generator) > 0
      var bytes = Array((isYAML ? Self.yaml : Self.json).randomElement(using: &generator)!.utf8)
      for _ in 0..<Int.random(in: 1...4, using: &generator) { mutate(&bytes, &generator) }
      let file = ParsedFile(path: "a", bytes: bytes, format: isYAML ? .yaml : .json)
      let problems = violations(file)
      #expect(problems == [], "seed \(seed): \(ByteString(bytes))")
    }
  }

  @Test(arguments: yaml + json)
  func everyPrefixKeepsTheInvariants(text: String) {
    let bytes = Array(text.utf8)
    for end in 0...bytes.count {
      for format in [LocatedDocument.Format.yaml, .json] {
        let file = ParsedFile(path: "a", bytes: Array(bytes[..<end]), format: format)
        #expect(violations(file) == [], "\(ByteString(bytes[..<end]))")
      }
    }
  }

  private func mutate(_ bytes: inout [UInt8], _ generator: inout SeededGenerator) {
    let place = Int.random(in: 0...bytes.count, using: &generator)
    let end = min(bytes.count, place + Int.random(in: 0...6, using: &generator))
    switch Int.random(in: 0..<4, using: &generator) {
    case 0: bytes.removeSubrange(place..<end)
    case 1:
      bytes.insert(
        contentsOf: bytes[place..<end], at: Int.random(in: 0...bytes.count, using: &generator))
    case 2 where place < bytes.count: bytes[place] = UInt8.random(in: 0...255, using: &generator)
    default: bytes.insert(contentsOf: Self.pieces.randomElement(using: &generator)!, at: place)
    }
  }

  private func violations(_ file: ParsedFile) -> [String] {
    var found: [String] = []
    let size = file.source.bytes.count
    for fault in file.faults where fault.range.upperBound > size {
      found.append("\(fault) ends outside the file")
    }
    _ = file.faults.map { file.source.location(of: $0.range) }
    _ = file.suppressions
    if file.document == nil && file.faults.isEmpty { found.append("neither document nor fault") }
    if let root = file.document?.root { check(root, in: 0..<size, &found) }
    return found
  }

  private func check(_ node: Node, in parent: ByteRange, _ found: inout [String]) {
    let range = node.byteRange
    if range.lowerBound < parent.lowerBound || range.upperBound > parent.upperBound {
      found.append("\(range) is outside its parent \(parent)")
    }
    guard !node.isAlias else { return }
    for child in node.elements { check(child, in: range, &found) }
    for entry in node.entries {
      check(entry.key, in: range, &found)
      check(entry.value, in: range, &found)
    }
    _ = (node.yaml11, node.yaml12, node.location)
    let source = node.document.source.bytes[range]
    if node.isScalar, node.style == .plain, node.tag == .none, let text = node.text,
      source.allSatisfy({ $0 > 0x20 && $0 < 0x7F }), source.first != .ascii("&"),
      !(text == ByteString(source))
    {
      found.append("'\(text)' is not its source '\(ByteString(source))'")
    }
  }
}
