import ByteText
public import Documents
public import Findings
import RepositorySnapshot

/// Flags recorded data that is in no store at hand.
public struct MissingData: ObjectCheck {
  public static let rule = Rule(
    id: "DVC012",
    name: "missing-data",
    severity: .error,
    subject: .dvcFiles,
    summary:
      "Data that DVC's files name is in neither the cache nor a remote on this machine, or is broken there",
    rationale: """
      Once such a commit is pushed, nobody can pull the data. It is asked by the pre-push hook, of the hashes that the \
      pushed commits add to what the other side has, and of a release. Remotes elsewhere are not asked: that takes the \
      network. A folder is there when its list and all its files are. Files that DVC wrote into its cache are trusted, \
      others are hashed. A clone without any data skips the question for releases, and the report says so.
      """,
    help:
      "'dvc pull' brings it where it was pushed; else 'dvc commit' where the data still is, then 'dvc push'",
    passing: [
      Example(
        "in the cache", [DVCExamples.raw],
        objects: [ExampleObject(.dataCache, md5: "22a1a2931c8370d3aeedd7183606fd7f")]),
      Example(
        "kept by git",
        [
          ExampleFile(
            "raw.csv.dvc",
            "outs:\n- {path: raw.csv, cache: false, md5: 22a1a2931c8370d3aeedd7183606fd7f}\n")
        ]),
    ],
    failing: [
      Example(
        "nowhere",
        [
          ExampleFile(
            "raw.csv.dvc",
            "outs:\n- {path: raw.csv, hash: md5, md5: «22a1a2931c8370d3aeedd7183606fd7f»}\n")
        ])
    ])

  public init() {}

  public func findings(in objects: JudgedObjects) -> [Finding] {
    objects.data.compactMap { object in
      let message: Finding.Message
      switch object.state {
      case .present, .unreadable: return nil
      case .absent(let files): message = .absent(object, files)
      case .corrupt: message = .corrupt(object)
      }
      let place = object.node.location
      return Finding(
        message, at: object.commit == nil ? place : SourceLocation(path: place.path))
    }
  }

  public func unverified(in objects: JudgedObjects) -> [UnverifiedQuestion] {
    objects.data.compactMap { object in
      guard case .unreadable(let reason) = object.state else { return nil }
      return UnverifiedQuestion(
        path: object.node.location.path,
        reason: "the data of \(object.name) cannot be read: \(reason)")
    }
  }
}

extension RecordedObject {
  /// `'raw.csv' (4d7a…)`, with the commit where it is not the judged one.
  fileprivate var name: String {
    let place = commit.map { " of commit \($0.description.prefix(12))" } ?? ""
    return "\(path.quoted)\(place) (\(md5))"
  }
}

extension Finding.Message {
  fileprivate static func absent(_ object: RecordedObject, _ files: Int?) -> Self {
    let what = files.map { "\($0) \($0 == 1 ? "file" : "files") of \(object.name)" }
    return
      "\(what ?? "the data of \(object.name)") is in neither DVC's cache nor a remote on this machine"
  }

  fileprivate static func corrupt(_ object: RecordedObject) -> Self {
    "the data of \(object.name) is broken in DVC's cache"
  }
}
