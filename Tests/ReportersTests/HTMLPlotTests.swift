import ByteText
import Findings
import Testing

@testable import Reporters

@Suite struct HTMLPlotTests {
  private func page(_ change: (inout Report) -> Void) throws -> [Substring] {
    var report = Sample.passed()
    change(&report)
    let bytes = HTMLReporter().bytes(for: report)
    try HTMLReporter().reparse(bytes)
    return bytes.text.split(separator: "\n")
  }

  /// Of the two releases, one metric is given in both: it alone has a plot.
  @Test func metricsOverReleases() throws {
    let lines = try page { $0.models = ResultsMarkdownTests.results.reversed() }
    #expect(
      lines.filter { $0.hasPrefix("<figcaption>") } == [
        "<figcaption><bdi>iris: test_accuracy over releases</bdi></figcaption>"
      ])
    let first = try #require(lines.firstIndex { $0.hasPrefix("<svg ") })
    let last = try #require(lines.firstIndex { $0.hasPrefix("</svg>") })
    #expect(
      lines[first...last].joined(separator: "\n") == """
        <svg viewBox="0 0 640 240" width="640" height="240" role="img" aria-label="iris: test_accuracy over releases: 1.0.0 0.848, 1.2.0 0.871">
        <line class="grid" x1="104" y1="196" x2="600" y2="196"></line>
        <text x="96" y="200" text-anchor="end">0.84</text>
        <line class="grid" x1="104" y1="151" x2="600" y2="151"></line>
        <text x="96" y="155" text-anchor="end">0.85</text>
        <line class="grid" x1="104" y1="106" x2="600" y2="106"></line>
        <text x="96" y="110" text-anchor="end">0.86</text>
        <line class="grid" x1="104" y1="61" x2="600" y2="61"></line>
        <text x="96" y="65" text-anchor="end">0.87</text>
        <line class="grid" x1="104" y1="16" x2="600" y2="16"></line>
        <text x="96" y="20" text-anchor="end">0.88</text>
        <path class="curve" d="M128 160L576 56.5"></path>
        <circle class="point" cx="128" cy="160" r="4"></circle>
        <text x="128" y="232" text-anchor="middle">1.0.0</text>
        <circle class="point" cx="576" cy="56.5" r="4"></circle>
        <text x="576" y="232" text-anchor="middle">1.2.0</text>
        </svg>
        """)
    #expect(lines.contains("<th scope=\"row\"><code dir=\"ltr\">iris 1.2.0</code></th>"))
    #expect(lines.contains("<td class=\"number\"><code dir=\"ltr\">+0.023</code></td>"))
  }

  @Test func intervalsAndLatencies() throws {
    let lines = try page {
      $0.jobs = [
        JobOutcome(
          name: "j", verdict: .passed, seconds: 1,
          metrics: [
            Metric(name: "accuracy", value: 0.5),
            Metric(name: "accuracy_interval_low", value: 0.25),
            Metric(name: "accuracy_interval_high", value: 1),
            Metric(name: "predict_seconds_min", value: 1e-6),
            Metric(name: "predict_seconds_p50", value: 2e-6),
          ])
      ]
    }
    #expect(
      lines.filter { $0.hasPrefix("<figcaption>") } == [
        "<figcaption><bdi>Figures with their confidence intervals</bdi></figcaption>",
        "<figcaption><bdi>Quantiles of predict_seconds</bdi></figcaption>",
      ])
    #expect(
      lines.contains("<rect class=\"point\" x=\"200\" y=\"14\" width=\"172\" height=\"16\"></rect>")
    )
    #expect(
      lines.filter { $0.contains("class=\"whisker\"") } == [
        "<line class=\"whisker\" x1=\"286\" y1=\"22\" x2=\"544\" y2=\"22\"></line>",
        "<line class=\"whisker\" x1=\"286\" y1=\"14\" x2=\"286\" y2=\"30\"></line>",
        "<line class=\"whisker\" x1=\"544\" y1=\"14\" x2=\"544\" y2=\"30\"></line>",
      ])
  }

  /// All bars begin at zero, also where nothing is longer.
  @Test func noTimeAtAll() throws {
    let lines = try page {
      $0.jobs = [
        JobOutcome(
          name: "j", verdict: .passed, seconds: 1,
          metrics: ["min", "max"].map { Metric(name: "a_seconds_\($0)", value: 0) })
      ]
    }
    #expect(
      lines.filter { $0.hasPrefix("<rect ") } == [
        "<rect class=\"point\" x=\"200\" y=\"14\" width=\"0\" height=\"16\"></rect>",
        "<rect class=\"point\" x=\"200\" y=\"42\" width=\"0\" height=\"16\"></rect>",
      ])
  }

  /// What is no number, or no share, is in the table and not drawn.
  @Test(arguments: [Double.nan, .infinity, -1, 2])
  func whatCannotBeDrawn(value: Double) throws {
    let lines = try page {
      $0.jobs = [
        JobOutcome(
          name: "j", verdict: .passed, seconds: 1,
          metrics: ["a", "a_interval_low", "a_interval_high"].map { Metric(name: $0, value: value) }
            + [
              Metric(name: "b_seconds_min", value: -1), Metric(name: "b_seconds_p50", value: .nan),
            ])
      ]
    }
    #expect(lines.count { $0.hasPrefix("<figure>") } == 0)
    #expect(lines.contains("<th scope=\"row\"><code dir=\"ltr\">a_interval_low</code></th>"))
  }

  @Test(
    arguments: [
      (0, 1, ["0", "0.5", "1"]), (0.848, 0.871, ["0.84", "0.85", "0.86", "0.87", "0.88"]),
      (0, 6e-6, ["0", "2e-06", "4e-06", "6e-06"]), (5, 5, ["4.6", "4.8", "5", "5.2", "5.4"]),
      (0, 0, ["-0.05", "0", "0.05"]), (-3, 1e9, ["-500000000", "0", "500000000", "1000000000"]),
    ] as [(Double, Double, [String])])
  func axis(low: Double, high: Double, expected: [String]) {
    let axis = PlotAxis(from: low, to: high)
    #expect(axis.ticks.map(PlotAxis.label) == expected)
    #expect((0...1).contains(axis.position(of: low)) && (0...1).contains(axis.position(of: high)))
  }
}
