/// What the parts of an earlier run cost, so that the next one is split evenly.
///
/// It is a few figures and not a list of files: new files are weighed as the old ones were.
public struct ShardCosts: Hashable, Sendable {
  /// Milliseconds for the rules that compare files, of one job.
  public let acrossFiles: Int
  /// Milliseconds for the rules that judge each file, of all jobs together.
  public let files: Int
  /// What the files of those jobs weighed, in bytes.
  public let weight: Int

  private static let limit = 1_000_000_000_000

  public init?(acrossFiles: Int, files: Int, weight: Int) {
    let figures = [acrossFiles, files, weight]
    guard figures.allSatisfy({ (0...Self.limit).contains($0) }), weight > 0 else { return nil }
    (self.acrossFiles, self.files, self.weight) = (acrossFiles, files, weight)
  }

  /// Reads `across=2100,files=3900,bytes=52000000`; nil for anything else.
  public init?(_ text: String) {
    let fields = text.utf8.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
    var figures: [Int] = []
    for (field, name) in zip(fields, Self.names) {
      guard field.starts(with: name.utf8), field.dropFirst(name.utf8.count).first == 0x3D,
        let figure = decimal(field.dropFirst(name.utf8.count + 1))
      else { return nil }
      figures.append(figure)
    }
    guard fields.count == Self.names.count, figures.count == fields.count else { return nil }
    self.init(acrossFiles: figures[0], files: figures[1], weight: figures[2])
  }

  private static let names = ["across", "files", "bytes"]

  /// As it is read.
  public var text: String { "across=\(acrossFiles),files=\(files),bytes=\(weight)" }

  /// What the rules that compare files cost, in bytes of files that cost as much.
  var acrossFilesWeight: Double { Double(acrossFiles) * Double(weight) / Double(max(1, files)) }
}
