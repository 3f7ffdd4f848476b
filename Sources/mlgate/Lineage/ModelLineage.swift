import ByteText
import DataVersionControl
import Documents
import GitRepository
import Release
import RepositorySnapshot

/// A release from its data to its stages, link by link.
struct ModelLineage {
  /// The links in the order of time; each has one node or more.
  let links: [[LineageNode]]
  /// What the tag is called.
  let tag: ByteString
  /// The ancestors of the experiment, which lead to it one by one and not to what is made from it.
  private let ancestorCount: Int

  init(_ entry: ReleaseBook.Entry, in book: ReleaseBook) {
    let source = LineageSource(documents: entry.model.documents)
    let metadata = entry.model.metadata
    let experiments = source.experiments(of: metadata)
    let experiment = metadata.flatMap(entry.model.documents.experiment(of:))
    tag = entry.tag.name
    ancestorCount = experiments.count - 1
    links =
      [source.data(of: metadata, experiment), experiments, source.weights(of: metadata)]
      + [[source.metadata(of: entry.model)], [Self.commit(entry)], [Self.tag(entry)]]
      + [Self.stages(entry, book)]
  }

  var nodes: [LineageNode] { links.flatMap(\.self) }

  /// Whether no link lacks anything; a release that is in no stage lacks nothing.
  var isComplete: Bool { nodes.allSatisfy { $0.missing == nil } }

  private static func commit(_ entry: ReleaseBook.Entry) -> LineageNode {
    LineageNode(.commit, ByteString(entry.tag.commit.description))
  }

  private static func tag(_ entry: ReleaseBook.Entry) -> LineageNode {
    var node = LineageNode(.tag, entry.tag.name)
    if entry.tag.isAnnotated {
      node.add("object", ByteString(entry.tag.object.description))
    } else {
      node.missing = "it is a lightweight tag, which has no object of its own"
    }
    node.add("commit", ByteString(entry.tag.commit.description))
    node.add("time", ByteString(utcTime(entry.tag.time)))
    return node
  }

  private static func stages(_ entry: ReleaseBook.Entry, _ book: ReleaseBook) -> [LineageNode] {
    let history = book.stages
    let names = [entry.model.model, entry.model.tag.model]
    return history.stages(of: entry.tag.commit).filter { names.contains($0.model) }.map { place in
      var node = LineageNode(.stage, place.stage)
      guard let event = history.current(of: place.model, in: place.stage) else { return node }
      node.add("tag", event.tag)
      if let tag = book.tags.first(where: { $0.name == event.tag }), tag.isAnnotated {
        node.add("object", ByteString(tag.object.description))
      }
      node.add("time", ByteString(utcTime(event.time)))
      return node
    }
  }
}

extension ModelLineage: DrawnGraph {
  var title: String { "Lineage of \(tag)" }

  /// Each link needs the whole link before it; ancestors of the experiment need their parents alone.
  var needs: [[Int]] {
    var needs: [[Int]] = []
    var before: [Int] = []
    for (number, link) in links.enumerated() where !link.isEmpty {
      let places = Array(needs.count..<(needs.count + link.count))
      guard number == 1 else {
        needs += places.map { _ in before }
        before = places
        continue
      }
      for place in places {
        let parent = place == places[0] ? [] : [place - 1]
        needs.append(place == places[ancestorCount] ? before + parent : parent)
      }
      before = places.suffix(1)
    }
    return needs
  }

  func lines(of vertex: Int) -> [ByteString] {
    let node = nodes[vertex]
    let head = node.kind.rawValue + (node.name == nil ? "" : " ")
    return [ByteString(Array(head.utf8) + (node.name?.bytes ?? []))]
      + node.facts.map { ByteString(Array("\($0.name) ".utf8) + $0.value.bytes) }
      + (node.missing.map { [ByteString("missing: \($0)")] } ?? [])
  }

  func isListed(_ vertex: Int, before other: Int) -> Bool { vertex < other }
}
