import ByteText

/// The combinations of a matrix in DVC's order, the last axis fastest; of one name the last, at the
/// place of the first.
struct MatrixCombinations: Sequence {
  struct Combination {
    let key: ByteString
    let group: ScopeGroup
  }

  private let axes: [IterationReader.Axis]

  init(_ axes: [IterationReader.Axis]) {
    self.axes = axes
  }

  func makeIterator() -> IndexingIterator<[Combination]> {
    var places: [ByteString: Int] = [:]
    var result: [Combination] = []
    for combination in product {
      if let place = places[combination.key] {
        result[place] = combination
      } else {
        places[combination.key] = result.count
        result.append(combination)
      }
    }
    return result.makeIterator()
  }

  private var product: [Combination] {
    axes.enumerated().reduce([Combination(key: "", group: ScopeGroup())]) { combinations, axis in
      combinations.flatMap { combination in
        axis.element.values.enumerated().map { index, value in
          let name = name(of: value, axis.element, index)
          var group = combination.group
          group[axis.element.name] = value
          let separator: [UInt8] = axis.offset == 0 ? [] : [.ascii("-")]
          return Combination(
            key: ByteString(combination.key.bytes + separator + name.bytes), group: group)
        }
      }
    }
  }

  /// A list or mapping has no text of its own: the axis with the place stands for it.
  private func name(
    of value: ScopeNode, _ axis: IterationReader.Axis, _ index: Int
  ) -> ByteString {
    value.value.isCollection
      ? ByteString(axis.name.bytes + String(index).utf8) : nameText(of: value)
  }
}
