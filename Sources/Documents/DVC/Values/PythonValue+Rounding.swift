extension PythonValue {
  /// What Python's `round(value, digits)` says of a float; anything else stays.
  ///
  /// - Parameter digits: after the point, 0 to 15.
  public func rounded(digits: Int) -> PythonValue {
    guard case .float(let value) = self, value.isFinite, value.exponent < 52 else { return self }
    return .float(Documents.rounded(value, digits: digits))
  }
}

/// The double next to the decimal with so many digits that is next to `value`; ties go to even.
private func rounded(_ value: Double, digits: Int) -> Double {
  let scale = (0..<digits).reduce(UInt128(1)) { scale, _ in scale * 10 }
  // value = significand / 2^shift, exactly: 53 bits, with the scale below 103.
  let significand = UInt128(value.significandBitPattern) | (value.isNormal ? 1 << 52 : 0)
  let shift = 52 - Int(max(value.exponent, Double.leastNormalMagnitude.exponent))
  let scaled = significand * scale
  var units: UInt128 = 0
  if shift < 128 {
    units = scaled >> UInt128(shift)
    let rest = scaled - (units << UInt128(shift))
    let half = shift == 0 ? 0 : UInt128(1) << UInt128(shift - 1)
    if rest > half || (rest == half && shift > 0 && units % 2 == 1) { units += 1 }
  }
  let fraction = String(units % scale)
  let padding = String(repeating: "0", count: max(0, digits - fraction.utf8.count))
  let text = "\(units / scale).\(padding)\(fraction)"
  return Double(sign: value.sign, exponent: 0, significand: Double(text) ?? value.magnitude)
}
