import Findings
import IrisPipeline

/// The 95 % interval of a proportion as two figures: `NAME_interval_low`, `NAME_interval_high`.
func interval(_ name: String, successes: Int, of total: Int) -> [Metric] {
  let interval = WilsonInterval(successes: successes, of: total)
  return [
    Metric(name: name + "_interval_low", value: interval.low),
    Metric(name: name + "_interval_high", value: interval.high),
  ]
}
