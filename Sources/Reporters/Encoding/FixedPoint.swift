/// `value` with exactly `digits` (0–6) decimal places, never an exponent; `0.000` for what is not a
/// number of usual size, since the places that ask (a duration, a percentage) have no better word.
package func fixedPoint(_ value: Double, digits: Int) -> String {
  let scale = (0..<digits).reduce(1) { product, _ in product * 10 }
  let isUsual = value.isFinite && value.magnitude < 1e12
  let units = isUsual ? Int((value.magnitude * Double(scale)).rounded()) : 0
  let fraction = String(units % scale)
  let padding = String(repeating: "0", count: max(0, digits - fraction.utf8.count))
  let sign = value < 0 && units > 0 ? "-" : ""
  return digits == 0 ? "\(sign)\(units)" : "\(sign)\(units / scale).\(padding)\(fraction)"
}
