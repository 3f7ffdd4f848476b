/// Faults in the order in which they were found, each once: all stages of a template can have the
/// same.
struct FaultCollection {
  private(set) var all: [DVCFault] = []
  private var known: Set<DVCFault> = []

  mutating func append(_ fault: DVCFault) {
    if known.insert(fault).inserted { all.append(fault) }
  }

  mutating func append(_ faults: [DVCFault]) {
    for fault in faults { append(fault) }
  }
}
