import ByteText
import Documents
import GitRepository
import RepositorySnapshot

/// From where on `mlgate history` judges: a commit that is not judged any more, or a day.
enum HistoryStart {
  case commit(ObjectID)
  /// Seconds since 1970 of the first commits that count.
  case time(Int)

  /// - Parameter text: a revision, or a day as `YYYY-MM-DD`, which begins at 0:00 UTC.
  init(_ text: String, in repository: GitRepository) throws(CommandFailure) {
    let bytes = ByteString(text)
    if let day = secondsOfDay(bytes) {
      self = .time(day)
    } else {
      self = .commit(try repository.base(named: bytes).id)
    }
  }
}

/// The first second of `YYYY-MM-DD` in UTC; nil for anything else and for days that no calendar has.
private func secondsOfDay(_ text: ByteString) -> Int? {
  guard text.count == 10, text[4] == .ascii("-"), text[7] == .ascii("-"),
    let year = text[0..<4].decimalValue, let month = text[5..<7].decimalValue,
    let day = text[8..<10].decimalValue
  else { return nil }
  let date = CalendarDate(year: year, month: month, day: day)
  return date.exists ? date.daysSince1970 * 86_400 : nil
}
