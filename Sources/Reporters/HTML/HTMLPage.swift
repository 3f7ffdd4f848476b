import ByteText
import Findings

/// A page: the verdict, what was judged, then a section for each kind of thing that there is.
struct HTMLPage {
  let report: Report

  private struct Section {
    let id: String
    let title: String
    let content: HTMLWriter
  }

  var bytes: [UInt8] {
    let sections = sections
    return HTMLWriter.document(title: "mlgate: \(report.verdict.rawValue)") { html in
      header(&html)
      navigation(sections, &html)
      html.element(.main) { html in
        for section in sections {
          html.element(.section, [.ariaLabelledby: section.id]) { html in
            html.element(.h2, [.id: section.id], text: section.title)
            html.append(section.content)
          }
        }
      }
      html.element(.footer) { html in
        html.element(.p, text: "Written by mlgate \(report.toolVersion).")
      }
    }
  }

  /// Kept for the header, the navigation and the end.
  private static let reserve = 20_000

  /// The findings stand first and get the room that the others leave.
  private var sections: [Section] {
    let tables = HTMLTables(report)
    let others = Self.shown([
      ("not-verified", "Not verified", report.unverified.count, tables.questions),
      ("jobs", "Jobs", report.jobs.count, HTMLJobs(report).content),
      (
        "experiments", "Experiments", report.experiments?.rows.count ?? 0,
        HTMLExperiments(report).content
      ),
      ("models", "Models", report.models.count, HTMLModels(report).content),
      ("lineage", "Lineage", report.lineages.count, HTMLLineages(report).content),
      ("skipped", "Skipped", report.skipped.count, tables.skips),
      ("mended", "Mended", report.mended.count, tables.mended),
    ])
    let room = others.reduce(HTMLReporter.sizeLimit - Self.reserve) { $0 - $1.content.bytes.count }
    return Self.shown([
      ("findings", "Findings", report.findings.count, HTMLFindings(report, limit: room).content)
    ]) + others
  }

  /// Only those that have something to show.
  private static func shown(
    _ parts: [(id: String, title: String, count: Int, content: HTMLWriter)]
  ) -> [Section] {
    parts.filter { $0.count > 0 }
      .map { Section(id: $0.id, title: "\($0.title) (\($0.count))", content: $0.content) }
  }

  private func header(_ html: inout HTMLWriter) {
    html.element(.header) { html in
      html.element(.h1) { html in
        html.text("mlgate: ")
        html.verdict(report.verdict, style: "verdict")
      }
      html.element(.p, text: ClosingLine(report: report).counts)
      html.element(.dl) { html in
        for (name, value) in judged {
          html.element(.dt, text: name)
          html.element(.dd, text: value)
        }
      }
    }
  }

  /// What was judged, by what measure.
  private var judged: [(name: String, value: String)] {
    let source = report.source
    let kind =
      switch source.kind {
      case .index: "the index"
      case .commit: "a commit"
      case .worktree: "the work tree"
      case .range: "a range of commits"
      }
    let strict = report.policy.isStrict ? ", what was skipped, what is inconclusive" : ""
    let facts: [(name: String, value: String?)] = [
      ("Judged", kind), ("Commit", source.commit),
      ("Committed", source.commitTime.map { "\(timestamp($0))Z" }), ("Base", source.base),
      ("Commits", source.commitCount.map { "\($0)" }), ("Files", "\(report.checkedFiles)"),
      ("Fails on", (report.policy.failOn == .error ? "errors" : "warnings and errors") + strict),
    ]
    return facts.compactMap { fact in fact.value.map { (fact.name, $0) } }
  }

  private func navigation(_ sections: [Section], _ html: inout HTMLWriter) {
    guard !sections.isEmpty else { return }
    html.element(.nav, [.ariaLabel: "Sections"]) { html in
      html.element(.ul) { html in
        for section in sections {
          html.element(.li) { $0.element(.a, [.href: "#\(section.id)"], text: section.title) }
        }
      }
    }
  }
}

extension HTMLWriter {
  /// The word, in its colour.
  mutating func verdict(_ verdict: Verdict, style: String? = nil) {
    element(.strong, [.class: verdict.rawValue]) { html in
      if let style {
        html.element(.span, [.class: style], text: verdict.rawValue)
      } else {
        html.text(verdict.rawValue)
      }
    }
  }

  /// What a part of the page leaves out.
  mutating func notShown(_ rest: String, _ elsewhere: String = "the other reports have all") {
    element(.p, [.class: "warning"], text: "Not shown: \(rest); \(elsewhere).")
  }

  /// Why there is no drawing of what there is.
  mutating func notDrawn(_ reason: String) {
    element(.p, [.class: "warning"], text: "Not drawn: \(reason).")
  }
}
