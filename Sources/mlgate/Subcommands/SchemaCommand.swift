import ArgumentParser
import ByteText
import Reference

/// `mlgate schema NAME`
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "Print a JSON Schema, for editors.",
    discussion: """
      Editors with a YAML language server complete .mlgate.yaml and experiments by it.

      Examples:
        mlgate schema configuration > .mlgate.schema.json
        mlgate schema experiment
        mlgate schema model-metadata
      """)

  @Argument(
    help: "configuration, experiment or model-metadata.",
    completion: .list(PublishedSchema.allCases.map(\.rawValue)), transform: publishedSchema)
  var schema: PublishedSchema

  func run() throws {
    try Console.write(schema.text)
  }
}

private func publishedSchema(_ name: String) throws -> PublishedSchema {
  guard let schema = PublishedSchema(rawValue: name) else {
    let known = PublishedSchema.allCases.map(\.rawValue).joined(separator: ", ")
    throw ValidationError("unknown schema \(ByteString(name).quoted); known are \(known)")
  }
  return schema
}
