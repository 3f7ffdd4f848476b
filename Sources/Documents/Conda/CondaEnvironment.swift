public import ByteText
public import Findings

/// A conda environment file: `dependencies` with conda's packages and a pip list.
public struct CondaEnvironment: Sendable {
  public let document: LocatedDocument
  /// In source order; dependencies that conda rejects are in `invalid`.
  public let packages: [CondaPackage]
  public let invalid: [MatchSpecificationFault]
  /// The list below `pip:`; empty where there is none.
  public let pipList: RequirementsFile

  public var path: RepositoryPath { document.path }

  /// Nil where the document has no list of dependencies: it is something else of that name.
  public init?(_ document: LocatedDocument, limits: RequirementLimits = RequirementLimits()) {
    guard let dependencies = document.root?["dependencies"], dependencies.isSequence else {
      return nil
    }
    self.document = document
    var packages: [CondaPackage] = []
    var invalid: [MatchSpecificationFault] = []
    var reader = RequirementReader(source: document.source, limits: limits)
    for dependency in dependencies.elements {
      if let pip = dependency["pip"] {
        for line in pip.elements.flatMap(\.requirementLines) { reader.read(line) }
      } else if let text = dependency.locatedText {
        do {
          packages.append(
            CondaPackage(source: document.source, specification: try .read(text), range: text.range)
          )
        } catch {
          invalid.append(error)
        }
      }
    }
    self.packages = packages
    self.invalid = invalid
    pipList = RequirementsFile(source: document.source, role: .condaPipList, reader)
  }
}

/// One conda package of an environment.
public struct CondaPackage: Sendable {
  public let source: SourceText
  public let specification: MatchSpecification
  /// The whole dependency.
  public let range: ByteRange

  /// The name of the same package on PyPI; nil where PyPI's package of that name is another one.
  public var packageName: PackageName? { pypiName(ofConda: specification.name.text) }

  public var nameLocation: SourceLocation { source.location(of: specification.name.range) }

  /// The version, else the name.
  public var versionLocation: SourceLocation {
    source.location(of: specification.version?.text.range ?? specification.name.range)
  }
}

extension Node {
  /// A scalar's text with its place; exact inside where it stands in the source byte for byte.
  var locatedText: LocatedText? {
    guard let text else { return nil }
    let range = byteRange
    for quote in [0, 1] where range.count == text.count + 2 * quote {
      let inner = (range.lowerBound + quote)..<(range.upperBound - quote)
      if document.source.bytes[inner].elementsEqual(text) { return LocatedText(text, at: inner) }
    }
    return LocatedText(text, at: range)
  }

  /// The lines of a scalar as pip reads them out of the file that conda writes.
  fileprivate var requirementLines: [LogicalLine] {
    guard let located = locatedText else { return [] }
    let lines = RequirementLines(located.text.bytes, limits: RequirementLimits()).lines
    let isVerbatim = located.range.count == located.text.count && !isAlias
    return lines.map { line in
      let start = line.source(of: 0..<line.bytes.count).lowerBound
      return isVerbatim && lines.count == 1
        ? LogicalLine(line.bytes, at: located.range.lowerBound + start)
        : LogicalLine(line.bytes, within: located.range)
    }
  }
}
