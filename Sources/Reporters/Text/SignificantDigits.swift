/// `value` rounded to so many significant digits, in its shortest form: `0.973333`, `2.664e-07`.
func significantText(_ value: Double, digits: Int = 6) -> String {
  guard value.isFinite, value != 0 else { return value.description }
  var scale = 1.0
  var limit = 1.0
  for _ in 0..<digits { limit *= 10 }
  // Scaled until exactly `digits` figures stand before the point; past 1e6 a figure stays whole.
  while (value * scale).magnitude < limit / 10, scale < 1e30 { scale *= 10 }
  return ((value * scale).rounded() / scale).description
}
