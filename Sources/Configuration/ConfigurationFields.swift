import ByteText
import Checks
import Documents
import Findings

extension ConfigurationField {
  /// Every key of `.mlgate.yaml`, in the order of the reference page.
  public static let all: [ConfigurationField] = [
    paths, rules, ignores, experiments, models, requirements, largeFiles, messages, branches,
    smokeTraining, hooks, jobs, release, limits,
    .choice("fail_on", \.failOn, "The least severity that fails a run."),
    .boolean("strict", \.isStrict, "Whether what was skipped or inconclusive fails a run."),
  ]

  private static let paths = section(
    "paths",
    """
    Which files are what: patterns as in .gitignore, for files. `experiments/` is every file below a \
    folder of that name, `configs/exp-*.yaml` the files that it matches.
    """,
    [
      .patterns(
        "experiments", \.checks.layout.experiments, "YAML files that may be experiments."),
      .patterns("models", \.checks.layout.models, "Where `model_v*` is metadata and weights."),
      .patterns(
        "requirements", \.checks.layout.requirements, "pip's requirement and constraint files."),
      .patterns(
        "conda_environments", \.checks.layout.condaEnvironments,
        "conda's environment files (YAML; those not named `environment` need `dependencies`)."),
    ])

  private static let rules = section(
    "rules", "Which rules run, and how much each weighs.",
    [
      // With nothing selected everything would pass.
      .rules(
        "select", \.selection.select, needsOne: true,
        "The rules that run: ids, names, families or ALL."),
      .rules("ignore", \.selection.ignore, "Rules that do not run although selected."),
      .severities,
    ])

  private static let ignores = entries(
    "ignores", \.selection.pathIgnores,
    [
      .pattern(
        "path", "A pattern as in .gitignore: `legacy/`, `*.old.yaml`, `/data/wide.yaml`."),
      .ruleNames("rules", "The rules that do not count there: ids, names, families or ALL."),
      .text("reason", "Why, for the report."),
    ], "Rules that do not count for some paths."
  ) { node in
    PathIgnore(
      glob: Glob(node["path"]?.text ?? ""),
      rules: (node["rules"]?.elements ?? []).compactMap(\.text).map(RuleSelector.init),
      reason: node["reason"]?.text ?? "",
      location: node["path"]?.location ?? node.location)
  }

  private static let experiments = section(
    "experiments", "What experiments must state.",
    [
      .texts(
        "required_sections", \.checks.experiments.requiredSections,
        "The sections that every experiment must have."),
      .experimentRanges,
      .number(
        "overfitting_gap", \.checks.experiments.overfittingGap, in: 0...1,
        "How far the training accuracy may be above the validation accuracy."),
    ])

  private static let models = section(
    "models", "What files of models and data are known by.",
    [
      .texts(
        "weight_extensions", \.checks.layout.modelExtensions,
        "Extensions, in lower case, of files that hold weights."),
      .texts(
        "data_extensions", \.checks.layout.dataExtensions,
        "Extensions, in lower case, of files that hold data in bulk."),
    ])

  private static let requirements = section(
    "requirements", "What counts as a pin.",
    [
      .boolean(
        "conda_strict", \.checks.requirements.condaStrict,
        "Whether conda's single `=` is never a pin.")
    ])

  private static let largeFiles = section(
    "large_files", "What is too large for git itself.",
    [
      .size(
        "limit", \.checks.largeFiles.byteLimit, in: 1...1_000_000_000_000,
        "The most bytes of a file in plain git."),
      .texts(
        "weight_folders", \.checks.largeFiles.weightFolders,
        "Names of folders, at any depth, below which `*.bin` holds weights."),
      .boolean(
        "ignore_case", \.checks.largeFiles.ignoresCase,
        "Whether patterns of .gitattributes match letters in either case (`core.ignorecase`)."),
    ])

  private static let limits = section(
    "limits", "What one document may cost; past a limit it is a finding, never a crash.",
    [
      .size("document_size", \.checks.limits.bytes, in: 1...(64 << 20), "Bytes of a file."),
      .integer("depth", \.checks.limits.depth, in: 1...128, "Collections inside each other."),
      .integer(
        "nodes", \.checks.limits.nodes, in: 1...10_000_000, "Keys, values and collections."),
      .integer("aliases", \.checks.limits.aliases, in: 0...10_000, "Aliases of YAML."),
      .integer(
        "expanded_nodes", \.checks.limits.expandedNodes, in: 1...10_000_000,
        "Nodes after every alias is replaced by what it stands for."),
    ])
}
