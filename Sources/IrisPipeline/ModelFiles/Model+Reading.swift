/// Why a file is not a model that this version can use.
public enum ModelFault: Error, Hashable, Sendable {
  /// Not JSON from this byte on.
  case notJSON(offset: Int)
  /// JSON, but not of the form that `train-model` writes.
  case otherFormat
  /// Written by a version of mlgate whose form this one does not know.
  case otherVersion(Int)
  /// A member is missing or not of the expected form.
  case member(String)
}

extension ModelFault: CustomStringConvertible {
  public var description: String {
    switch self {
    case .notJSON(let offset): "no JSON from byte \(offset) on"
    case .otherFormat: "no model that 'mlgate iris train-model' wrote"
    case .otherVersion(let version):
      "a model of form \(version); this version of mlgate reads form \(Model.version)"
    case .member(let name): "the member '\(name)' is missing or malformed"
    }
  }
}

extension Model {
  /// Reads what `json` wrote; the hexadecimal values count, the decimals are not read.
  public init(json bytes: [UInt8]) throws(ModelFault) {
    let document: JSONValue
    do {
      document = try JSONReader.value(bytes)
    } catch {
      throw .notJSON(offset: error.offset)
    }
    guard document["format"]?.string == Self.format else { throw .otherFormat }
    guard let version = document["version"]?.integer else { throw .member("version") }
    guard version == Self.version else { throw .otherVersion(version) }
    let names = try Self.list(document, "features") { $0.bytes }
    let classes = try Self.list(document, "classes", ClassLabel.init)
    let rows = try Self.list(document, "coefficients") { row in
      row.elements.flatMap { Self.all($0, Self.double) }
    }
    guard !rows.isEmpty, rows.count == classes.count,
      rows.allSatisfy({ $0.count == names.count })
    else { throw .member("coefficients") }
    let intercepts = try Self.list(document, "intercepts", Self.double)
    guard intercepts.count == classes.count else { throw .member("intercepts") }
    let ascending = zip(classes, classes.dropFirst()).allSatisfy { $0 < $1 }
    guard ascending else { throw .member("classes") }
    self.init(
      LogisticRegression(
        coefficients: rows.flatMap { $0 }, intercepts: intercepts, featureCount: names.count),
      featureNames: names, classes: classes, provenance: try Self.provenance(document))
  }

  private static func list<Element>(
    _ document: JSONValue, _ name: String, _ transform: (JSONValue) -> Element?
  ) throws(ModelFault) -> [Element] {
    guard let elements = document[name]?.elements, let list = all(elements, transform) else {
      throw .member(name)
    }
    return list
  }

  /// Nil where any element has no value.
  private static func all<Element>(
    _ elements: [JSONValue], _ transform: (JSONValue) -> Element?
  ) -> [Element]? {
    let values = elements.compactMap(transform)
    return values.count == elements.count ? values : nil
  }

  private static func double(_ value: JSONValue) -> Double? {
    value.string.flatMap(HexadecimalFloat.value)
  }

  private static func provenance(_ document: JSONValue) throws(ModelFault) -> [ProvenanceField] {
    guard case .object(let members)? = document["provenance"] else { throw .member("provenance") }
    return try members.map { member throws(ModelFault) in
      guard let value = ProvenanceField.Value(member.value) else { throw .member("provenance") }
      return ProvenanceField(String(decoding: member.name, as: UTF8.self), value)
    }
  }
}

extension ClassLabel {
  fileprivate init?(_ json: JSONValue) {
    switch json {
    case .integer(let value): self = .integer(value)
    case .string(let bytes): self = .text(bytes)
    default: return nil
    }
  }
}

extension ProvenanceField.Value {
  fileprivate init?(_ json: JSONValue) {
    switch json {
    case .string(let bytes): self = .text(bytes)
    case .integer(let value): self = .integer(value)
    case .number(let value): self = .number(value)
    case .bool(let value): self = .boolean(value)
    default: return nil
    }
  }
}
