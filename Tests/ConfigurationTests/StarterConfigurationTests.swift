import ByteText
import Checks
import Documents
import SmokeTraining
import Testing

@testable import Configuration

/// The `.mlgate.yaml` that `mlgate init` writes.
@Suite struct StarterConfigurationTests {
  private func read(_ bytes: [UInt8]) throws -> GateConfiguration {
    try GateConfiguration(ParsedFile(path: ".mlgate.yaml", bytes: bytes, format: .yaml))
  }

  /// Every line that is a key behind `#` without it.
  private func uncommented(_ text: [UInt8]) -> (text: [UInt8], count: Int) {
    var count = 0
    let lines = String(decoding: text, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false
    ).map { line -> String in
      guard line.hasPrefix("  #"), !line.hasPrefix("  # ") else { return String(line) }
      count += 1
      return "  " + line.dropFirst(3)
    }
    return (Array(lines.joined(separator: "\n").utf8), count)
  }

  @Test func theFileOfAPlainRepository() throws {
    let text = String(decoding: StarterConfiguration().text, as: UTF8.self)
    #expect(text.hasPrefix("# yaml-language-server: $schema=.mlgate.schema.json\n"))
    #expect(
      text.contains(
        """

        # What is too large for git itself.
        large_files:
          # The most bytes of a file in plain git.
          #limit: 10 MB
          # Names of folders, at any depth, below which `*.bin` holds weights.
          #weight_folders: [checkpoints, models, weights]

        """))
    #expect(!text.contains("\t") && text.hasSuffix("\n"))
    _ = try read(Array(text.utf8))
  }

  @Test func everyKeyThatIsShownIsOne() throws {
    for (name, keys) in StarterConfiguration.shown {
      let section = try #require(ConfigurationField.all.first { $0.name == name })
      guard case .section(let fields) = section.value else {
        Issue.record("\(name) is no section")
        continue
      }
      for key in keys {
        let field = fields.first { $0.name == key }
        #expect(field?.value.starterText != nil, "\(name).\(key)")
      }
    }
  }

  @Test func whatIsCommentedOutIsTheDefault() throws {
    let (text, count) = uncommented(StarterConfiguration().text)
    #expect(count == StarterConfiguration.shown.map(\.keys.count).reduce(0, +))
    let (given, standard) = (try read(text), GateConfiguration())
    #expect("\(given.hooks)" == "\(standard.hooks)")
    #expect("\(given.smokeTraining)" == "\(standard.smokeTraining)")
    #expect("\(given.checks.release)" == "\(standard.checks.release)")
    #expect(given.checks.largeFiles.byteLimit == standard.checks.largeFiles.byteLimit)
    #expect(given.checks.branches.defaults == ["main", "master"])
    #expect(given.checks.layout.models.map(\.pattern) == ["models/"])
  }

  /// The keys that are not shown too: what could be shown one day is valid.
  @Test(arguments: ConfigurationField.all.map(\.name))
  func everyDefaultOfASectionIsRead(_ name: String) throws {
    let section = try #require(ConfigurationField.all.first { $0.name == name })
    guard case .section(let fields) = section.value else { return }
    let (text, count) = uncommented(StarterConfiguration().text(of: section, fields))
    #expect(count == fields.compactMap(\.value.starterText).count)
    _ = try read(text)
  }

  @Test func whatIsParticularIsActive() throws {
    var starter = StarterConfiguration()
    starter.experiments = ["/runs/it's one/", "/configs/a: b #1.yaml"]
    starter.models = ["/artefacts/"]
    starter.defaultBranch = "off"
    let read = try read(starter.text)
    #expect(
      read.checks.layout.experiments.map(\.pattern)
        == ["experiments/", "/runs/it's one/", "/configs/a: b #1.yaml"])
    #expect(read.checks.layout.models.map(\.pattern) == ["models/", "/artefacts/"])
    #expect(read.checks.branches.defaults == ["off"])
    #expect(
      read.checks.release.protectedBranches.map(\.pattern)
        == ["/main", "/master", "/release/**", "/releases/**", "/off"])
  }
}
