import ByteText
import Findings

/// How the run went: whether everything could be judged, and what no result tells.
struct SARIFInvocation {
  private let report: Report
  private let leftOut: FindingCount

  /// The most notifications of a kind.
  static let notificationLimit = 500

  fileprivate struct Notification {
    let kind: String
    let level: String
    let text: String
    var rule: RuleIdentity?
    var path: RepositoryPath?
  }

  init(_ report: Report, leftOut: FindingCount) {
    self.report = report
    self.leftOut = leftOut
  }

  func write(to json: inout JSONWriter) {
    json.object(.lines) { json in
      json.key("executionSuccessful")
      json.boolean(
        report.unverified.isEmpty && !report.jobs.contains { $0.verdict == .unverified })
      json.key("toolExecutionNotifications")
      json.array(limited(execution), .lines) { $0.notification($1) }
      json.key("toolConfigurationNotifications")
      json.array(limited(configuration), .lines) { $0.notification($1) }
    }
  }

  private var execution: [Notification] {
    var notifications: [Notification] = []
    if !leftOut.isEmpty {
      let text =
        "left out of this file, which holds the worst: \(leftOut.text); the other reports have all"
      notifications.append(Notification(kind: "left-out", level: "warning", text: text))
    }
    if !report.mended.isEmpty {
      let text = "mended by a later commit: \(counted(report.mended.count, "finding"))"
      notifications.append(Notification(kind: "mended", level: "note", text: text))
    }
    notifications += report.jobs.filter { $0.verdict != .passed }.map { job in
      let reason = job.explanation.map { ": \($0)" } ?? ""
      return Notification(
        kind: "job", level: job.verdict == .inconclusive ? skipLevel : "error",
        text: "\(job.name) \(job.verdict.rawValue)\(reason)")
    }
    return notifications
      + report.unverified.map {
        Notification(
          kind: "unverified", level: "error", text: $0.reason, rule: $0.rule, path: $0.path)
      }
  }

  private var configuration: [Notification] {
    report.skipped.map {
      Notification(
        kind: "skipped", level: skipLevel, text: "\($0.name) was skipped: \($0.reason)",
        path: $0.path)
    }
  }

  private var skipLevel: String { report.policy.isStrict ? "error" : "note" }

  private func limited(_ all: [Notification]) -> [Notification] {
    guard all.count > Self.notificationLimit else { return all }
    let rest = all.count - Self.notificationLimit
    return all.prefix(Self.notificationLimit) + [
      Notification(kind: "left-out", level: "warning", text: "left out: \(rest) more like these")
    ]
  }
}

extension JSONWriter {
  fileprivate mutating func notification(_ notification: SARIFInvocation.Notification) {
    object { json in
      json.key("descriptor")
      json.object { $0.member("id", notification.kind) }
      json.member("level", notification.level)
      json.key("message")
      json.message(notification.text, limit: SARIFTextEncoder.shortLimit)
      if let rule = notification.rule {
        json.key("associatedRule")
        json.object { $0.member("id", rule.id) }
      }
      // A longer one would take the room of results.
      guard let path = notification.path, path.bytes.count <= 512 else { return }
      json.key("locations")
      json.array([SourceLocation(path: path)]) { json, location in
        json.object { $0.physicalLocation(location) }
      }
    }
  }
}
