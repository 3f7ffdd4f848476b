import ByteText
import Configuration
import Documents
import GitRepository
import RepositorySnapshot

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// post-checkout and post-merge: which data is to be fetched now.
struct AdviceHook {
  let hook: HookName
  let arguments: [String]
  let options: CommonOptions

  func run() throws {
    // The last argument of post-checkout is 0 where only files were checked out.
    if hook == .postCheckout, arguments.count == 3, arguments[2] == "0" { return }
    let place = try JudgedPlace(options, source: .index(changesOnly: false))
    guard let workTree = place.repository.workTree else { return }
    let advice = MissingData(place, in: workTree).advice
    if !advice.isEmpty { try Console.write(advice.map { "\($0)\n" }.joined()) }
  }
}

/// What git's files speak of and the disk does not hold.
private struct MissingData {
  let advice: [String]

  init(_ place: JudgedPlace, in workTree: ByteString) {
    let documents = RepositoryDocuments(place.snapshot, settings: place.configuration.checks)
    func isMissing(_ path: RepositoryPath) -> Bool {
      unsafe access(absolutePath(path, in: workTree), F_OK) != 0
    }
    // What has no hash was never made, so there is nothing to fetch.
    let outputs = documents.dvcOutputs.filter { $0.isCached && $0.md5 != nil }.map(\.path)
      .filter(isMissing)
    let pointers = documents.snapshot.entries.filter { entry in
      entry.mode.isFile && documents.attributes.isLFS(entry.path)
        && isPointer(absolutePath(entry.path, in: workTree))
    }.map(\.path)
    advice = [
      Self.line(outputs, "of DVC's outputs", "missing", "dvc pull"),
      Self.line(pointers, "of LFS's files", "not downloaded", "git lfs pull"),
    ].compactMap(\.self)
  }

  /// `mlgate: 2 of DVC's outputs are missing ('data/a.csv', 'data/b.csv'): run 'dvc pull'`
  private static func line(
    _ paths: [RepositoryPath], _ what: String, _ state: String, _ command: String
  ) -> String? {
    guard !paths.isEmpty else { return nil }
    let names = paths.prefix(3).map(\.bytes.quoted).joined(separator: ", ")
    let more = paths.count > 3 ? " …" : ""
    return
      "mlgate: \(paths.count) \(what) \(paths.count == 1 ? "is" : "are") \(state) (\(names)\(more)): run '\(command)'"
  }
}

private func absolutePath(_ path: RepositoryPath, in workTree: ByteString) -> String {
  String(decoding: workTree.bytes + [.ascii("/")] + path.bytes.bytes, as: UTF8.self)
}

/// Whether the file on disk is what LFS keeps in its place. Nothing that is no plain file is opened.
private func isPointer(_ path: String) -> Bool {
  guard PlainFile.isRegular(path), let size = PlainFile.size(of: path),
    size < LFSPointer.byteLimit, let bytes = try? PlainFile.bytes(of: path)
  else { return false }
  return bytes.starts(with: "version https://git-lfs.github.com/spec/" as StaticString)
}
