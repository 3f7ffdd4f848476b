import ByteText
import GitRepository

/// The pipeline as DVC writes it down: `dvc.yaml`, `dvc.lock`, and the objects of the cache.
struct DVCFiles {
  private let raw: [UInt8]
  private let train: [UInt8]
  private let test: [UInt8]

  init(_ iris: TrainedIris) {
    (raw, train, test) = (iris.raw, iris.train, iris.test)
  }

  static let getData = "mlgate iris get-data --output data/raw/iris.csv"
  static let processData =
    "mlgate iris process-data --input data/raw/iris.csv --train data/processed/train.csv --test data/processed/test.csv --test-size 0.2 --seed 42"

  /// What `git` holds.
  var tracked: ProjectFiles {
    [
      "dvc.yaml": NewFile(pipeline), "dvc.lock": NewFile(lock),
      "data/raw/.gitignore": NewFile("/iris.csv\n"),
      "data/processed/.gitignore": NewFile("/train.csv\n/test.csv\n"),
    ]
  }

  /// The outputs in the work tree, which git ignores.
  var outputs: ProjectFiles {
    [
      "data/raw/iris.csv": NewFile(raw), "data/processed/train.csv": NewFile(train),
      "data/processed/test.csv": NewFile(test),
    ]
  }

  /// The outputs in DVC's cache: `files/md5/<2 digits>/<30 digits>`.
  var cache: ProjectFiles {
    var files: ProjectFiles = [:]
    for content in [raw, train, test] {
      let hash = ContentHash.md5(content)
      let path = ".dvc/cache/files/md5/\(hash.prefix(2))/\(hash.dropFirst(2))"
      files[RepositoryPath(ByteString(path))] = NewFile(content)
    }
    return files
  }

  /// The hash that experiments name as their data.
  var dataHash: String { ContentHash.md5(raw) }

  private var pipeline: String {
    """
    stages:
      get_data:
        cmd: \(Self.getData)
        outs:
        - data/raw/iris.csv
      process_data:
        cmd: \(Self.processData)
        deps:
        - data/raw/iris.csv
        outs:
        - data/processed/test.csv
        - data/processed/train.csv

    """
  }

  /// Byte for byte what `dvc repro` writes, so that running it changes nothing.
  private var lock: String {
    """
    schema: '2.0'
    stages:
      get_data:
    \(folded(Self.getData))
        outs:
    \(item("data/raw/iris.csv", raw))
      process_data:
    \(folded(Self.processData))
        deps:
    \(item("data/raw/iris.csv", raw))
        outs:
    \(item("data/processed/test.csv", test))
    \(item("data/processed/train.csv", train))

    """
  }

  /// The line `cmd: …` as DVC's YAML writer (ruamel.yaml) folds it: each line ends before column 81
  /// and keeps the blank at its end.
  private func folded(_ command: String) -> String {
    var lines: [String] = []
    var line = "    cmd:"
    for word in command.split(separator: " ") {
      if line.count + 1 + word.count > 80 {
        lines.append(line + " ")
        line = "     "
      }
      line += " \(word)"
    }
    return (lines + [line]).joined(separator: "\n")
  }

  private func item(_ path: String, _ content: [UInt8]) -> String {
    """
        - path: \(path)
          hash: md5
          md5: \(ContentHash.md5(content))
          size: \(content.count)
    """
  }
}
