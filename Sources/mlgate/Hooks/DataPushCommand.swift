import ByteText
import Documents

/// The commands that send the data of pushed commits.
enum DataPushCommand {
  /// One a project, sorted by folder.
  static func notes(on data: [RecordedObject]) -> [String] {
    Dictionary(grouping: data, by: \.project).sorted { $0.key < $1.key }.map { project, data in
      let outputs = data.count == 1 ? "1 output" : "\(data.count) outputs"
      return "the data of \(outputs) to be sent by '\(command(project, data))'"
    }
  }

  private static func command(_ project: RepositoryPath, _ data: [RecordedObject]) -> String {
    let folder = project.bytes.isEmpty ? [] : ["--cd", project.bytes.shellWord]
    // What only an earlier commit names is no target of the files on disk.
    let targets =
      data.contains { $0.commit != nil }
      ? ["--all-commits"] : Set(data.map(\.address)).sorted().map(\.shellWord)
    return (["dvc push"] + folder + targets).joined(separator: " ")
  }
}
