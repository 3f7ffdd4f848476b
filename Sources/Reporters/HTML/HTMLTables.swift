import ByteText
import Findings

/// The tables of a page that are no findings.
struct HTMLTables {
  let report: Report

  init(_ report: Report) { self.report = report }

  var questions: HTMLWriter {
    var html = HTMLWriter()
    HTMLTable(caption: "What could not be judged", columns: ["Rule", "File", "Reason"])
      .write(report.unverified, to: &html) {
        [
          HTMLTable.code($0.rule?.label), HTMLTable.code($0.path?.description),
          HTMLTable.text($0.reason),
        ]
      }
    return html
  }

  var skips: HTMLWriter {
    var html = HTMLWriter()
    HTMLTable(caption: "What was switched off", columns: ["Rule or job", "File", "Reason"])
      .write(report.skipped, to: &html) {
        [
          HTMLTable.code($0.name), HTMLTable.code($0.path?.description),
          HTMLTable.text($0.reason),
        ]
      }
    return html
  }

  var mended: HTMLWriter {
    var html = HTMLWriter()
    HTMLTable(
      caption: "What a commit brought in and a later one took out",
      columns: ["Rule", "Place", "Commit", "Message"]
    ).write(report.mended, to: &html) {
      [
        HTMLTable.code($0.rule.label), HTMLTable.code(FindingText.place($0.location)),
        HTMLTable.code($0.commit), HTMLTable.text($0.message),
      ]
    }
    return html
  }

  /// Every finding counts here, also one that is not shown.
  var rules: HTMLWriter {
    let groups = Dictionary(grouping: report.findings) { $0.rule.label }
    let rows = groups.sorted { $0.key < $1.key }
      .map { (rule: $0.key, count: FindingCount($0.value)) }
    var html = HTMLWriter()
    HTMLTable(
      caption: "Findings by rule", columns: ["Rule", "Errors", "Warnings"], numberColumns: [1, 2]
    ).write(rows, to: &html) { row in
      [
        HTMLTable.code(row.rule), HTMLTable.text("\(row.count.errors)"),
        HTMLTable.text("\(row.count.warnings)"),
      ]
    }
    return html
  }
}
