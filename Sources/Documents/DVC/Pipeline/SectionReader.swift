import ByteText

/// Reads the sections with their templates filled in.
struct SectionReader {
  private let root: Node
  private let folder: RepositoryPath
  private let scope: TemplateScope
  private let workshop: TemplateWorkshop
  private(set) var faults: [DVCFault] = []

  init(_ root: Node, file: RepositoryPath, scope: TemplateScope, _ workshop: TemplateWorkshop) {
    self.root = root
    folder = file.folder
    self.scope = scope
    self.workshop = workshop
  }

  var sections: PipelineSections {
    mutating get {
      var sections = PipelineSections()
      sections.metrics = references("metrics")
      sections.parameters = references("params")
      sections.plots = values("plots")
      sections.datasets = values("datasets")
      for entry in root["artifacts"]?.entries ?? [] {
        do throws(DVCFault) {
          sections.artifacts.append(try artifact(entry))
        } catch {
          faults.append(error)
        }
      }
      return sections
    }
  }

  private func artifact(_ entry: MappingEntry) throws(DVCFault) -> DVCArtifact {
    var resolver = TemplateResolver(scope, workshop)
    let name = try resolver.resolve(entry.key)
    guard let name = name.string else {
      throw DVCFault(
        .template, "an artifact's name must be text, not \(name.value.typeName)", at: entry.key)
    }
    let fields = try resolver.resolve(entry.value)
    guard let path = fields["path"], let text = path.string else {
      let found = fields["path"]?.value ?? .none
      throw DVCFault(
        .template, "an artifact's path must be text, not \(found.typeName)",
        at: fields["path"]?.node ?? entry.key)
    }
    return DVCArtifact(
      name: name, key: entry.key, fields: fields,
      reference: DVCReference(text, at: path.node, in: folder))
  }

  private mutating func references(_ key: ByteString) -> [DVCReference] {
    values(key).compactMap { value in
      guard let text = value.string else {
        faults.append(
          DVCFault(.template, "a path must be text, not \(value.value.typeName)", at: value.node))
        return nil
      }
      return DVCReference(text, at: value.node, in: folder)
    }
  }

  private mutating func values(_ key: ByteString) -> [LocatedValue] {
    var values: [LocatedValue] = []
    for element in root[key]?.elements ?? [] {
      var resolver = TemplateResolver(scope, workshop)
      do throws(DVCFault) {
        values.append(try resolver.resolve(element))
      } catch {
        faults.append(error)
      }
    }
    return values
  }
}
