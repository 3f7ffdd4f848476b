/// Names of which none is given twice, in time that does not grow with how often one was asked for.
struct UniqueNames {
  private var taken: Set<String> = []
  /// The number after the last that a name got.
  private var next: [String: Int] = [:]

  /// `name`, or where that is taken the first of `numbered(name, 2)`, `numbered(name, 3)` … that is not.
  mutating func name(_ name: String, _ numbered: (String, Int) -> String) -> String {
    if taken.insert(name).inserted { return name }
    var number = next[name, default: 2]
    var unique = numbered(name, number)
    while !taken.insert(unique).inserted {
      number += 1
      unique = numbered(name, number)
    }
    next[name] = number + 1
    return unique
  }
}
