import ByteText
import Documents
import Findings
import GitRepository
import RepositorySnapshot

/// What DVC is told on this machine beside the committed `.dvc/config`: `config.local`, and the files of the
/// user and of the system.
///
/// Source: `dvc/config.py` of DVC 3.67.
struct MachineConfiguration {
  private static let limit = 1 << 20

  let configuration: DVCConfiguration
  /// The project's `.dvc` folder, an absolute path.
  private let folder: ByteString

  /// - Parameter top: the top of the work tree, an absolute path.
  ///   A file that DVC would refuse ends the command: nobody can tell then where the cache is.
  init(
    _ project: DVCProject, _ snapshot: Snapshot, below top: ByteString
  ) throws(CommandFailure) {
    let own = project.folder.appending(".dvc")
    folder = top.appendingPath(own.bytes)
    var files = Self.files(own, folder)
    if let entry = snapshot.entry(at: own.appending("config")), entry.mode.isFile,
      let bytes = try? snapshot.blobs.bytes(of: entry, limit: Self.limit)
    {
      files.append(DVCConfigurationFile(.repository, path: entry.path, bytes: bytes))
    }
    configuration = DVCConfiguration(files)
    if let fault = configuration.faults.first {
      throw .couldNotWork("\(fault.location.path.bytes.quotedInFull): \(fault.problem)")
    }
  }

  private static func files(
    _ own: RepositoryPath, _ folder: ByteString
  ) -> [DVCConfigurationFile] {
    let home = variable("HOME")
    let configured = variable("XDG_CONFIG_HOME")
    let user =
      variable("DVC_GLOBAL_CONFIG_DIR").nonEmpty
      ?? (configured.nonEmpty ?? home.appendingPath(".config")).appendingPath("dvc")
    let system = variable("DVC_SYSTEM_CONFIG_DIR").nonEmpty ?? "/etc/xdg/dvc"
    let places: [(DVCConfigurationLevel, ByteString)] = [
      (.system, system.appendingPath("config")), (.global, user.appendingPath("config")),
      (.local, folder.appendingPath("config.local")),
    ]
    return places.compactMap { level, path in
      let name = String(decoding: path, as: UTF8.self)
      // A pipe would keep the reader waiting.
      guard PlainFile.isRegular(name), let bytes = try? PlainFile.bytes(of: name) else {
        return nil
      }
      return DVCConfigurationFile(level, path: RepositoryPath(path), bytes: bytes)
    }
  }

  /// Where the objects of DVC's cache lie, an absolute path.
  var cacheFolder: ByteString {
    guard let written = configuration.cacheFolder?.text, !written.isEmpty else {
      return folder.appendingPath("cache")
    }
    return absolute(written)
  }

  /// The remotes that are folders of this machine, the one that is used by default first.
  var localRemotes: [(name: ByteString, folder: ByteString)] {
    let standard = configuration.defaultRemote?.text
    let local = configuration.remotes.compactMap { remote -> (ByteString, ByteString)? in
      guard remote.scheme == nil, let url = remote.url else { return nil }
      return (remote.name, absolute(url))
    }
    return local.filter { $0.0 == standard } + local.filter { $0.0 != standard }
  }

  private func absolute(_ written: ByteString) -> ByteString {
    written.first == .ascii("/") ? written : folder.appendingPath(written)
  }
}

extension ByteString {
  fileprivate var nonEmpty: ByteString? { isEmpty ? nil : self }
}
