import ByteText
import Documents
import Findings
import RepositorySnapshot
import TestSupport
import Testing

@Suite struct RequirementsFileTests {
  private func read(_ text: String) -> RequirementsFile {
    RequirementsFile(path: "requirements.txt", bytes: Array(text.utf8))
  }

  @Test func everyPieceHasItsPlace() throws {
    let file = read("# é\nTorch [a, b] \\\n  >=2.1, ==2.* ; os_name == 'nt' --hash=sha256:0\n")
    let requirement = try #require(file.requirements.first)
    let text = { (range: ByteRange) in String(decoding: file.source.bytes[range], as: UTF8.self) }
    #expect(requirement.name.map { text($0.range) } == "Torch")
    #expect(requirement.extras.map { text($0.range) } == ["a", "b"])
    #expect(requirement.specifiers.map { text($0.range) } == [">=2.1", "==2.*"])
    #expect(requirement.specifiers.map { text($0.versionRange) } == ["2.1", "2.*"])
    #expect(text(requirement.range) == "Torch [a, b] \\\n  >=2.1, ==2.* ; os_name == 'nt'")
    #expect(requirement.marker == .comparison(.variable(.osName), .equal, .text("nt")))
    #expect(
      requirement.location(of: requirement.specifiers[0].range).range
        == SourceRange(
          start: SourcePosition(line: 3, column: 3), end: SourcePosition(line: 3, column: 8)))
  }

  @Test(arguments: [
    ("git+https://u@h/a.git@0123#egg=b&subdirectory=c", "0123", "b"),
    ("git+ssh://git@h/a.git", nil, nil),
    ("git+ssh://git@h:u/a.git@v1.0", "v1.0", nil),
  ])
  func urlIsTakenApart(text: String, revision: String?, egg: String?) throws {
    let origin = try #require(read(text).requirements.first?.origin)
    guard case .url(let url) = origin else {
      Issue.record("\(origin) is no URL")
      return
    }
    #expect(url.revision?.text.description == revision)
    #expect(url.fragment("egg")?.text.description == egg)
  }

  @Test func encodings() {
    let text = "# ü\nnumpy==1.26\n"
    let utf16: [UInt8] = [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
    let latin1: [UInt8] =
      Array("# -*- coding: latin-1 -*-\n# ".utf8) + [0xFC] + Array("\nnumpy==1.26\n".utf8)
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF] + Array("numpy==1.26\n".utf8)
    for bytes in [Array(text.utf8), utf16, latin1, mark] {
      let file = RequirementsFile(path: "requirements.txt", bytes: bytes)
      #expect(file.requirements.map { $0.name?.text } == ["numpy"])
      #expect(file.faults.isEmpty && file.invalid.isEmpty)
    }
    let broken = RequirementsFile(path: "requirements.txt", bytes: [0x61, 0xFF])
    #expect(broken.faults == [SyntaxFault(.notUTF8(problem: "byte 0xFF is not UTF-8"), at: 1..<2)])
  }

  @Test func limitsAreFaultsWithTheirPlace() {
    let long = read("a==1\n#" + String(repeating: "x", count: 8192) + "\nb==1\n")
    #expect(
      long.faults == [
        SyntaxFault(.tooLarge(problem: "a line of 8193 bytes, more than 8192"), at: 5..<8198)
      ])
    #expect(long.requirements.map { $0.name?.text } == ["a", "b"])
    let many = read(String(repeating: "a==1\n", count: 10_001))
    #expect(
      many.faults == [
        SyntaxFault(.tooLarge(problem: "more than 10000 requirements"), at: 50_000..<50_004)
      ])
    #expect(many.requirements.count == 10_000)
  }

  @Test func deepMarkersAreRefused() {
    let file = read("a; " + String(repeating: "(", count: 5000))
    #expect(
      file.invalid.map(\.problem) == [
        .invalidMarker(expected: "at most 32 parentheses inside each other")
      ])
  }

  @Test func pinsOfAPackage() throws {
    let repository = ExampleRepository(
      Example(
        "pins",
        [
          ExampleFile("environment.yml", "dependencies: [pytorch=2.1, 'numpy>=1']\n"),
          ExampleFile("requirements.txt", "Torch==2.1.0+cu118\nnumpy>=1\n"),
        ])
    ).documents
    let pins = repository.pins(of: "torch")
    #expect(pins.map(\.version) == ["2.1", "2.1.0+cu118"])
    #expect(pins.map(\.location.path) == ["environment.yml", "requirements.txt"])
    #expect(pins.map { $0.accepts("2.1.0") } == [true, false])
    #expect(repository.pins(of: "numpy").isEmpty)
  }

  @Test(arguments: [
    ("python_version < '3.9'", "python_version >= '3.9'", true),
    ("python_version < '3.9'", "python_full_version >= '3.9.0'", true),
    ("python_version <= '3.9'", "python_full_version >= '3.9.5'", false),
    ("sys_platform == 'linux'", "platform_system == 'Windows'", true),
    ("sys_platform == 'linux'", "platform_machine == 'x86_64'", false),
    ("os_name == 'nt'", "sys_platform != 'win32' and sys_platform != 'cygwin'", true),
    ("platform_machine == 'x86_64'", "platform_machine in 'x86_64 AMD64'", false),
    ("extra == 'a'", "extra == 'b'", true),
    ("implementation_name == 'cpython'", "implementation_name != 'cpython'", true),
    ("python_version >= '3.13'", "python_version < '3.20'", false),
  ])
  func exclusiveMarkers(left: String, right: String, isExclusive: Bool) throws {
    let file = read("a; \(left)\nb; \(right)\n")
    #expect(file.invalid.isEmpty)
    #expect(Marker.exclude(file.requirements[0].marker, file.requirements[1].marker) == isExclusive)
    #expect(Marker.exclude(file.requirements[1].marker, file.requirements[0].marker) == isExclusive)
    #expect(!Marker.exclude(file.requirements[0].marker, nil))
  }
}
