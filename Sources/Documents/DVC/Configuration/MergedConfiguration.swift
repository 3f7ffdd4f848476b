import ByteText
import Findings

/// The files of a configuration while they are put together.
struct MergedConfiguration {
  /// A named section: `remote "name"`, `machine "name"`, `db "name"`.
  private struct Named {
    let location: SourceLocation
    /// False where a setting could not be read, which is told already.
    var isWhole = true
    var settings: [ByteString: DVCSetting] = [:]
  }

  private(set) var faults: [DVCFault] = []
  private(set) var sections: [ByteString: [ByteString: DVCSetting]] = [:]
  private var named: [ByteString: [ByteString: Named]] = [:]
  private var locations: [ByteString: SourceLocation] = [:]

  private static let kinds: Set<ByteString> = ["remote", "machine", "db"]
  var remotes: [ByteString: DVCRemote] {
    Dictionary(
      (named["remote"] ?? [:]).map {
        ($0.key, DVCRemote(name: $0.key, location: $0.value.location, settings: $0.value.settings))
      }, uniquingKeysWith: { first, _ in first })
  }

  mutating func read(_ file: DVCConfigurationFile) {
    if let fault = encodingFault(file.bytes, .yaml) {
      let source = SourceText(path: file.path, bytes: file.bytes)
      faults.append(DVCFault(.schema, fault.problem, at: source.location(of: fault.range)))
      return
    }
    let source = SourceText(path: file.path, bytes: file.bytes)
    var reader = ConfigurationReader(source)
    let root = reader.read()
    faults += reader.faults
    let converter = SettingConverter(source: source, level: file.level, root: root)
    for setting in root.settings {
      refuse(
        "\(setting.key.quoted) stands in no section", at: source.location(of: setting.keyRange))
    }
    // Of two names that differ in case alone the last counts.
    var last: [ByteString: Int] = [:]
    for (index, section) in root.sections.enumerated() {
      last[section.name.lowercasedASCII] = index
    }
    for index in last.values.sorted() { add(root.sections[index], converter) }
  }

  private mutating func add(_ section: WrittenSection, _ converter: SettingConverter) {
    let location = converter.source.location(of: section.range)
    for inner in section.sections {
      refuse(
        "DVC knows no section inside a section", at: converter.source.location(of: inner.range))
    }
    let faultsBefore = faults.count
    let settings = self.settings(of: section, converter)
    let isWhole = faults.count == faultsBefore
    let name = section.name.lowercasedASCII
    if let (kind, own) = Self.namedSection(name) {
      var known = named[kind, default: [:]][own] ?? Named(location: location)
      known.isWhole = known.isWhole && isWhole
      known.settings.merge(settings, uniquingKeysWith: { _, new in new })
      named[kind, default: [:]][own] = known
    } else if Self.kinds.contains(name) {
      guard !settings.isEmpty else { return }
      refuse("write the section as ['\(name) \"name\"']", at: location)
    } else {
      locations[name] = location
      sections[name, default: [:]].merge(settings, uniquingKeysWith: { _, new in new })
    }
  }

  private mutating func settings(
    of section: WrittenSection, _ converter: SettingConverter
  ) -> [ByteString: DVCSetting] {
    var settings: [ByteString: DVCSetting] = [:]
    for written in section.settings {
      switch converter.setting(written, in: section) {
      case .success(let setting): settings[setting.key] = setting
      case .failure(let fault): faults.append(fault)
      }
    }
    return settings
  }

  /// `remote "name"` in its parts.
  private static func namedSection(_ text: ByteString) -> (kind: ByteString, name: ByteString)? {
    let trimmed = text.trimmed
    guard let quote = trimmed.firstIndex(of: .ascii("\"")), trimmed.last == .ascii("\""),
      quote < trimmed.endIndex - 1
    else { return nil }
    let kind = ByteString(trimmed[..<quote].trimmed)
    guard kinds.contains(kind) else { return nil }
    return (kind, ByteString(trimmed[(quote + 1)..<(trimmed.endIndex - 1)]))
  }

  private mutating func refuse(_ problem: String, at location: SourceLocation) {
    faults.append(DVCFault(.schema, problem, at: location))
  }
}

extension MergedConfiguration {
  /// Judges what came out of all files together, as DVC does.
  mutating func validate() {
    for (name, settings) in sections.sorted(by: { $0.key < $1.key }) {
      validateSection(name, settings)
    }
    if let first = setting("hydra", "config_dir"), setting("hydra", "config_module") != nil {
      refuse("'config_dir' and 'config_module' exclude each other", at: first.keyLocation)
    }
    for (_, machine) in entries(of: "machine") {
      validate(machine.settings, ConfigurationRule.machine)
    }
    for (_, database) in entries(of: "db") {
      validate(database.settings, ConfigurationRule.database)
    }
    for (_, remote) in entries(of: "remote") { validate(remote) }
  }

  private mutating func validateSection(
    _ name: ByteString, _ settings: [ByteString: DVCSetting]
  ) {
    if name == "feature" {
      // DVC passes over the others.
      validate(settings.filter { $0.key == "machine" }, ["machine": .boolean])
    } else if let table = ConfigurationRule.sections[name] {
      validate(settings, table)
    } else if let location = locations[name] {
      refuse("DVC knows no section \(name.quoted)", at: location)
    }
  }

  private func setting(_ section: ByteString, _ key: ByteString) -> DVCSetting? {
    sections[section]?[key]
  }

  private func entries(of kind: ByteString) -> [(key: ByteString, value: Named)] {
    (named[kind] ?? [:]).sorted { $0.key < $1.key }
  }

  private mutating func validate(_ remote: Named) {
    guard let url = remote.settings["url"] else {
      if remote.isWhole { refuse("the remote needs a 'url'", at: remote.location) }
      return
    }
    guard let text = url.text else {
      refuse(
        "a 'url' must be one text; a comma makes a list, so put quotes around it",
        at: url.valueLocation)
      return
    }
    let scheme = urlScheme(of: text) ?? ""
    guard scheme != "remote" else { return }
    guard let table = ConfigurationRule.remotes[scheme] else {
      refuse("DVC has no remotes of the type '\(scheme)://'", at: url.valueLocation)
      return
    }
    validate(remote.settings, table)
  }

  private mutating func validate(
    _ settings: [ByteString: DVCSetting], _ table: ConfigurationRule.Table
  ) {
    for (key, setting) in settings.sorted(by: { $0.key < $1.key }) {
      guard let rule = table[key] else {
        refuse(unknown(key, table), at: setting.keyLocation)
        continue
      }
      if let expected = rule.expectation(setting.value) {
        refuse("\(key.quoted) must be \(expected)", at: setting.valueLocation)
      }
    }
  }

  private func unknown(_ key: ByteString, _ table: ConfigurationRule.Table) -> String {
    let near = nearest(to: key, among: table.keys.sorted())
    let hint = near.map { "; did you mean \($0.quoted)?" } ?? ""
    return "DVC knows no setting \(key.quoted) here\(hint)"
  }
}

extension MergedConfiguration {
  /// The keys that hold what must not be in git.
  private static let secretKeys: Set<ByteString> = [
    "access_key_id", "account_key", "client_secret", "connection_string", "custom_auth_header",
    "gdrive_client_secret", "oss_key_id", "oss_key_secret", "passphrase", "password", "sas_token",
    "secret_access_key", "session_token", "sse_customer_key", "token",
  ]

  /// The settings that hold a credential: by their key, or in a URL with a password.
  var credentials: [DVCSetting] {
    let all =
      sections.values.flatMap(\.values)
      + named.values.flatMap { $0.values.flatMap(\.settings.values) }
    return all.filter { setting in
      if setting.text?.isEmpty == true { return false }
      return Self.secretKeys.contains(setting.key)
        || setting.key.hasSuffix("url") && setting.text?.holdsPassword == true
    }
  }
}

extension ByteString {
  /// Whether a URL has a password: `scheme://user:password@host`.
  fileprivate var holdsPassword: Bool {
    guard let start = firstIndex(of: Array("://".utf8), from: startIndex) else { return false }
    let authority = self[(start + 3)...].prefix { $0 != .ascii("/") }
    guard let at = authority.lastIndex(of: .ascii("@")),
      let colon = authority[..<at].firstIndex(of: .ascii(":"))
    else { return false }
    return colon + 1 < at
  }
}
