public import ByteText

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A shard's report as a file: one line of JSON with sorted keys, its first member the format's own number.
public enum ShardFile {
  private struct Contents: Codable {
    /// 1
    let schema: Int
    let shard: ShardReport
  }

  private static let schema = 1

  public static func bytes(of report: ShardReport) throws(InvalidShards) -> [UInt8] {
    do {
      let contents = Contents(schema: schema, shard: report)
      return Array(try encoder.encode(contents)) + [0x0A]
    } catch {
      throw InvalidShards("the shard cannot be written: a figure is too large for JSON")
    }
  }

  /// Reads a file that may come from anywhere.
  ///
  /// - Parameter tool: the version of mlgate that reads: another one may say other things of the same shards.
  public static func report(
    from bytes: [UInt8], named name: ByteString, by tool: String
  ) throws(InvalidShards) -> ShardReport {
    let contents: Contents
    do {
      contents = try decoder.decode(Contents.self, from: Data(bytes))
    } catch {
      throw InvalidShards(
        "\(name) is no whole report of a shard: write it with 'mlgate check --shard'")
    }
    guard contents.schema == schema, contents.shard.header.tool == tool else {
      throw InvalidShards("\(name) was written by another version of mlgate")
    }
    try contents.shard.validate(named: name)
    return contents.shard
  }

  private static var encoder: JSONEncoder {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "Infinity", negativeInfinity: "-Infinity", nan: "NaN")
    return encoder
  }

  private static var decoder: JSONDecoder {
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "Infinity", negativeInfinity: "-Infinity", nan: "NaN")
    return decoder
  }
}

/// Shards that do not make one report.
public struct InvalidShards: Error, Hashable {
  /// What is wrong and what to do, in one sentence.
  public let message: String

  init(_ message: String) {
    self.message = message
  }
}
