/// Why a file is not a pickled classifier that mlgate reads.
public enum PickleFault: Error, Hashable, Sendable {
  /// Larger than `limit` bytes.
  case tooLarge(limit: Int)
  /// Of more than `limit` operations.
  case tooManyOperations(limit: Int)
  /// Compressed by this program's method.
  case compressed(String)
  /// Does not begin as pickles of protocol 2 and up do.
  case notPickle
  /// A protocol of Python that this version does not know.
  case protocolVersion(UInt8)
  /// The file ends inside the operation at this byte.
  case truncated(offset: Int)
  /// A byte that stands for no operation.
  case unknownOpcode(UInt8, offset: Int)
  /// An operation that no pickled classifier needs, by its name in `pickletools`.
  case opcode(String, offset: Int)
  /// An operation that does not fit what comes before it.
  case misplacedOpcode(String, offset: Int)
  /// A function or class, which Python would import or call, that is not in the list.
  case global(module: [UInt8], name: [UInt8], offset: Int)
  /// The pickle ends before the file.
  case trailingBytes(offset: Int)
  /// Not an object of the class LogisticRegression.
  case otherObject
  /// A classifier of one model a class, whose probabilities are no softmax.
  case oneVersusRest
  /// An attribute of the classifier is not what scikit-learn makes of it.
  case attribute(String, Attribute)

  /// What is wrong with an attribute.
  public enum Attribute: Hashable, Sendable {
    case missing
    case malformed
    case elementType([UInt8])
    case shape([Int])
    case notFinite
    case notText
    case notAscending
    case repeated([UInt8])
  }
}

extension PickleFault: CustomStringConvertible {
  public var description: String {
    switch self {
    case .tooLarge(let limit): "the pickle is larger than \(limit) bytes; train a smaller model"
    case .tooManyOperations(let limit):
      "the pickle has more than \(limit) operations; train a smaller model"
    case .compressed(let program): "the file is compressed with \(program); decompress it first"
    case .notPickle: "the file is no pickle of protocol 2 to 5; write it with pickle.dump"
    case .protocolVersion(let version):
      "the pickle is of protocol \(version); write it with protocol 2 to 5"
    case .truncated(let offset): "the pickle ends in the middle of the operation at byte \(offset)"
    case .unknownOpcode(let byte, let offset):
      "the byte \(hexadecimal(byte)) at byte \(offset) is no operation of a pickle"
    case .opcode(let name, let offset):
      "the operation \(name) at byte \(offset) is not allowed; no LogisticRegression needs it"
    case .misplacedOpcode(let name, let offset):
      "the operation \(name) at byte \(offset) does not fit what comes before it"
    case .global(let module, let name, let offset):
      "the pickle names \(quoted(module + [0x2E] + name)) at byte \(offset), "
        + Self.advice(module: module)
    case .trailingBytes(let offset):
      "the pickle ends at byte \(offset), but the file goes on; write one model a file"
    case .otherObject: "the pickle holds no sklearn.linear_model.LogisticRegression"
    case .oneVersusRest:
      "the model was trained one class versus the rest; train it with the multinomial loss"
    case .attribute(let name, let problem): "the attribute '\(name)' \(problem)"
    }
  }

  private static func advice(module: [UInt8]) -> String {
    module.starts(with: "joblib".utf8)
      ? "which is joblib's format; write it with pickle.dump"
      : "which is not allowed; only a plain LogisticRegression is read, and nothing is run"
  }
}

extension PickleFault.Attribute: CustomStringConvertible {
  public var description: String {
    switch self {
    case .missing: "is missing; fit the model before it is saved"
    case .malformed: "is not as scikit-learn writes it"
    case .elementType(let type): "is an array of type \(quoted(type)), which is not read"
    case .shape(let shape): "has the shape \(shape), which does not fit the model"
    case .notFinite: "holds a value that is not finite"
    case .notText: "holds a name that is not Unicode text"
    case .notAscending: "does not list different classes in ascending order"
    case .repeated(let name): "lists \(quoted(name)) twice; rename one"
    }
  }
}

private func hexadecimal(_ byte: UInt8) -> String {
  let digits = String(byte, radix: 16, uppercase: true)
  return "0x" + (digits.utf8.count == 1 ? "0" : "") + digits
}

/// At most 100 characters between apostrophes, in which nothing hides.
private func quoted(_ bytes: [UInt8]) -> String {
  let scalars = String(decoding: bytes.prefix(400), as: UTF8.self).unicodeScalars
  let text = scalars.prefix(100).map { isVisible($0) ? String($0) : $0.escaped(asASCII: true) }
  return "'" + text.joined() + (scalars.count > 100 ? "…'" : "'")
}

private func isVisible(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.properties.generalCategory {
  case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator:
    false
  case .spaceSeparator: scalar == " "
  default: true
  }
}
