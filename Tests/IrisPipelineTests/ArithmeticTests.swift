import Foundation
import Testing

@testable import IrisPipeline

@Suite struct ArithmeticTests {
  /// Against the C library, which is right within one ulp.
  @Test func exponentialIsWithinTwoUlps() {
    var generator = MersenneTwister(seed: 1)
    for _ in 0..<20_000 {
      let x = Double(generator.next()) / Double(UInt32.max) * 1400 - 700
      let ours = Exponential.exponential(x)
      #expect(abs(ours - exp(x)) <= 2 * exp(x).ulp, "\(x)")
      let precise = Exponential.exponential(DoubleDouble(x))
      #expect(abs(precise.high - exp(x)) <= exp(x).ulp, "\(x)")
    }
  }

  @Test func exponentialsMultiply() {
    var generator = MersenneTwister(seed: 2)
    for _ in 0..<2000 {
      let x = -Double(generator.next()) / Double(UInt32.max) * 40
      let y = -Double(generator.next()) / Double(UInt32.max) * 40
      let product =
        Exponential.exponential(DoubleDouble(x)) * Exponential.exponential(DoubleDouble(y))
      let sum = Exponential.exponential(DoubleDouble.sum(x, y))
      #expect(abs((product - sum).high) <= 0x1p-90 * sum.high)
    }
  }

  @Test func exponentialOutsideItsRange() {
    #expect(Exponential.exponential(-708.3) == 0x1.19e98b83de7a3p-1022)
    #expect(Exponential.exponential(-708.5) == 0)
    #expect(Exponential.exponential(DoubleDouble(-708.5)) == .zero)
    #expect(Exponential.exponential(-1e300) == 0)
    #expect(Exponential.exponential(-Double.infinity) == 0)
    #expect(Exponential.exponential(709.7) == 0x1.d75ae7a50ee14p+1023)
    #expect(Exponential.exponential(709.8) == .infinity)
    #expect(Exponential.exponential(1e300) == .infinity)
    #expect(Exponential.exponential(Double.nan).isNaN)
    #expect(Exponential.exponential(0.0) == 1)
  }

  @Test func logarithmIsWithinTwoUlps() {
    var generator = MersenneTwister(seed: 3)
    for _ in 0..<20_000 {
      let x = exp(Double(generator.next()) / Double(UInt32.max) * 1400 - 700)
      #expect(abs(Logarithm.logarithm(x) - log(x)) <= 2 * log(x).ulp, "\(x)")
    }
    #expect(Logarithm.logarithm(1) == 0)
    #expect(Logarithm.logarithm(0).isNaN)
    #expect(Logarithm.logarithm(.nan).isNaN)
  }

  @Test func doubleDoubleCarriesWhatADoubleDrops() {
    let third = DoubleDouble.reciprocal(DoubleDouble(3))
    let one = third * 3
    #expect(abs((one - DoubleDouble(1)).high) <= 0x1p-104)
    #expect(DoubleDouble.sum(1, 0x1p-80) == DoubleDouble(1, 0x1p-80))
    #expect(DoubleDouble.product(1 + 0x1p-30, 1 + 0x1p-30) == DoubleDouble(1 + 0x1p-29, 0x1p-60))
  }

  @Test(arguments: [
    (0.0, "0x0.0p+0"), (-0.0, "-0x0.0p+0"), (1.0, "0x1.0000000000000p+0"),
    (-0.39407173906330567, "-0x1.93878abe380ebp-2"),
    (Double.leastNonzeroMagnitude, "0x0.0000000000001p-1022"),
    (Double.greatestFiniteMagnitude, "0x1.fffffffffffffp+1023"),
  ])
  func hexadecimalFloats(value: Double, text: String) {
    #expect(HexadecimalFloat.text(value) == text)
    #expect(HexadecimalFloat.value(text)?.bitPattern == value.bitPattern)
  }

  @Test(arguments: ["", "1.0", "0x1p0", "0x1.00000000000000p+0", "inf", "nan", "0x1.8p+0x"])
  func otherTextsAreNoHexadecimalFloats(text: String) {
    #expect(HexadecimalFloat.value(text) == nil)
  }
}
