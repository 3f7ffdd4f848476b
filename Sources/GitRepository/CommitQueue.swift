import RepositorySnapshot

/// Commits by time, the newest first; of one time the greatest id first. A binary heap.
struct CommitQueue {
  private var heap: [HistoryCommit] = []

  var isEmpty: Bool { heap.isEmpty }

  /// The one that `pop` would return.
  var first: HistoryCommit? { heap.first }

  mutating func push(_ commit: HistoryCommit) {
    heap.append(commit)
    var child = heap.count - 1
    while child > 0 {
      let parent = (child - 1) / 2
      guard Self.precedes(heap[child], heap[parent]) else { return }
      heap.swapAt(child, parent)
      child = parent
    }
  }

  mutating func pop() -> HistoryCommit? {
    guard let top = heap.first else { return nil }
    let last = heap.removeLast()
    guard !heap.isEmpty else { return top }
    heap[0] = last
    var parent = 0
    while true {
      let children = [2 * parent + 1, 2 * parent + 2].filter { $0 < heap.count }
      guard let child = children.min(by: { Self.precedes(heap[$0], heap[$1]) }),
        Self.precedes(heap[child], heap[parent])
      else { return top }
      heap.swapAt(child, parent)
      parent = child
    }
  }

  private static func precedes(_ left: HistoryCommit, _ right: HistoryCommit) -> Bool {
    (left.time, left.id) > (right.time, right.id)
  }
}
