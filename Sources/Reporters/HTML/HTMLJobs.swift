import ByteText
import Findings

/// The jobs of a page, the failed ones first: verdict, time, figures with their bounds, drawings of intervals and
/// latencies.
struct HTMLJobs {
  private let jobs: [JobOutcome]

  init(_ report: Report) {
    let order: [Verdict] = [.failed, .unverified, .inconclusive, .passed]
    jobs = order.flatMap { verdict in report.jobs.filter { $0.verdict == verdict } }
  }

  var content: HTMLWriter {
    var html = HTMLWriter()
    for (shown, job) in jobs.enumerated() {
      let next = Self.part(of: job)
      if html.bytes.count + next.bytes.count > HTMLReporter.sectionLimit {
        html.notShown("\(jobs.count - shown) more")
        break
      }
      html.append(next)
    }
    return html
  }

  private static func part(of job: JobOutcome) -> HTMLWriter {
    var html = HTMLWriter()
    html.element(.h3) { html in
      html.value(job.name, limit: HTMLReporter.nameLimit)
      html.text(": ")
      html.verdict(job.verdict)
      html.text(" in \(fixedPoint(job.seconds, digits: 3)) s")
    }
    if let explanation = job.explanation {
      html.element(.p) { $0.value(explanation, limit: HTMLReporter.textLimit) }
    }
    figures(job, &html)
    for chart in BarChart.charts(of: job) { chart.write(to: &html) }
    drawings(of: job.plots, &html)
    output(job, &html)
    return html
  }

  private static func figures(_ job: JobOutcome, _ html: inout HTMLWriter) {
    HTMLTable(
      caption: "Figures of the job \(shortened(job.name, to: 64))",
      columns: ["Figure", "Value", "Bound", "Verdict", "Note"], numberColumns: [1],
      limit: HTMLReporter.sectionLimit / 4
    ).write(JobFigure.figures(of: job), to: &html) { figure in
      let threshold = figure.threshold
      return [
        HTMLTable.code(figure.metric), HTMLTable.code(figure.value),
        HTMLTable.code(threshold?.bound), HTMLTable.verdict(threshold?.verdict),
        HTMLTable.text(threshold?.note ?? ""),
      ]
    }
  }

  private static func drawings(of plots: JobPlots, _ html: inout HTMLWriter) {
    let limit = HTMLReporter.drawingLimit
    for histogram in plots.histograms.prefix(limit) {
      HistogramPlot(histogram)?.write(to: &html)
    }
    if let confusion = plots.confusion { ConfusionPlot.write(confusion, to: &html) }
    for curve in plots.curves.prefix(limit) { LearningPlot(curve)?.write(to: &html) }
    for (kind, count) in [("histograms", plots.histograms.count), ("curves", plots.curves.count)]
    where count > limit {
      html.notDrawn("\(count - limit) more \(kind)")
    }
  }

  private static let outputLimit = 50

  private static func output(_ job: JobOutcome, _ html: inout HTMLWriter) {
    guard !job.output.isEmpty else { return }
    html.element(.details) { html in
      html.element(.summary, text: "The last lines of its output")
      for line in job.output.suffix(outputLimit) {
        html.element(.pre) { $0.code(line.description) }
      }
    }
  }
}
