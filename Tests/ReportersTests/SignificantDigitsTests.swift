import Testing

@testable import Reporters

@Suite struct SignificantDigitsTests {
  @Test(arguments: [
    (0.9733333333333334, "0.973333"), (2.7273333333333335e-07, "2.72733e-07"), (1.0, "1.0"),
    (0, "0.0"), (-0.000123456789, "-0.000123457"), (123456789.25, "123456789.0"),
    (.infinity, "inf"), (150, "150.0"),
  ])
  func sixFigures(value: Double, text: String) {
    #expect(significantText(value) == text)
  }
}
