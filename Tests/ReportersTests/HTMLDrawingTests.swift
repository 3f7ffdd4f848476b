import ByteText
import Findings
import Testing

@testable import Reporters

/// The drawings of a page, each to the byte on small figures, and what they do with figures that have no place.
@Suite struct HTMLDrawingTests {
  /// The lines of a page of one job that has these plots.
  private func page(_ plots: JobPlots) throws -> [Substring] {
    var report = Sample.passed()
    report.jobs = [JobOutcome(name: "j", verdict: .passed, seconds: 1)]
    report.jobs[0].plots = plots
    return try lines(report)
  }

  private func lines(_ report: Report) throws -> [Substring] {
    let bytes = HTMLReporter().bytes(for: report)
    try HTMLReporter().reparse(bytes)
    return bytes.text.split(separator: "\n")
  }

  private func drawing(_ lines: [Substring]) throws -> String {
    let first = try #require(lines.firstIndex { $0.hasPrefix("<svg ") })
    let last = try #require(lines.firstIndex { $0.hasPrefix("</svg>") })
    return lines[first...last].joined(separator: "\n")
  }

  private func titles(_ lines: [Substring]) -> [Substring] {
    lines.filter { $0.hasPrefix("<figcaption>") }.map { $0.dropFirst(17).dropLast(19) }
  }

  @Test func histogram() throws {
    let lines = try page(
      JobPlots(histograms: [
        Histogram(name: "predict_seconds", low: 1, high: 3, counts: [1, 0, 0, 2], countAbove: 7)
      ]))
    #expect(
      titles(lines) == ["Distribution of predict_seconds, 10 samples&#59; not drawn: 7 above 3.0"])
    #expect(
      try drawing(lines) == """
        <svg viewBox="0 0 640 220" width="640" height="220" role="img" aria-label="Distribution of predict_seconds, 10 samples&#59; not drawn: 7 above 3.0: 1 from 1.0 to 1.5, 2 from 2.5 to 3.0">
        <line class="grid" x1="64" y1="188" x2="600" y2="188"></line>
        <text x="56" y="192" text-anchor="end">0</text>
        <line class="grid" x1="64" y1="144" x2="600" y2="144"></line>
        <text x="56" y="148" text-anchor="end">0.5</text>
        <line class="grid" x1="64" y1="100" x2="600" y2="100"></line>
        <text x="56" y="104" text-anchor="end">1</text>
        <line class="grid" x1="64" y1="56" x2="600" y2="56"></line>
        <text x="56" y="60" text-anchor="end">1.5</text>
        <line class="grid" x1="64" y1="12" x2="600" y2="12"></line>
        <text x="56" y="16" text-anchor="end">2</text>
        <text x="64" y="212" text-anchor="middle">1</text>
        <text x="198" y="212" text-anchor="middle">1.5</text>
        <text x="332" y="212" text-anchor="middle">2</text>
        <text x="466" y="212" text-anchor="middle">2.5</text>
        <text x="600" y="212" text-anchor="middle">3</text>
        <rect class="point" x="64" y="100" width="133" height="88"></rect>
        <rect class="point" x="466" y="12" width="133" height="176"></rect>
        </svg>
        """)
  }

  /// All samples alike have one bar, as wide as can be seen.
  @Test func histogramWithoutWidth() throws {
    let lines = try page(
      JobPlots(histograms: [Histogram(name: "t", low: 2, high: 2, counts: [5])]))
    #expect(titles(lines) == ["Distribution of t, 5 samples"])
    #expect(
      lines.filter { $0.hasPrefix("<rect ") } == [
        "<rect class=\"point\" x=\"385.6\" y=\"41.3\" width=\"2\" height=\"146.7\"></rect>"
      ])
  }

  @Test(
    arguments: [
      Histogram(name: "t", low: 0, high: 1, counts: []),
      Histogram(name: "t", low: 0, high: 1, counts: [0, 0], countAbove: 3),
      Histogram(name: "t", low: 0, high: 1, counts: [-1, 2]),
      Histogram(name: "t", low: 2, high: 1, counts: [1]),
      Histogram(name: "t", low: 0, high: 1, counts: [.max, .max], countAbove: .max),
      Histogram(name: "t", low: .nan, high: 1, counts: [1]),
      Histogram(name: "t", low: 0, high: .infinity, counts: [1]),
      Histogram(name: "t", low: 0, high: 1, counts: Array(repeating: 1, count: 101)),
    ])
  func histogramThatCannotBeDrawn(histogram: Histogram) throws {
    #expect(titles(try page(JobPlots(histograms: [histogram]))) == [])
  }

  @Test func confusion() throws {
    let lines = try page(
      JobPlots(
        confusion: ConfusionCounts(classes: ["<b>", "a\u{202E}"], counts: [[3, 1], [0, 5]])))
    #expect(titles(lines) == ["Confusion matrix of the held-out data"])
    #expect(
      try drawing(lines) == """
        <svg viewBox="0 0 296 128" width="296" height="128" role="img" aria-label="Confusion matrix of the held-out data: &#60;b&#62; taken for &#60;b&#62; 3, &#60;b&#62; taken for a&#92;u&#123;202E&#125; 1, a&#92;u&#123;202E&#125; taken for a&#92;u&#123;202E&#125; 5">
        <text x="200" y="16" text-anchor="middle">taken for</text>
        <text x="104" y="40" text-anchor="end">true class</text>
        <text x="156" y="40" text-anchor="middle">&#60;b&#62;</text>
        <text x="104" y="70" text-anchor="end">&#60;b&#62;</text>
        <rect class="heat-4" x="112" y="48" width="88" height="36"></rect>
        <text x="156" y="70" text-anchor="middle">3</text>
        <rect class="heat-2" x="200" y="48" width="88" height="36"></rect>
        <text x="244" y="70" text-anchor="middle">1</text>
        <text x="244" y="40" text-anchor="middle">a&#92;u&#123;202E&#125;</text>
        <text x="104" y="106" text-anchor="end">a&#92;u&#123;202E&#125;</text>
        <rect class="heat-0" x="112" y="84" width="88" height="36"></rect>
        <text x="156" y="106" text-anchor="middle">0</text>
        <rect class="heat-5" x="200" y="84" width="88" height="36"></rect>
        <text x="244" y="106" text-anchor="middle">5</text>
        </svg>
        """)
  }

  @Test func confusionThatCannotBeDrawn() throws {
    let many = ConfusionCounts(
      classes: (0..<21).map { ByteString("\($0)") },
      counts: Array(repeating: Array(repeating: 1, count: 21), count: 21))
    let lines = try page(JobPlots(confusion: many))
    #expect(titles(lines) == [])
    #expect(
      lines.contains(
        "<p class=\"warning\">Not drawn: the confusion matrix of 21 classes, which is more than 20.</p>"
      ))
    for counts in [[[1]], [[1, 2], [3]], []] {
      let uneven = ConfusionCounts(classes: ["a", "b"], counts: counts)
      #expect(titles(try page(JobPlots(confusion: uneven))) == [])
    }
    let empty = try page(
      JobPlots(confusion: ConfusionCounts(classes: ["a"], counts: [[0]])))
    #expect(empty.contains { $0.hasSuffix("held-out data: no examples\">") })
  }

  /// What is no number has no point, and is counted.
  @Test func learning() throws {
    let lines = try page(
      JobPlots(curves: [
        LearningCurve(
          name: "loss", step: "epoch",
          points: [1.5, .nan, 0.5, .infinity].enumerated().map {
            LearningPoint(step: $0, value: $1)
          }, stepCount: 8)
      ]))
    #expect(titles(lines) == ["Learning: loss by epoch&#59; not drawn: 6 of 8 steps"])
    #expect(
      try drawing(lines) == """
        <svg viewBox="0 0 640 240" width="640" height="240" role="img" aria-label="Learning: loss by epoch&#59; not drawn: 6 of 8 steps: first 1.5 at 0, last 0.5 at 2, least 0.5 at 2, greatest 1.5 at 0">
        <line class="grid" x1="104" y1="180" x2="600" y2="180"></line>
        <text x="96" y="184" text-anchor="end">0.5</text>
        <line class="grid" x1="104" y1="98" x2="600" y2="98"></line>
        <text x="96" y="102" text-anchor="end">1</text>
        <line class="grid" x1="104" y1="16" x2="600" y2="16"></line>
        <text x="96" y="20" text-anchor="end">1.5</text>
        <text x="104" y="212" text-anchor="middle">0</text>
        <text x="352" y="212" text-anchor="middle">1</text>
        <text x="600" y="212" text-anchor="middle">2</text>
        <text x="352" y="232" text-anchor="middle">epoch</text>
        <path class="curve" d="M104 16L600 180"></path>
        <circle class="point" cx="104" cy="16" r="3"></circle>
        <circle class="point" cx="600" cy="180" r="3"></circle>
        </svg>
        """)
  }

  @Test func learningThatCannotBeDrawn() throws {
    for values in [[], [1], [1, .nan], [.infinity, -.infinity, .nan]] as [[Double]] {
      let points = values.enumerated().map { LearningPoint(step: $0, value: $1) }
      let curve = LearningCurve(name: "l", step: "s", points: points)
      #expect(titles(try page(JobPlots(curves: [curve]))) == [])
    }
    let far = [Int.min, Int.max].map { LearningPoint(step: $0, value: 1) }
    #expect(
      titles(
        try page(JobPlots(curves: [LearningCurve(name: "l", step: "s", points: far)]))) == [])
  }

  @Test func manyDrawings() throws {
    let histogram = Histogram(name: "t", low: 0, high: 1, counts: [1])
    let curve = LearningCurve(
      name: "l", step: "s", points: (0..<1_000).map { LearningPoint(step: $0, value: 1) })
    let lines = try page(
      JobPlots(
        histograms: Array(repeating: histogram, count: 100),
        curves: Array(repeating: curve, count: 13)))
    #expect(titles(lines).count == 24)
    #expect(
      lines.filter { $0.hasPrefix("<p class=\"warning\">") } == [
        "<p class=\"warning\">Not drawn: 88 more histograms.</p>",
        "<p class=\"warning\">Not drawn: 1 more curves.</p>",
      ])
    // A circle a step would be a thousand.
    #expect(!lines.contains { $0.hasPrefix("<circle ") })
  }
}
