/// Seconds since 1970 as `2024-01-17T10:00:00`, in UTC and without a zone as the schemas ask.
///
/// The civil date of a day number is Howard Hinnant's `civil_from_days` (chrono-Compatible
/// Low-Level Date Algorithms): years of 400 begin on 1 March, so that the leap day comes last.
package func timestamp(_ seconds: Int) -> String {
  // The years 0–9999: four digits, and no sum below overflows.
  let inRange = min(max(seconds, -62_167_219_200), 253_402_300_799)
  let day = (inRange - floorModulo(inRange, 86_400)) / 86_400 + 719_468
  let second = floorModulo(inRange, 86_400)
  let era = (day - floorModulo(day, 146_097)) / 146_097
  let dayOfEra = floorModulo(day, 146_097)
  let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
  let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
  let shiftedMonth = (5 * dayOfYear + 2) / 153
  let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
  let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  let date = [
    padded(year, 4), padded(month, 2), padded(dayOfYear - (153 * shiftedMonth + 2) / 5 + 1, 2),
  ]
  let time = [second / 3600, second / 60 % 60, second % 60].map { padded($0, 2) }
  return date.joined(separator: "-") + "T" + time.joined(separator: ":")
}

private func floorModulo(_ value: Int, _ divisor: Int) -> Int {
  let remainder = value % divisor
  return remainder < 0 ? remainder + divisor : remainder
}

private func padded(_ value: Int, _ width: Int) -> String {
  let digits = String(value)
  return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}
