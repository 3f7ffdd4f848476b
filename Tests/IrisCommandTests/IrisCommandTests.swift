import ArgumentParser
import Foundation
import IrisPipeline
import TestSupport
import Testing

@testable import mlgate

/// The stages as a dvc.yaml runs them, in a folder of their own.
@Suite struct IrisCommandTests {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "iris-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  func path(_ name: String) -> String { folder.appending(path: name).path }

  func file(_ name: String) throws -> Data { try Data(contentsOf: folder.appending(path: name)) }

  func run(_ arguments: String...) throws {
    var command = try Iris.parseAsRoot(arguments)
    try command.run()
  }

  /// The message of the failure that the command ends with.
  func failure(_ arguments: String...) -> String? {
    do {
      var command = try Iris.parseAsRoot(arguments)
      try command.run()
      return nil
    } catch CommandFailure.couldNotWork(let text) {
      return "3: " + text.replacing(folder.path + "/", with: "")
    } catch CommandFailure.usage(let text) {
      return "2: " + text.replacing(folder.path + "/", with: "")
    } catch {
      return "2: " + Iris.message(for: error)
    }
  }

  func processData(testSize: String = "0.2", seed: String = "42") throws {
    try run("get-data", "--output", path("data/raw/iris.csv"))
    try run(
      "process-data", "--input", path("data/raw/iris.csv"), "--train", path("train.csv"),
      "--test", path("processed/test.csv"), "--test-size", testSize, "--seed", seed)
  }

  @Test func theFourStages() throws {
    defer { remove() }
    try processData()
    #expect(try file("data/raw/iris.csv") == vectors("iris/iris.csv"))
    #expect(try file("train.csv") == vectors("iris/splits/s42_t0.2_plain/train.csv"))
    #expect(try file("processed/test.csv") == vectors("iris/splits/s42_t0.2_plain/test.csv"))
    try run(
      "train-model", "--train", path("train.csv"), "--output", path("models/model.json"),
      "--safetensors", path("models/model.safetensors"))
    let model = try Model(json: Array(file("models/model.json")))
    #expect(model.classifier.intercepts.map(HexadecimalFloat.text)[2] == "-0x1.5bf5501c3173bp+3")
    #expect(try Safetensors(bytes: Array(file("models/model.safetensors"))) == model.safetensors)
    try run(
      "evaluate", "--model", path("models/model.json"), "--test", path("processed/test.csv"),
      "--metrics", path("metrics.json"))
    #expect(String(decoding: try file("metrics.json"), as: UTF8.self) == Self.metrics)
    let left = try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
    #expect(!left.contains { $0.hasSuffix(".tmp") })
  }

  @Test func stratifiedRowsByNumber() throws {
    defer { remove() }
    try run("get-data", "--output", path("iris.csv"))
    try run(
      "process-data", "--input", path("iris.csv"), "--train", path("a.csv"), "--test",
      path("b.csv"), "--test-size", "30", "--seed", "42", "--stratify")
    #expect(try file("a.csv") == vectors("iris/splits/s42_t0.2_strat/train.csv"))
    #expect(try file("b.csv") == vectors("iris/splits/s42_t0.2_strat/test.csv"))
  }

  @Test(arguments: [
    ("a,y\n1,0\n1,2,3\n", "data.csv:3:5: the row has 3 fields where the header has 2"),
    (
      "a,y\n1,0\nx,1\n", "data.csv:3:1: 'x' is not a number, and only the last column may hold text"
    ),
    ("a,y\n1,0\n2,0\n", "data.csv: a classifier needs rows of at least two classes"),
    ("a,y\n1,0.5\n2,1\n", "data.csv: the last column must hold classes, but 0.5 is a measurement"),
    (
      "a,y\n1e300,0\n2e300,1\n",
      "data.csv: no optimum found after 1 iterations; scale the features or make C smaller"
    ),
  ])
  func unusableTrainingData(text: String, message: String) throws {
    defer { remove() }
    try Data(text.utf8).write(to: folder.appending(path: "data.csv"))
    #expect(
      failure("train-model", "--train", path("data.csv"), "--output", path("m.json"))
        == "3: " + message)
    #expect(!FileManager.default.fileExists(atPath: path("m.json")))
  }

  @Test func testDataThatTheModelDoesNotKnow() throws {
    defer { remove() }
    try Data("a,b,y\n1,2,p\n2,1,q\n".utf8).write(to: folder.appending(path: "train.csv"))
    try run("train-model", "--train", path("train.csv"), "--output", path("m.json"))
    try Data("b,a,y\n1,2,p\n".utf8).write(to: folder.appending(path: "swapped.csv"))
    try Data("a,b,y\n1,2,r\n".utf8).write(to: folder.appending(path: "class.csv"))
    #expect(
      failure(
        "evaluate", "--model", path("m.json"), "--test", path("swapped.csv"), "--metrics",
        path("x.json"))
        == "3: swapped.csv: the columns are 'b', 'a'; the model was trained on 'a', 'b'")
    #expect(
      failure(
        "evaluate", "--model", path("m.json"), "--test", path("class.csv"), "--metrics",
        path("x.json"))
        == "3: class.csv: the class 'r' is none that the model was trained on")
    #expect(
      failure(
        "evaluate", "--model", path("class.csv"), "--test", path("class.csv"), "--metrics",
        path("x.json"))
        == "3: class.csv: no JSON from byte 0 on")
  }

  @Test func filesThatCannotBeReadOrWritten() throws {
    defer { remove() }
    #expect(
      failure("train-model", "--train", path("none.csv"), "--output", path("m.json"))
        == "3: cannot read none.csv: No such file or directory")
    try Data().write(to: folder.appending(path: "plain"))
    #expect(
      failure("get-data", "--output", path("plain/x/iris.csv"))
        == "3: cannot create the folder of plain/x/iris.csv: Not a directory")
    #expect(
      failure("get-data", "--output", path("folder") + "/")
        == "3: cannot write folder/: Invalid argument"
    )
  }

  @Test(arguments: [
    ("1.5", "42"), ("0", "42"), ("150", "42"), ("x", "42"), ("nan", "42"), ("0.2", "-1"),
    ("0.2", "4294967296"),
  ])
  func wrongUsage(size: String, seed: String) throws {
    defer { remove() }
    try run("get-data", "--output", path("iris.csv"))
    let message = failure(
      "process-data", "--input", path("iris.csv"), "--train", path("a.csv"), "--test",
      path("b.csv"), "--test-size", size, "--seed", seed)
    #expect(message?.hasPrefix("2: ") == true, "\(message ?? "no failure")")
    #expect(!FileManager.default.fileExists(atPath: path("a.csv")))
  }

  @Test(arguments: ["0", "-1", "-inf", "nan"])
  func impossibleC(c: String) {
    defer { remove() }
    #expect(
      failure("train-model", "--train", "a", "--output", "b", "--c=\(c)")
        == "2: --c must be a positive number, or inf")
  }

  @Test func parametersComeFromAFile() throws {
    defer { remove() }
    try run("get-data", "--output", path("iris.csv"))
    try write(
      "params.yaml",
      "split: {test_size: 0.3, seed: 1, stratify: true}\ntrain: {C: 10, max_iter: 50}\n")
    try run(
      "process-data", "--input", path("iris.csv"), "--train", path("a.csv"), "--test",
      path("b.csv"), "--params", path("params.yaml"))
    #expect(try file("a.csv") == vectors("iris/splits/s1_t0.3_strat/train.csv"))
    // Flags win.
    try run(
      "process-data", "--input", path("iris.csv"), "--train", path("a.csv"), "--test",
      path("b.csv"), "--params", path("params.yaml"), "--no-stratify", "--seed", "42",
      "--test-size", "0.2")
    #expect(try file("a.csv") == vectors("iris/splits/s42_t0.2_plain/train.csv"))
    try run(
      "train-model", "--train", path("a.csv"), "--output", path("params.json"), "--params",
      path("params.yaml"), "--no-git-commit")
    try run(
      "train-model", "--train", path("a.csv"), "--output", path("flags.json"), "--c", "10",
      "--max-iterations", "50", "--no-git-commit")
    let (fromFile, fromFlags) = try (model("params.json"), model("flags.json"))
    #expect(fromFile.classifier == fromFlags.classifier)
    #expect(
      fromFile.provenance.map(\.name) == [
        "tool", "train", "train_md5", "train_sha256", "rows", "seed", "test_size", "stratify", "c",
        "fit_intercept", "scaling", "max_iterations", "iterations", "objective",
      ])
    #expect(
      fromFile.provenance[2].value == .text(Array("20a771675f974006d30c2926ff658bea".utf8)))
  }

  @Test func parametersComeFromAnExperiment() throws {
    defer { remove() }
    try run("get-data", "--output", path("iris.csv"))
    try write(
      "exp-001.yaml",
      """
      experiment: {id: exp-001}
      data: {dataset: iris, test_split: 0.25}
      training: {optimizer: newton, seed: 0, c: 0.1, epochs: 3, feature_scaling: standard}

      """)
    try run(
      "process-data", "--input", path("iris.csv"), "--train", path("a.csv"), "--test",
      path("b.csv"), "--experiment", path("exp-001.yaml"))
    #expect(try file("b.csv") == vectors("iris/splits/s0_t0.25_plain/test.csv"))
    try run(
      "train-model", "--train", path("a.csv"), "--output", path("m.json"), "--experiment",
      path("exp-001.yaml"), "--no-fit-intercept")
    try run(
      "train-model", "--train", path("a.csv"), "--output", path("n.json"), "--c", "0.1",
      "--scaling", "standard", "--no-fit-intercept")
    #expect(try model("m.json").classifier == model("n.json").classifier)
  }

  @Test(arguments: [
    ("split: {seed: -1}", ":1:15: 'seed' must be a whole number from 0 to 4294967295, not '-1'"),
    ("split: {seed: 1.0}", ":1:15: 'seed' must be a whole number from 0 to 4294967295, not '1.0'"),
    (
      "split: {test_size: 1.5}",
      ":1:20: 'test_size' must be a share between 0 and 1, or a number of rows, not '1.5'"
    ),
    ("split: {stratify: 1}", ":1:19: 'stratify' must be true or false, not '1'"),
    ("train: {c: 0}", ":1:12: 'c' must be a positive number, not '0'"),
    ("train: {C: [1]}", ":1:12: 'C' must be a positive number"),
    ("train: {scaling: minmax}", ":1:18: 'scaling' must be none or standard, not 'minmax'"),
    ("train: {max_itter: 3}", ":1:9: unknown key 'max_itter'; did you mean 'max_iter'?"),
    ("train: 3", ":1:8: 'train' must be a mapping"), ("train: {", ":1:9: not YAML"),
  ])
  func wrongParameters(text: String, message: String) throws {
    defer { remove() }
    try write("params.yaml", text)
    let failure = failure(
      "train-model", "--train", "a", "--output", "b", "--params", path("params.yaml"))
    #expect(try #require(failure).hasPrefix("2: params.yaml" + message), "\(failure ?? "")")
  }

  @Test func whatNobodySaysIsAskedFor() throws {
    defer { remove() }
    #expect(
      failure("process-data", "--input", "a", "--train", "b", "--test", "c", "--seed", "1")
        == "2: give --test-size, or split.test_size in params.yaml")
    #expect(
      failure("process-data", "--input", "a", "--train", "b", "--test", "c", "--test-size", "0.2")
        == "2: give --seed, or split.seed in params.yaml")
    #expect(
      failure(
        "train-model", "--train", "a", "--output", "b", "--params", "c", "--experiment", "d")
        == "2: --params and --experiment exclude each other")
  }

  @Test func plotsAndPredictions() throws {
    defer { remove() }
    try processData(testSize: "3", seed: "7")
    try run("train-model", "--train", path("train.csv"), "--output", path("m.json"))
    try run(
      "evaluate", "--model", path("m.json"), "--test", path("processed/test.csv"), "--metrics",
      path("metrics.json"), "--confusion", path("plots/confusion.csv"), "--per-class",
      path("plots/classes.json"), "--predictions", path("predictions.csv"))
    #expect(try text("plots/confusion.csv") == "actual,predicted\n2,2\n1,1\n0,0\n")
    #expect(
      try text("plots/classes.json") == """
        [
          {
            "class": "0",
            "precision": 1.0,
            "recall": 1.0,
            "f1": 1.0,
            "support": 1
          },
          {
            "class": "1",
            "precision": 1.0,
            "recall": 1.0,
            "f1": 1.0,
            "support": 1
          },
          {
            "class": "2",
            "precision": 1.0,
            "recall": 1.0,
            "f1": 1.0,
            "support": 1
          }
        ]

        """)
    let lines = try text("predictions.csv").split(separator: "\n")
    #expect(lines.count == 4)
    #expect(lines[0] == "row,label,predicted,probability")
    #expect(lines[1].hasPrefix("0,2,2,0.76507738888"))
  }

  @Test func crossValidation() throws {
    defer { remove() }
    try run("get-data", "--output", path("iris.csv"))
    try run("cross-validate", "--input", path("iris.csv"), "--metrics", path("cv.json"))
    let text = try text("cv.json")
    #expect(text.hasPrefix("{\n  \"accuracy\": 0.9733333333333334,\n"))
    #expect(
      text.hasSuffix(
        """
          "fold_accuracies": {
            "1": 0.9666666666666667,
            "2": 1.0,
            "3": 0.9333333333333333,
            "4": 0.9666666666666667,
            "5": 1.0
          }
        }

        """))
    #expect(
      failure("cross-validate", "--input", path("iris.csv"), "--metrics", "m", "--folds", "51")
        == "3: iris.csv: no class has the 51 rows that 51 stratified folds need; ask for fewer folds"
    )
  }

  @Test func withoutPenaltyIrisHasNoOptimum() throws {
    defer { remove() }
    try processData()
    #expect(
      failure("train-model", "--train", path("train.csv"), "--output", path("m.json"), "--c", "inf")
        == "3: train.csv: class '0' can be told from the others without error, which has no optimum "
        + "without a penalty; make C finite")
  }

  @Test func aPickleIsReadBack() throws {
    defer { remove() }
    try processData()
    try run(
      "train-model", "--train", path("train.csv"), "--output", path("m.json"), "--pickle",
      path("m.pkl"), "--onnx", path("m.onnx"))
    for model in ["m.json", "m.pkl"] {
      try run(
        "evaluate", "--model", path(model), "--test", path("processed/test.csv"), "--metrics",
        path("\(model).metrics"))
    }
    #expect(try file("m.json.metrics") == file("m.pkl.metrics"))
    try write("evil.pkl", "cos\nsystem\n(S'true'\ntR.")
    #expect(
      failure(
        "evaluate", "--model", path("evil.pkl"), "--test", path("processed/test.csv"), "--metrics",
        path("m"))?.hasPrefix("3: evil.pkl: ") == true)
  }

  private func write(_ name: String, _ text: String) throws {
    try Data(text.utf8).write(to: folder.appending(path: name))
  }

  private func text(_ name: String) throws -> String {
    String(decoding: try file(name), as: UTF8.self)
  }

  private func model(_ name: String) throws -> Model { try Model(json: Array(file(name))) }

  private func remove() { try? FileManager.default.removeItem(at: folder) }

  static let metrics = """
    {
      "accuracy": 1.0,
      "accuracy_interval_low": 0.8864866068260312,
      "accuracy_interval_high": 1.0,
      "log_loss": 0.11128873036418897,
      "brier_score": 0.038308543320011275,
      "macro_precision": 1.0,
      "macro_recall": 1.0,
      "macro_f1": 1.0,
      "weighted_precision": 1.0,
      "weighted_recall": 1.0,
      "weighted_f1": 1.0,
      "rows": 30,
      "classes": {
        "0": {
          "precision": 1.0,
          "recall": 1.0,
          "f1": 1.0,
          "support": 10,
          "precision_interval_low": 0.7224672001371106,
          "precision_interval_high": 1.0,
          "recall_interval_low": 0.7224672001371106,
          "recall_interval_high": 1.0
        },
        "1": {
          "precision": 1.0,
          "recall": 1.0,
          "f1": 1.0,
          "support": 9,
          "precision_interval_low": 0.700854951580456,
          "precision_interval_high": 1.0,
          "recall_interval_low": 0.700854951580456,
          "recall_interval_high": 1.0
        },
        "2": {
          "precision": 1.0,
          "recall": 1.0,
          "f1": 1.0,
          "support": 11,
          "precision_interval_low": 0.7411670330319683,
          "precision_interval_high": 1.0,
          "recall_interval_low": 0.7411670330319683,
          "recall_interval_high": 1.0
        }
      }
    }

    """
}
