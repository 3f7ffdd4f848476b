import ArgumentParser
import ByteText
import Documents
import GitRepository
import Reporters
import RepositorySnapshot

/// `mlgate lfs files`
struct LFSFiles: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "files", abstract: "List every LFS pointer, as 'git lfs ls-files --long' does.",
    discussion: """
      Pointers of the last commit unless told otherwise, whatever the attributes say; one for the empty file is \
      none. '*' marks a path where the work tree has a file of the content's size, '-' any other.

      Examples:
        mlgate lfs files
        mlgate lfs files models --size
        mlgate lfs files --staged --name-only
        mlgate lfs files --commit model-v1.0.0 --json
      """)

  @Argument(help: "List only these files and folders.", completion: .file())
  var paths: [String] = []

  @OptionGroup var source: SourceOptions

  @Flag(name: .shortAndLong, help: "Show the size of each content.")
  var size = false

  @Flag(name: .shortAndLong, help: "Show paths alone.")
  var nameOnly = false

  @Flag(name: .shortAndLong, help: "Print JSON in the shape of 'git lfs ls-files --json'.")
  var json = false

  @OptionGroup var folder: FolderOption

  func run() throws {
    let environment = try workingPlace(folder.directory)
    let repository = try fromGit { () throws(GitError) in
      try GitRepository(at: environment.workingFolder, environment: environment)
    }
    var snapshot = try repository.snapshot(try source.wholeSnapshot(standard: standard(repository)))
    if !paths.isEmpty {
      snapshot = try snapshot.limited(
        to: paths, seenFrom: environment.workingFolder, in: repository)
    }
    let rows = try LFSListing(of: snapshot, in: repository).rows
    try Console.write(json ? document(rows) : rows.map { line($0) }.joined())
  }

  /// HEAD; before the first commit the index, which is what git-lfs compares with it.
  private func standard(_ repository: GitRepository) throws(CommandFailure) -> SourceChoice {
    let head = try fromGit { () throws(GitError) in try repository.head() }
    return head == nil ? .index(changesOnly: false) : .commit("HEAD")
  }

  private func line(_ row: LFSListing.Row) -> String {
    let pointer = row.file.pointer
    let marked = nameOnly ? "" : "\(pointer.oid) \(row.isCheckedOut ? "*" : "-") "
    return "\(marked)\(row.file.path)\(size ? " (\(decimalSize(pointer.size)))" : "")\n"
  }

  private func document(_ rows: [LFSListing.Row]) -> String {
    var json = JSONWriter()
    json.object(.lines) { json in
      json.key("files")
      json.array(rows, .lines) { json, row in
        json.object(.lines) { json in
          json.member("name", row.file.path.description)
          json.member("size", row.file.pointer.size)
          json.key("checkout")
          json.boolean(row.isCheckedOut)
          json.key("downloaded")
          json.boolean(row.isDownloaded)
          json.member("oid_type", "sha256")
          json.member("oid", row.file.pointer.oid.description)
          json.member("version", "https://git-lfs.github.com/spec/v1")
        }
      }
    }
    return String(decoding: json.bytes, as: UTF8.self) + "\n"
  }
}
