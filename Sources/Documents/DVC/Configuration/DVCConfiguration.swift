public import ByteText

/// The configuration of a DVC project: its files put together, later levels over earlier ones.
///
/// A snapshot knows `.dvc/config` alone, and what git should not keep; the levels of the machine
/// come from the caller. Sources: `dvc/config.py` and `dvc/config_schema.py` of DVC 3.67.
public struct DVCConfiguration: Sendable {
  /// Why DVC refuses the configuration; empty where all is well.
  public let faults: [DVCFault]
  /// The sections without a name of their own: `core`, `cache` …
  public let sections: [ByteString: [ByteString: DVCSetting]]
  /// Sorted by name.
  public let remotes: [DVCRemote]
  /// The settings that hold a credential, by place.
  public let credentials: [DVCSetting]
  private let placeOfRemote: [ByteString: Int]

  public init(_ files: [DVCConfigurationFile] = []) {
    var merged = MergedConfiguration()
    for file in files.sorted(by: { $0.level < $1.level }) { merged.read(file) }
    merged.validate()
    faults = merged.faults
    sections = merged.sections
    remotes = merged.remotes.values.sorted { $0.name < $1.name }
    credentials = merged.credentials.sorted { $0.valueLocation < $1.valueLocation }
    placeOfRemote = Dictionary(
      remotes.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  public func setting(_ section: ByteString, _ key: ByteString) -> DVCSetting? {
    sections[section]?[key]
  }

  /// The remote with the name, in whatever case.
  public func remote(named name: ByteString) -> DVCRemote? {
    placeOfRemote[name.lowercasedASCII].map { remotes[$0] }
  }

  /// `core.remote`: the name of the remote that is used where no other is named.
  public var defaultRemote: DVCSetting? { setting("core", "remote") }

  /// Whether DVC adds to git's index what it writes.
  public var stagesItself: Bool { setting("core", "autostage")?.isTrue ?? false }

  /// Whether DVC works without git.
  public var isWithoutGit: Bool { setting("core", "no_scm")?.isTrue ?? false }

  /// `cache.dir`, from `.dvc/` where it is relative; by default `.dvc/cache`.
  public var cacheFolder: DVCSetting? { setting("cache", "dir") }

  /// How templates put mappings into commands.
  public var templateOptions: TemplateOptions {
    var options = TemplateOptions()
    options.writesFalse = setting("parsing", "bool")?.text?.lowercasedASCII == "boolean_optional"
    options.repeatsListName = setting("parsing", "list")?.text?.lowercasedASCII == "append"
    return options
  }
}
