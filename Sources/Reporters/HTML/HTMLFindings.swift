import ByteText
import Findings

/// The findings of a page: how many each rule has, then the worst, by file.
struct HTMLFindings {
  private let report: Report
  private let limit: Int

  /// - Parameter limit: the most bytes.
  init(_ report: Report, limit: Int) {
    (self.report, self.limit) = (report, limit)
  }

  /// The findings of a file, in the order in which its worst is met.
  private struct File {
    let path: RepositoryPath
    var articles: [HTMLWriter] = []
  }

  /// More in one file than these are folded away.
  private static let openFindings = 20

  var content: HTMLWriter {
    var html = HTMLTables(report).rules
    let worstFirst = report.worstFirst
    let (files, shown) = chosen(worstFirst, limit: limit - html.bytes.count)
    if shown < worstFirst.count {
      html.notShown("\(FindingCount(worstFirst[shown...]).text), after the worst \(shown)")
    }
    for file in files { html.append(section(of: file)) }
    return html
  }

  /// As many of the first as there is room for, and how many they are.
  private func chosen(
    _ findings: [ReportedFinding], limit: Int
  ) -> (files: [File], shown: Int) {
    var files: [File] = []
    var fileOfPath: [RepositoryPath: Int] = [:]
    var size = 0
    for (shown, finding) in findings.enumerated() {
      let article = HTMLFinding(finding).article
      let path = finding.location.path
      let index = fileOfPath[path]
      size += article.bytes.count
      if index == nil { size += section(of: File(path: path)).bytes.count + 100 }
      if size > limit || shown == HTMLReporter.findingLimit { return (files, shown) }
      fileOfPath[path] = index ?? files.count
      if index == nil { files.append(File(path: path)) }
      files[index ?? files.count - 1].articles.append(article)
    }
    return (files, findings.count)
  }

  private func section(of file: File) -> HTMLWriter {
    var html = HTMLWriter()
    html.element(.h3) { $0.code(file.path.description) }
    for article in file.articles.prefix(Self.openFindings) { html.append(article) }
    let rest = file.articles.dropFirst(Self.openFindings)
    guard !rest.isEmpty else { return html }
    html.element(.details) { html in
      html.element(.summary, text: "\(rest.count) more in this file")
      for article in rest { html.append(article) }
    }
    return html
  }
}
