public import ByteText

/// A dvc.yaml and the dvc.lock beside it.
public struct DVCPipeline: Sendable {
  public let file: ParsedFile
  /// Nil where there is none.
  public let lock: DVCLock?
  /// The project's folder.
  public let project: RepositoryPath
  private let files: any ParameterFiles
  private let ignore: DVCIgnore
  private let options: TemplateOptions
  private let limits: DVCLimits
  private let expansion = Lazy<DVCExpansion>()

  init(
    _ file: ParsedFile, lock: DVCLock?, project: RepositoryPath, files: any ParameterFiles,
    ignore: DVCIgnore, options: TemplateOptions, limits: DVCLimits = DVCLimits()
  ) {
    self.file = file
    self.lock = lock
    self.project = project
    self.files = files
    self.ignore = ignore
    self.options = options
    self.limits = limits
  }

  public var path: RepositoryPath { file.path }

  /// The stages with their templates filled in, in DVC's order; expanded when they are first asked
  /// for. None where the file breaks the schema. DVC refuses the whole file where there is any
  /// fault.
  public var stages: [DVCStage] { expanded.stages }

  /// What the file holds besides stages.
  public var sections: PipelineSections { expanded.sections }

  /// Why DVC refuses the file, or what could not be told; empty where all is well.
  public var faults: [DVCFault] { expanded.faults }

  /// Those that are in the form of the file alone: no template is expanded for them.
  public var schemaFaults: [DVCFault] { SchemaValidator.faults(in: file, .pipeline) }

  private var expanded: DVCExpansion {
    expansion.value {
      DVCExpansion(
        file, TemplateWorkshop(files, project: project, options: options, limits: limits), ignore)
    }
  }

  /// The names that are written, with `@` names of templates not yet made.
  public var writtenStages: [MappingEntry] { file.document?.root?["stages"]?.entries ?? [] }
}
