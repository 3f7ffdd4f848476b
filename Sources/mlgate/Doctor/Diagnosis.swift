import ByteText
import Reporters

/// One thing that `mlgate doctor` looked at.
struct Diagnosis {
  /// What it is about: `hook pre-push`, `clone`.
  let topic: String
  /// One lower-case clause.
  let message: String
  /// The command that helps; nil where all is well.
  let help: String?

  static func well(_ topic: String, _ message: String) -> Diagnosis {
    Diagnosis(topic: topic, message: message, help: nil)
  }

  static func attention(_ topic: String, _ message: String, help: String) -> Diagnosis {
    Diagnosis(topic: topic, message: message, help: help)
  }

  var isWell: Bool { help == nil }
}

extension [Diagnosis] {
  var text: String {
    let lines = map { diagnosis in
      let head =
        "\(diagnosis.isWell ? "ok" : "attention"): \(diagnosis.topic): \(diagnosis.message)\n"
      return head + (diagnosis.help.map { "   = help: \($0)\n" } ?? "")
    }
    let count = count { !$0.isWell }
    let end =
      switch count {
      case 0: "all is well\n"
      case 1: "1 thing needs attention\n"
      default: "\(count) things need attention\n"
      }
    return lines.joined() + end
  }

  var json: [UInt8] {
    var json = JSONWriter()
    json.object(.lines) { json in
      json.member("version", 1)
      json.member("status", allSatisfy(\.isWell) ? "ok" : "attention")
      json.key("diagnoses")
      json.array(self, .lines) { json, diagnosis in
        json.object { json in
          json.member("topic", diagnosis.topic)
          json.member("status", diagnosis.isWell ? "ok" : "attention")
          json.member("message", diagnosis.message)
          json.member("help", diagnosis.help)
        }
      }
    }
    return json.bytes + [.lineFeed]
  }
}
