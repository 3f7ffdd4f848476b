import ByteText
import Findings

/// A finding on a page: severity, rule and place, the source line with its range marked, the message, the help.
struct HTMLFinding {
  private let finding: ReportedFinding

  init(_ finding: ReportedFinding) { self.finding = finding }

  var article: HTMLWriter {
    var html = HTMLWriter()
    html.element(.article, [.class: "finding-\(finding.severity.rawValue)"]) { html in
      heading(&html)
      source(&html)
      html.element(.p) { $0.value(finding.message, limit: HTMLReporter.messageLimit) }
      if !finding.help.isEmpty { note("Help: ", finding.help, &html) }
      related(&html)
      if let commit = finding.commit { note("Came in with ", commit, &html) }
    }
    return html
  }

  private func heading(_ html: inout HTMLWriter) {
    html.element(.h4) { html in
      let severity = finding.severity.rawValue
      html.element(.span, [.class: severity], text: severity)
      html.text(" ")
      html.code(finding.rule.label)
      if let start = finding.location.range?.start {
        html.text(" line \(start.line), column \(start.column)")
      }
    }
  }

  private func source(_ html: inout HTMLWriter) {
    guard let range = finding.location.range, let excerpt = finding.excerpt else { return }
    let line = MarkedSourceLine(excerpt, range)
    html.element(.pre) { html in
      html.element(.span, [.class: "number-of-line"], text: "\(range.start.line)")
      html.element(.code, [.dir: "ltr"]) { html in
        html.text(line.before)
        html.element(.mark, text: line.marked)
        html.text(line.after)
      }
    }
  }

  private func note(_ label: String, _ text: String, _ html: inout HTMLWriter) {
    html.element(.p) { html in
      html.element(.span, [.class: "quiet"], text: label)
      html.value(text, limit: HTMLReporter.textLimit)
    }
  }

  private static let relatedLimit = 20

  private func related(_ html: inout HTMLWriter) {
    guard !finding.related.isEmpty else { return }
    html.element(.ul) { html in
      for related in finding.related.prefix(Self.relatedLimit) {
        html.element(.li) { html in
          html.value(related.note, limit: HTMLReporter.textLimit)
          html.text(": ")
          html.code(FindingText.place(related.location))
        }
      }
      let rest = finding.related.count - Self.relatedLimit
      if rest > 0 { html.element(.li, text: "and \(rest) more") }
    }
  }
}
