import ByteText
import DataVersionControl
import Documents
import Findings
import TestSupport
import Testing

/// What `dvc params diff` and `dvc metrics diff` say; tests with DVC itself are among the integration tests.
@Suite struct ValueChangeTests {
  private func project(_ files: [ExampleFile]) throws -> (DVCProject, ValueFiles) {
    let documents = ExampleRepository(Example("", files)).documents
    let project = try #require(documents.dvcProjects.first)
    return (project, ValueFiles(project, documents.snapshot, onDiskBelow: nil, caches: []))
  }

  private func metrics(_ json: String) throws -> ProjectValues {
    let (project, files) = try project([
      ExampleFile("dvc.yaml", "metrics: [m.json]\n"), ExampleFile("m.json", ByteString(json)),
    ])
    return ProjectValues(metricsOf: project, files)
  }

  private func lines(_ changes: [ValueChange]) -> [String] {
    changes.map { change in
      let difference = change.difference.map { " \($0.representation)" } ?? ""
      return
        "\(change.path) \(change.name): \(change.old.representation) -> \(change.new.representation)"
        + difference
    }
  }

  private func changes(
    _ old: String, _ new: String, _ tolerance: MetricTolerances = MetricTolerances()
  ) throws -> [String] {
    lines(ValueChange.changes(from: try metrics(old), to: try metrics(new), tolerance: tolerance))
  }

  @Test func namesAndNumbers() throws {
    #expect(
      try changes(
        #"{"a": {"b": 1, "gone": 2.5}, "same": 1, "flag": false, "text": "x", "list": [1], "none": null}"#,
        #"{"a": {"b": 3}, "same": 1.0, "flag": true, "text": "y", "list": [2], "new": 0.1}"#) == [
          "m.json a.b: 1 -> 3 2", "m.json a.gone: 2.5 -> None", "m.json flag: False -> True 1",
          "m.json new: None -> 0.1", "m.json text: 'x' -> 'y'",
        ])
  }

  @Test(arguments: [
    ("0.5", "0.25", "0.5 -> 0.25 -0.25"), ("NaN", "NaN", "nan -> nan nan"),
    ("Infinity", "-Infinity", "inf -> -inf -inf"),
    ("9223372036854775807", "-1", "9223372036854775807 -> -1 -9223372036854775808"),
    (
      "-9223372036854775807", "2", "-9223372036854775807 -> 2 9223372036854775809"
    ),
    ("100000000000000000000", "0.5", "100000000000000000000 -> 0.5 -1e+20"),
    ("100000000000000000000", "1", "100000000000000000000 -> 1"),
  ])
  func differences(_ old: String, _ new: String, _ expected: String) throws {
    #expect(try changes(#"{"x": \#(old)}"#, #"{"x": \#(new)}"#) == ["m.json x: \(expected)"])
  }

  @Test func tolerance() throws {
    var tolerance = MetricTolerances()
    (tolerance.standard, tolerance.ofMetric) = (0.1, ["loss": 0.5, "train.exact": 0])
    #expect(
      try changes(
        #"{"acc": 0.5, "train": {"loss": 1, "exact": 1}, "far": 1, "nan": NaN, "text": "a"}"#,
        #"{"acc": 0.59, "train": {"loss": 1.5, "exact": 1.01}, "far": 1.2, "nan": 1, "text": "b"}"#,
        tolerance) == [
          "m.json far: 1 -> 1.2 0.19999999999999996", "m.json nan: nan -> 1 nan",
          "m.json text: 'a' -> 'b'", "m.json train.exact: 1 -> 1.01 0.010000000000000009",
        ])
  }

  /// One value instead of a mapping.
  @Test(arguments: [
    ("0.5", "0.75", ["m.json : 0.5 -> 0.75 0.25"]), ("{}", "0.5", ["m.json : None -> 0.5"]),
    (#"{"a": 1}"#, "0.5", ["m.json a: 1 -> 'unable to parse'"]), (#""x""#, #""x""#, []),
  ])
  func scalars(_ old: String, _ new: String, _ expected: [String]) throws {
    #expect(try changes(old, new) == expected)
  }

  @Test func equalOnes() throws {
    let (old, new) = (try metrics(#"{"a": 1, "b": 2}"#), try metrics(#"{"a": 1, "b": 3}"#))
    let all = ValueChange.changes(from: old, to: new, keepsEqual: true)
    #expect(lines(all) == ["m.json a: 1 -> 1 0", "m.json b: 2 -> 3 1"])
    #expect(all.map(\.isDifferent) == [false, true])
  }

  @Test func unreadable() throws {
    let broken = try metrics(#"{"a": "#)
    #expect(broken.unreadable == ["m.json": "not JSON: the file ends where a value should be"])
    #expect(try ValueChange.changes(from: broken, to: metrics(#"{"a": 1}"#)).isEmpty)
  }

  /// Chosen names, a file that counts whole, a folder, the standard file, and what templates took.
  @Test func parameters() throws {
    let (project, files) = try project([
      ExampleFile(
        "dvc.yaml",
        """
        vars: [vars.yaml]
        params: [conf]
        stages:
          a: {cmd: "run ${used}", params: [lr, {chosen.yaml: [deep.x, list.1, nowhere]}]}

        """),
      ExampleFile("vars.yaml", "used: 1\nunused: 2\n"),
      ExampleFile("params.yaml", "lr: 1\nother: 2\n"),
      ExampleFile("chosen.yaml", "deep: {x: 1, y: 2}\nlist: [5, 6, 7]\nmore: 1\n"),
      ExampleFile("conf/a.yaml", "a: 1\n"), ExampleFile("conf/sub/b.json", #"{"b": 2}"#),
    ])
    let values = ProjectValues(parametersOf: project, files)
    #expect(values.unreadable.isEmpty)
    #expect(
      values.files.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value.representation)" } == [
        "chosen.yaml: {'deep': {'x': 1}, 'list': [None, 6]}", "conf/a.yaml: {'a': 1}",
        "conf/sub/b.json: {'b': 2}", "params.yaml: {'lr': 1, 'other': 2}", "vars.yaml: {'used': 1}",
      ])
  }

  /// Numbers, texts and what holds some.
  @Test func metricsAlone() throws {
    let values = try metrics(
      #"{"a": 1, "flag": true, "text": "x", "none": null, "list": [1], "empty": {}, "deep": {"none": null}}"#
    )
    #expect(values.files["m.json"]?.representation == "{'a': 1, 'flag': True, 'text': 'x'}")
  }
}
