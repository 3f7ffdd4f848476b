import IrisPipeline

/// What a training run came to when it was right: settings, hashes, parameters and metrics that every
/// later run must repeat to the last bit.
///
/// It is a JSON document, written in one form only; two records are compared member by member, whatever
/// members they have.
public struct SmokeRecord: Equatable, Sendable {
  let document: JSONValue

  static let format = "mlgate-smoke-record"
  static let version = 1

  /// - Parameter members: what was run and what it came to, in the order in which it is written.
  init(_ members: [(name: String, value: JSONValue)]) {
    let head: [(String, JSONValue)] = [
      ("format", .text(Self.format)), ("version", .integer(Self.version)),
    ]
    document = .object((head + members).map { (Array($0.0.utf8), $0.1) })
  }

  /// The file's bytes: the same for equal records.
  public var bytes: [UInt8] { JSONWriter.document(document) }

  /// Reads what `bytes` wrote.
  public init(bytes: [UInt8]) throws(SmokeRecordFault) {
    do {
      document = try JSONReader.value(bytes)
    } catch {
      throw .notJSON(offset: error.offset)
    }
    guard document["format"]?.string == Self.format else { throw .otherFormat }
    guard let version = document["version"]?.integer else { throw .otherFormat }
    guard version == Self.version else { throw .otherVersion(version) }
  }
}

/// Why a file is no record that a run can be compared with.
public enum SmokeRecordFault: Error, Hashable, Sendable {
  /// Not JSON from this byte on.
  case notJSON(offset: Int)
  case otherFormat
  case otherVersion(Int)
}

extension SmokeRecordFault: CustomStringConvertible {
  public var description: String {
    switch self {
    case .notJSON(let offset): "no JSON from byte \(offset) on"
    case .otherFormat: "no record that 'mlgate smoke --record' wrote"
    case .otherVersion(let version):
      "a record of form \(version); this version of mlgate reads form \(SmokeRecord.version)"
    }
  }
}
