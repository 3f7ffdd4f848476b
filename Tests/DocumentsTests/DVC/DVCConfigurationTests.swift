import ByteText
import Documents
import Findings
import TestSupport
import Testing

@Suite struct DVCConfigurationTests {
  private static let cases = vectorCases("dvc-configurations.json")

  @Test func allCasesAreRead() { #expect(Self.cases.count == 276) }

  @Test func verdictsAndSettingsAreDVCs() throws {
    for value in Self.cases {
      let fields = try #require(value.dictionary)
      let text = try #require(fields["text"]?.string)
      var files = [DVCConfigurationFile(.repository, path: ".dvc/config", bytes: text.bytes)]
      let local = fields["local"]?.string
      if let local {
        files.append(DVCConfigurationFile(.local, path: ".dvc/config.local", bytes: local.bytes))
      }
      let configuration = DVCConfiguration(files)
      #expect(
        configuration.faults.isEmpty == (fields["valid"] == .boolean(true)), "\(text) \(fields)")
      if let settings = fields["settings"], local == nil {
        #expect(configuration.written == settings, "\(text)")
      }
    }
  }

  @Test func faultsStandWhereTheyAre() throws {
    let found = faults(
      """
      [core]
          remote = r
          autostage = yes
          remot = x
      ['remote "r"']
          account_name = a
          url = s3://bucket
      ['remote "q"']
          url = a, b
      [cor]
      broken

      """)
    #expect(
      found == [
        "11:1-11:7 this is neither a section ['name'] nor a setting key = value",
        "10:1-10:6 DVC knows no section 'cor'",
        "3:17-3:20 'autostage' must be true or false",
        "4:5-4:10 DVC knows no setting 'remot' here; did you mean 'remote'?",
        "9:11-9:15 a 'url' must be one text; a comma makes a list, so put quotes around it",
        "6:5-6:17 DVC knows no setting 'account_name' here",
      ])
  }

  @Test func doubledNamesAreFaults() {
    #expect(
      faults("[core]\nremote = a\nremote = b\n[core]\n") == [
        "3:1-3:7 'remote' is set twice in this section",
        "4:1-4:7 the section 'core' is there twice; put its settings together",
      ])
    #expect(faults("['remote \"r\"']\njobs = 1\n") == ["1:1-1:15 the remote needs a 'url'"])
  }

  @Test func remotesAndOptionsAreRead() throws {
    let configuration = DVCConfiguration([
      DVCConfigurationFile(
        .repository, path: ".dvc/config",
        bytes: Array(
          """
          [core]
          remote = Store
          autostage = True
          [cache]
          dir = ../cache
          [parsing]
          list = append
          ['remote "Store"']
          url = ../store
          ['remote "cloud"']
          url = S3://bucket/x
          version_aware = true
          ['remote "part"']
          url = remote://Cloud/part

          """.utf8)),
      DVCConfigurationFile(
        .local, path: ".dvc/config.local",
        bytes: Array("['remote \"cloud\"']\nsecret_access_key = s\n[core]\nremote = cloud\n".utf8)),
    ])
    #expect(configuration.faults.isEmpty)
    #expect(configuration.remotes.map(\.name) == ["cloud", "part", "store"])
    #expect(configuration.remotes.map(\.scheme) == ["s3", "remote", nil])
    #expect(configuration.remotes.map(\.base) == [nil, "cloud", nil])
    #expect(configuration.remotes.map(\.isRelativeFolder) == [false, false, true])
    #expect(configuration.remote(named: "CLOUD")?.isVersionAware == true)
    #expect(configuration.defaultRemote?.text == "cloud")
    #expect(configuration.defaultRemote?.level == .local)
    #expect(configuration.stagesItself && !configuration.isWithoutGit)
    #expect(configuration.cacheFolder?.text == "../cache")
    #expect(configuration.templateOptions.repeatsListName)
    #expect(!configuration.templateOptions.writesFalse)
    #expect(configuration.credentials.map(\.key) == ["secret_access_key"])
    #expect(configuration.credentials.map(\.level) == [.local])
  }

  @Test func credentialsAreFound() {
    let configuration = DVCConfiguration([
      DVCConfigurationFile(
        .repository, path: ".dvc/config",
        bytes: Array(
          """
          ['remote "a"']
          url = https://user:word@host/x
          password = p
          user = u
          ['remote "b"']
          url = ssh://user@host:22/x
          passphrase =
          [studio]
          token = t

          """.utf8))
    ])
    #expect(
      configuration.credentials.map { "\($0.key) \($0.valueLocation.range?.start.line ?? 0)" }
        == ["url 2", "password 3", "token 9"])
  }

  @Test func hostileConfigurationEnds() {
    for text in [
      String(repeating: "[", count: 100_000), String(repeating: "]a[", count: 30_000),
      "[core]\nremote = " + String(repeating: "'a' ", count: 50_000),
      "[core]\nremote = " + String(repeating: "%(remote)s", count: 400),
      "[core]\nremote = '''" + String(repeating: "a\n", count: 50_000),
    ] { #expect(!faults(text).isEmpty) }
  }

  private func faults(_ text: String) -> [String] {
    DVCConfiguration([
      DVCConfigurationFile(.repository, path: ".dvc/config", bytes: Array(text.utf8))
    ]).faults.map { fault in
      let range = fault.location.range
      let places = [range?.start, range?.end].map { "\($0?.line ?? 0):\($0?.column ?? 0)" }
      return "\(places[0])-\(places[1]) \(fault.problem)"
    }
  }
}

extension DVCConfiguration {
  /// In the form of the vectors.
  fileprivate var written: PythonValue {
    var result = PythonDictionary()
    for section: ByteString in ["core", "cache", "parsing"] {
      for (key, setting) in sections[section] ?? [:] {
        result[.string(ByteString(section.bytes + ".".utf8 + key.bytes))] = setting.pythonValue
      }
    }
    for remote in remotes {
      for (key, setting) in remote.settings {
        result[.string(ByteString("remote.".utf8 + remote.name.bytes + ".".utf8 + key.bytes))] =
          setting.pythonValue
      }
    }
    return .dictionary(result)
  }
}

extension DVCSetting {
  fileprivate var pythonValue: PythonValue {
    switch value {
    case .text(let text): .string(text)
    case .list(let list): .list(list.map { .string($0) })
    }
  }
}
