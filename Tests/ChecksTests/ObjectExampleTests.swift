import ByteText
import Checks
import DataVersionControl
import Documents
import Findings
import RepositorySnapshot
import TestSupport
import Testing

/// One of the own examples of a rule on contents, named so that a failure tells which.
struct ObjectExample: Sendable, CustomTestStringConvertible {
  let check: any ObjectCheck.Type
  let example: Example

  var testDescription: String { "\(check.rule.id): \(example.title)" }

  static let passing = allObjectChecks.flatMap { check in
    check.rule.passing.map { ObjectExample(check: check, example: $0) }
  }
  static let failing = allObjectChecks.flatMap { check in
    check.rule.failing.map { ObjectExample(check: check, example: $0) }
  }
}

@Suite struct ObjectExampleTests {
  @Test(arguments: ObjectExample.passing)
  func passingExampleHasNoFinding(_ rule: ObjectExample) throws {
    let repository = ExampleRepository(rule.example)
    #expect(repository.expected.isEmpty, "a passing example holds no marks")
    let findings = rule.check.init().findings(in: try repository.objects(of: rule.example))
    #expect(findings.map { "\($0.location): \($0.message)" } == [])
  }

  @Test(arguments: ObjectExample.failing)
  func failingExampleIsReportedExactlyWhereMarked(_ rule: ObjectExample) throws {
    let repository = ExampleRepository(rule.example)
    #expect(!repository.expected.isEmpty, "a failing example marks its faults")
    let findings = rule.check.init().findings(in: try repository.objects(of: rule.example))
    #expect(findings.map(\.location).sorted() == repository.expected)
  }
}

extension ExampleRepository {
  /// Every pointer of the example, and what its store says.
  fileprivate func objects(of example: Example) throws -> JudgedObjects {
    let snapshot = documents.snapshot
    let pointers = try snapshot.entries.compactMap { try LFSPointerFile($0, in: snapshot.blobs) }
    let states = pointers.compactMap { pointer -> (LFSObject, LFSObjectState)? in
      guard let stored = example.objects.first(where: { $0.oid == pointer.pointer.oid }) else {
        return nil
      }
      return (pointer.object, stored.state(of: pointer.object))
    }
    return JudgedObjects(
      pointers.map { JudgedObjects.Pointer($0) }, in: documents,
      lfs: KnownLFSObjects(Dictionary(states) { first, _ in first }), data: data(of: example),
      disk: disk(of: example))
  }

  /// What the example says of the files on disk.
  private func disk(of example: Example) -> [DataOnDisk] {
    documents.dvcProjects.flatMap(\.recordedOutputs.outputs).flatMap { output in
      example.objects.filter { $0.place == .disk(output.path.bytes) }.compactMap { object in
        guard let md5 = output.record?.md5, let text = md5.text else { return nil }
        return DataOnDisk(output.path, recorded: text, at: md5, .hash(object.oid))
      }
    }
  }

  /// What DVC keeps, present where the example's store has an object of that name.
  private func data(of example: Example) -> [RecordedObject] {
    documents.dvcProjects.flatMap(\.recordedOutputs.outputs).compactMap { output in
      guard output.isCached, let record = output.record, let md5 = record.md5, let text = md5.text
      else { return nil }
      let isStored = example.objects.contains { $0.place == .dataCache && $0.oid == text }
      return RecordedObject(
        of: output, in: "", md5: text, node: md5,
        state: isStored ? .present : .absent(files: nil))
    }
  }
}

extension ExampleObject {
  fileprivate func state(of object: LFSObject) -> LFSObjectState {
    if sha256 != oid { return .corrupt(sha256) }
    return size == object.size ? .present : .wrongSize(size)
  }
}
