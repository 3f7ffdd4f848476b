import ByteText
import Documents
import TestSupport
import Testing

/// Nothing that is read traps, every place lies in the file, and time stays linear.
@Suite struct RequirementMutationTests {
  private static let seeds: [String] =
    RequirementLineVector.all.map(\.text)
    + MatchSpecificationVector.all.map(\.spec)
    + [
      "a==1 \\\n --hash=sha256:00 \\\n # c\n-r x.txt\n",
      "a[b,c]>=1!1.0a1.post2.dev3,<2; (os_name=='nt' or python_version not in '3.1 3.2') and extra=='x'",
    ]

  @Test(arguments: 0..<20)
  func mutatedRequirementsAreRead(seed: UInt64) {
    var random = SplitMix(state: seed)
    for _ in 0..<500 {
      let bytes = mutate(
        Array(Self.seeds[Int(random.next() % UInt64(Self.seeds.count))].utf8), &random)
      let file = RequirementsFile(path: "requirements.txt", bytes: bytes)
      let size = file.source.bytes.count
      for requirement in file.requirements {
        _ = (requirement.looseness, requirement.pin, Marker.exclude(requirement.marker, nil))
        #expect(requirement.range.upperBound <= size)
        for specifier in requirement.specifiers { #expect(specifier.range.upperBound <= size) }
      }
      for fault in file.invalid { #expect(fault.range.upperBound <= size, "\(bytes)") }
      for include in file.includes { _ = include.path }
    }
  }

  @Test(arguments: 0..<20)
  func mutatedDependenciesAreRead(seed: UInt64) {
    var random = SplitMix(state: seed)
    for _ in 0..<200 {
      let text = mutate(
        Array(Self.seeds[Int(random.next() % UInt64(Self.seeds.count))].utf8), &random)
      let yaml = Array("dependencies:\n  - ".utf8) + text + Array("\n  - pip:\n    - ".utf8) + text
      let file = ParsedFile(path: "environment.yml", bytes: yaml, format: .yaml)
      guard let environment = file.document.flatMap({ CondaEnvironment($0) }) else { continue }
      for package in environment.packages {
        _ = (package.pin, package.versionLocation, package.specification.version?.firmness)
      }
      for requirement in environment.pipList.requirements {
        #expect(requirement.range.upperBound <= yaml.count)
      }
    }
  }

  /// A few bytes replaced, inserted, removed or doubled.
  private func mutate(_ bytes: [UInt8], _ random: inout SplitMix) -> [UInt8] {
    var bytes = bytes
    let special =
      Array("\\#\"'()[];,@=<>!~*+-. \t\n\r$é\u{2028}\u{A0}".utf8) + [0, 0xFF, 0xE2, 0xC2]
    for _ in 0...(random.next() % 4) {
      let place = Int(random.next() % UInt64(bytes.count + 1))
      let byte = special[Int(random.next() % UInt64(special.count))]
      switch random.next() % 4 {
      case 0 where place < bytes.count: bytes[place] = byte
      case 1 where place < bytes.count: bytes.remove(at: place)
      case 2: bytes.insert(contentsOf: bytes[0..<place], at: place)
      default: bytes.insert(byte, at: place)
      }
    }
    return bytes
  }

  /// 4 MiB of what costs most a byte.
  @Test(arguments: [
    "a==1;", "(", "a\\\n", "--hash=sha256:0 ", "-r ", "#\n", "[", "'", "\u{A0}", "=", "a==1,",
  ])
  func hostileTextIsReadInLinearTime(piece: String) {
    let bytes = Array(String(repeating: piece, count: (1 << 20) / piece.utf8.count).utf8)
    let time = ContinuousClock().measure {
      _ = RequirementsFile(path: "requirements.txt", bytes: bytes).requirements.map(\.looseness)
    }
    #expect(time < .seconds(20))
  }
}

/// A repeatable random source (Steele, Lea, Flood 2014).
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
