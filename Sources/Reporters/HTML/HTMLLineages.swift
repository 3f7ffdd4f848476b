import ByteText
import Findings

/// Where the released models of a page come from: a drawing, and a table with every hash.
struct HTMLLineages {
  private let lineages: [LineageGraph]

  init(_ report: Report) { lineages = report.lineages }

  var content: HTMLWriter {
    var html = HTMLWriter()
    for (shown, lineage) in lineages.enumerated() {
      let next = Self.part(of: lineage)
      if html.bytes.count + next.bytes.count > HTMLReporter.sectionLimit {
        html.notShown("\(lineages.count - shown) more", "'mlgate lineage' tells of each")
        break
      }
      html.append(next)
    }
    return html
  }

  private static func part(of lineage: LineageGraph) -> HTMLWriter {
    let tag = shortened(lineage.tag.description, to: HTMLReporter.nameLimit)
    var html = HTMLWriter()
    html.element(.h3) { $0.code(tag) }
    LineagePlot.write(lineage, to: &html)
    HTMLTable(
      caption: "Steps to \(shortened(tag, to: 64)), each with its hashes",
      columns: ["Step", "Name", "Known by", "Comes from"], limit: HTMLReporter.sectionLimit / 4,
      elsewhere: "'mlgate lineage' prints all"
    ).write(Array(lineage.steps.enumerated()), to: &html) { number, step in
      [
        HTMLTable.text("\(number + 1) \(step.kind)"), name(of: step), facts(of: step),
        sources(of: step, at: number),
      ]
    }
    return html
  }

  private static func sources(of step: LineageStep, at place: Int) -> HTMLTable.Cell {
    let numbers = step.sources(at: place).map { "\($0 + 1)" }
    return HTMLTable.text(numbers.isEmpty ? "\u{2013}" : numbers.joined(separator: ", "))
  }

  private static func name(of step: LineageStep) -> HTMLTable.Cell {
    { html in
      HTMLTable.code(step.name?.description)(&html)
      guard let missing = step.missing else { return }
      html.element(.div) { html in
        html.element(.span, [.class: "warning"], text: "missing: ")
        html.value(missing, limit: HTMLReporter.textLimit)
      }
    }
  }

  private static func facts(of step: LineageStep) -> HTMLTable.Cell {
    { html in
      if step.facts.isEmpty { html.text("\u{2013}") }
      for fact in step.facts {
        html.element(.div, [.class: "fact"]) { html in
          html.element(.span, [.class: "quiet"], text: "\(fact.name) ")
          html.code(fact.value.description)
        }
      }
    }
  }
}
