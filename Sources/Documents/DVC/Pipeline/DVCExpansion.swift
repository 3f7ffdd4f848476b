/// What became of a dvc.yaml.
struct DVCExpansion: Sendable {
  var stages: [DVCStage] = []
  var sections = PipelineSections()
  var faults: [DVCFault] = []

  init(_ file: ParsedFile, _ workshop: TemplateWorkshop, _ ignore: DVCIgnore) {
    faults = SchemaValidator.faults(in: file, .pipeline)
    guard faults.isEmpty, let root = file.document?.root, root.isMapping else { return }
    var expander = StageExpander(root, file: file.path, workshop, ignore)
    expander.expand()
    stages = expander.stages
    sections = expander.sections
    faults = expander.faults.all
  }
}
