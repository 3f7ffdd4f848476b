import ByteText
import Reporters
import Sharding

extension ShardPlan {
  private var numbers: [ShardNumber] {
    shares.indices.compactMap { ShardNumber($0 + 1, of: shares.count) }
  }

  /// A line a shard, and how much of the whole work it is.
  var text: String {
    let work = zip(numbers, weights).map { number, weight in
      weight + (number.number == 1 ? acrossFilesWeight : 0)
    }
    let total = max(1, work.reduce(0, +))
    return zip(numbers, work).map { number, work in
      let count = shares[number.number - 1].count
      let files = count == 1 ? "1 file" : "\(count) files"
      let across = number.number == 1 ? ", and what compares files" : ""
      return "\(number): \(files)\(across) (\(100 * work / total) %)\n"
    }.joined()
  }

  /// For `strategy.matrix` of GitHub Actions, on one line.
  func matrix(_ costs: ShardCosts?) -> String {
    var json = JSONWriter()
    json.object { json in
      json.key("include")
      json.array(numbers) { json, number in
        json.object {
          $0.member("shard", number.description)
          $0.member("costs", costs?.text ?? "")
        }
      }
    }
    return String(decoding: json.bytes, as: UTF8.self) + "\n"
  }

  /// A child pipeline of GitLab CI, of jobs that the included file describes.
  func pipeline(_ costs: ShardCosts?, including file: String) -> String {
    var include = JSONWriter()
    include.string(file)
    let jobs = numbers.map { number in
      """

      mlgate-shard-\(number.number):
        extends: .mlgate-shard
        variables:
          MLGATE_SHARD: "\(number)"
          MLGATE_COSTS: "\(costs?.text ?? "")"

      """
    }
    let needs = numbers.map { "mlgate-shard-\($0.number)" }.joined(separator: ", ")
    return """
      include:
        - local: \(String(decoding: include.bytes, as: UTF8.self))
      \(jobs.joined())
      mlgate-merge:
        extends: .mlgate-merge
        needs: [\(needs)]

      """
  }
}
