import ByteText
import Checks
import Reporters

extension [Baseline.Entry] {
  /// The entries as a file: one a line, sorted by path, rule, message and fingerprint, so that two branches
  /// merge and a diff tells what changed.
  var baselineText: [UInt8] {
    let sorted = self.sorted {
      ($0.path, $0.rule, $0.message, $0.fingerprint) < (
        $1.path, $1.rule, $1.message, $1.fingerprint
      )
    }
    var json = JSONWriter()
    json.object(.lines) { json in
      json.member("schema", 1)
      json.key("findings")
      json.array(sorted, .lines) { json, entry in
        json.object {
          $0.member("rule", String(decoding: entry.rule.bytes, as: UTF8.self))
          $0.member("path", String(decoding: entry.path.bytes, as: UTF8.self))
          $0.member("message", String(decoding: entry.message.bytes, as: UTF8.self))
          $0.member("fingerprint", String(decoding: entry.fingerprint.bytes, as: UTF8.self))
        }
      }
    }
    return json.bytes + [.lineFeed]
  }
}
