import ByteText
public import Documents
public import Findings

/// Flags data on disk that is not what DVC's files record.
public struct DataChanged: ObjectCheck {
  public static let rule = Rule(
    id: "DVC011",
    name: "data-changed",
    severity: .warning,
    subject: .dvcFiles,
    summary: "Data on disk does not have the md5 that a .dvc file or dvc.lock records",
    rationale: """
      What is committed names other data than what lies here: whoever pulls gets another file, and a model trained \
      here cannot be made again there. It is asked where the files on disk are judged, never of a commit. Data that is \
      not here is no fault: nobody has to pull everything. A file that did not change since it was last hashed is not \
      read again; '--ignore DVC011' leaves the question out where the data is too large to be hashed even once.
      """,
    help:
      "'dvc commit' records what is here, 'dvc checkout' brings back what is recorded, 'dvc repro' makes it again",
    passing: [
      Example(
        "as recorded", [DVCExamples.raw],
        objects: [ExampleObject(.disk("raw.csv"), md5: "22a1a2931c8370d3aeedd7183606fd7f")]),
      Example("not pulled", [DVCExamples.raw]),
    ],
    failing: [
      Example(
        "edited without a word to DVC",
        [
          ExampleFile(
            "raw.csv.dvc",
            "outs:\n- {path: raw.csv, hash: md5, md5: «22a1a2931c8370d3aeedd7183606fd7f»}\n")
        ],
        objects: [ExampleObject(.disk("raw.csv"), md5: "5d41402abc4b2a76b9719d911017c592")])
    ])

  public init() {}

  public func findings(in objects: JudgedObjects) -> [Finding] {
    objects.disk.compactMap { data in
      guard case .hash(let hash) = data.content, hash != data.recorded else { return nil }
      return Finding(.changed(data, hash), at: data.node.location)
    }
  }

  public func unverified(in objects: JudgedObjects) -> [UnverifiedQuestion] {
    objects.disk.compactMap { data in
      guard case .unknown(let reason) = data.content else { return nil }
      return UnverifiedQuestion(
        path: data.node.location.path,
        reason: "whether \(data.path.bytes.quoted) is what is recorded cannot be told: \(reason)")
    }
  }
}

extension Finding.Message {
  fileprivate static func changed(_ data: DataOnDisk, _ hash: ByteString) -> Self {
    "\(data.path.bytes.quoted) has the md5 \(hash) on disk, not the recorded \(data.recorded)"
  }
}
