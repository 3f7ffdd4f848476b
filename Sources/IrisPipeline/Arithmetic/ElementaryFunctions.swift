/// The functions that training and prediction take instead of the C library's, for comparisons of
/// their bits between machines.
package enum ElementaryFunctions {
  package static func exponential(_ x: Double) -> Double { Exponential.exponential(x) }

  package static func logarithm(_ x: Double) -> Double { Logarithm.logarithm(x) }
}
