import Foundation
import TestSupport
import Testing

@testable import IrisPipeline

/// Pickles that were cut, damaged or made to do harm end in a fault.
@Suite(.timeLimit(.minutes(1))) struct HostilePickleTests {
  static let notAllowed =
    "which is not allowed; only a plain LogisticRegression is read, and nothing is run"

  @Test(
    arguments: [
      (
        "\u{2}cos\nsystem\nq\0X\u{4}\0\0\0trueq\u{1}\u{85}q\u{2}Rq\u{3}.",
        "the pickle names 'os.system' at byte 2, \(notAllowed)"
      ),
      (
        "\u{4}\u{8C}\u{8}builtins\u{94}\u{8C}\u{4}eval\u{94}\u{93}\u{94}\u{8C}\u{1}1\u{85}R.",
        "the pickle names 'builtins.eval' at byte 20, \(notAllowed)"
      ),
      (
        "\u{4}\u{8C}\u{5}numpy\u{8C}\u{9}__dict__\u{1B}\u{93}.",
        "the pickle names 'numpy.__dict__\\u{1B}' at byte 20, \(notAllowed)"
      ),
      (
        "\u{2}(ios\nsystem\n.",
        "the operation INST at byte 3 is not allowed; no LogisticRegression needs it"
      ),
      (
        "\u{2}Pmodel\n.",
        "the operation PERSID at byte 2 is not allowed; no LogisticRegression needs it"
      ),
      (
        "\u{2}\u{82}\u{1}.",
        "the operation EXT1 at byte 2 is not allowed; no LogisticRegression needs it"
      ),
      (
        "\u{4})}\u{92}.",
        "the operation NEWOBJ_EX at byte 4 is not allowed; no LogisticRegression needs it"
      ),
      ("\u{4}\u{FF}.", "the byte 0xFF at byte 2 is no operation of a pickle"),
      ("\u{1}N.", "the pickle is of protocol 1; write it with protocol 2 to 5"),
      ("\u{6}N.", "the pickle is of protocol 6; write it with protocol 2 to 5"),
      ("\u{4}R.", "the operation REDUCE at byte 2 does not fit what comes before it"),
      ("\u{4}N(0.", "the operation POP at byte 4 is not allowed; no LogisticRegression needs it"),
      ("\u{4}N(.", "the operation STOP at byte 4 does not fit what comes before it"),
      ("\u{4}NN.", "the operation STOP at byte 4 does not fit what comes before it"),
      ("\u{4}h\u{7}.", "the operation BINGET at byte 2 does not fit what comes before it"),
      ("\u{4}]}N\u{87}.", "the pickle holds no sklearn.linear_model.LogisticRegression"),
      ("\u{4}N.N", "the pickle ends at byte 4, but the file goes on; write one model a file"),
      ("\u{4}N", "the pickle ends in the middle of the operation at byte 3"),
      (
        "\u{4}\u{8D}\u{FF}\u{FF}\u{FF}\u{FF}\u{FF}\u{FF}\u{FF}\u{FF}x.",
        "the pickle ends in the middle of the operation at byte 2"
      ),
      ("\u{2}cos.", "the pickle ends in the middle of the operation at byte 2"),
    ] as [(String, String)])
  func payload(_ latin1: String, _ message: String) {
    let bytes = [0x80] + latin1.unicodeScalars.map { UInt8($0.value) }
    #expect(PickleReadingTests.fault(bytes) == message)
  }

  @Test(arguments: ["", "(lp0\n.", "{\"format\": 1}"])
  func otherFiles(_ text: String) {
    #expect(throws: PickleFault.notPickle) { try Model(pickle: Array(text.utf8)) }
  }

  /// The names as `pickletools` has them, and which of them the reader takes.
  @Test func operations() {
    #expect(PickleOpcode.allCases.count == 68)
    let refused = PickleOpcode.allCases.filter { opcode in
      // A tuple, a dictionary and a text cover what the operations expect; zeros are arguments.
      let stack: [UInt8] = [0x80, 4, 0x29, 0x7D, 0x28, 0x4E]
      let bytes = stack + [opcode.rawValue] + [UInt8](repeating: 0, count: 8)
      return PickleReadingTests.fault(bytes)
        == "the operation \(opcode.name) at byte 6 is not allowed; no LogisticRegression needs it"
    }
    #expect(
      refused.map(\.name) == [
        "POP", "POP_MARK", "DUP", "FLOAT", "INT", "LONG", "PERSID", "BINPERSID", "STRING",
        "BINSTRING", "SHORT_BINSTRING", "UNICODE", "DICT", "GET", "INST", "LIST", "OBJ", "PUT",
        "EXT1", "EXT2", "EXT4", "LONG4", "EMPTY_SET", "ADDITEMS", "FROZENSET", "NEWOBJ_EX",
        "NEXT_BUFFER", "READONLY_BUFFER",
      ])
  }

  @Test(arguments: ["protocol-2", "protocol-3", "protocol-4", "protocol-5", "objects-protocol-5"])
  func truncated(_ name: String) throws {
    let vector = try #require(PickleVectors.all[2].read.first { $0.name == name })
    let bytes = Array(vector.pickle)
    for count in 2..<bytes.count {
      let message = PickleReadingTests.fault(Array(bytes[..<count]))
      #expect(message.hasPrefix("the pickle ends in the middle of the operation at byte "))
    }
  }

  /// One to four bytes changed: a model or a fault, and both occur.
  @Test func damaged() {
    var random = MersenneTwister(seed: 7)
    let vectors = PickleVectors.all.flatMap(\.read).filter { $0.pickle.count < 2000 }
    var outcomes = (models: 0, faults: 0)
    for _ in 0..<4000 {
      var bytes = Array(vectors[random.draw(vectors.count)].pickle)
      for _ in 0...random.draw(4) {
        bytes[random.draw(bytes.count)] = UInt8(random.draw(256))
      }
      do throws(PickleFault) {
        let model = try Model(pickle: bytes)
        let isFinite = model.classifier.coefficients.allSatisfy(\.isFinite)
        #expect(isFinite)
        outcomes.models += 1
      } catch {
        #expect(!"\(error)".isEmpty)
        outcomes.faults += 1
      }
    }
    #expect(outcomes.models > 400 && outcomes.faults > 400)
  }
}

extension MersenneTwister {
  fileprivate mutating func draw(_ count: Int) -> Int { Int(integer(upTo: UInt64(count - 1))) }
}

/// Pickles that are made to cost more than their size.
@Suite(.timeLimit(.minutes(1))) struct CostlyPickleTests {
  static let count = 400_000

  @Test func tooLarge() {
    let bytes = [UInt8](repeating: 0x80, count: PickleMachine.byteLimit + 1)
    #expect(throws: PickleFault.tooLarge(limit: 67_108_864)) { try Model(pickle: bytes) }
  }

  @Test func tooManyOperations() {
    let bytes = [0x80, 4] + [UInt8](repeating: 0x4E, count: PickleMachine.operationLimit)
    #expect(throws: PickleFault.tooManyOperations(limit: 2_097_152)) { try Model(pickle: bytes) }
  }

  /// Lists in lists, marks in marks, tuples in tuples, a list that holds itself.
  @Test(
    arguments: [
      [(0x5D, count), (0x61, count - 1)],
      [(0x5D, 1), (0x28, count), (0x74, count), (0x61, 1)],
      [(0x4E, 1), (0x85, count)],
      [(0x5D, 1), (0x94, 1), (0x68, 1), (0x00, 1), (0x61, 1)],
    ] as [[(byte: UInt8, count: Int)]])
  func nested(_ runs: [(byte: UInt8, count: Int)]) {
    let body = runs.flatMap { [UInt8](repeating: $0.byte, count: $0.count) }
    #expect(throws: PickleFault.otherObject) { try Model(pickle: [0x80, 4] + body + [0x2E]) }
  }

  @Test func grownByOneElement() {
    let body: [UInt8] = [0x5D] + (0..<Self.count).flatMap { _ in [0x4E, 0x61] as [UInt8] }
    #expect(throws: PickleFault.otherObject) { try Model(pickle: [0x80, 4] + body + [0x2E]) }
  }

  @Test(arguments: [
    ([1, Int.max], "is not as scikit-learn writes it"),
    ([1, 1 << 61], "is not as scikit-learn writes it"),
    ([1, 3], "is not as scikit-learn writes it"),
    ([1, 0], "has the shape [1, 0], which does not fit the model"),
    ([1, -2], "has the shape [1, -2], which does not fit the model"),
    ([2], "has the shape [2], which does not fit the model"),
    ([2, 1], "has the shape [2, 1], which does not fit the model"),
    ([1, 2, 1], "has the shape [1, 2, 1], which does not fit the model"),
  ])
  func falseShape(_ shape: [Int], _ message: String) {
    let bytes = Self.estimator { writer in
      writer.write(constant: "classes_")
      writer.write(array: [0, 1], size: 8)
      writer.write(constant: "coef_")
      writer.write(array: [0.5, 1], shape: shape)
    }
    #expect(PickleReadingTests.fault(bytes) == "the attribute 'coef_' \(message)")
  }

  /// A long text, written once and recalled for each of many names.
  @Test(arguments: [
    ("classes_", "does not list different classes in ascending order"),
    ("feature_names_in_", "lists '\(String(repeating: "a", count: 100))…' twice; rename one"),
  ])
  func recalledText(_ attribute: String, _ message: String) {
    let name = String(repeating: "a", count: 100_000)
    let bytes = Self.estimator { writer in
      writer.write(constant: "classes_")
      writer.write(array: [0, 1], size: 8)
      writer.write(constant: "coef_")
      writer.write(array: [Double](repeating: 1, count: 1000), shape: [1, 1000])
      writer.write(constant: "intercept_")
      writer.write(0.0)
      writer.write(constant: attribute)
      writer.write(arrayOf: "O8", "|", end: [-1, -1, 63], shape: [1000], isColumnMajor: false) {
        $0.append(.emptyList)
        $0.append(.mark)
        for _ in 0..<1000 { $0.write(constant: name) }
        $0.append(.appends)
      }
    }
    #expect(PickleReadingTests.fault(bytes) == "the attribute '\(attribute)' \(message)")
  }

  static func estimator(_ attributes: (inout PickleWriter) -> Void) -> [UInt8] {
    PickleWriter.file { writer in
      writer.write(global: "LogisticRegression", of: "sklearn.linear_model._logistic")
      writer.append(.emptyTuple)
      writer.append(.newobj)
      writer.append(.emptyDict)
      writer.append(.mark)
      attributes(&writer)
      writer.append(.setitems)
      writer.append(.build)
    }
  }
}
