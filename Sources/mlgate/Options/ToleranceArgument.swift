import ArgumentParser
import ByteText
import DataVersionControl

/// `0.01` or `accuracy=0.01`
struct ToleranceArgument: ExpressibleByArgument {
  let name: ByteString?
  let value: Double

  init?(argument: String) {
    let bytes = ByteString(argument)
    let equals = bytes.lastIndex(of: .ascii("="))
    name = equals.map { ByteString(bytes[..<$0]) }
    let number = String(decoding: bytes[(equals.map { $0 + 1 } ?? 0)...], as: UTF8.self)
    guard let value = Double(number), value >= 0, value.isFinite, name?.isEmpty != true else {
      return nil
    }
    self.value = value
  }
}

extension MetricTolerances {
  init(_ arguments: [ToleranceArgument]) {
    self.init()
    for argument in arguments {
      if let name = argument.name {
        ofMetric[name] = argument.value
      } else {
        standard = argument.value
      }
    }
  }
}
