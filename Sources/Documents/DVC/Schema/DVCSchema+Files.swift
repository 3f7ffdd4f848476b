import ByteText

// The schemas of `dvc/schema.py`, `dvc/output.py`, `dvc/annotations.py` and `dvc/dependency/`, DVC
// 3.67.

extension DVCSchema {
  /// `SINGLE_STAGE_SCHEMA`: a `.dvc` file.
  static let dvcFile = DVCSchema.fields(
    DVCFields([
      "md5": .checksum, "wdir": .oneOf([.text, .none]),
      "deps": .oneOf([.list(.fields(.dependency)), .none]),
      "outs": .oneOf([.list(.fields(.output)), .none]), "locked": .boolean, "frozen": .boolean,
      "meta": .any, "always_changed": .boolean, "desc": .text,
    ]))

  /// `LOCKFILE_SCHEMA`: dvc.lock.
  static let lock = DVCSchema.fields(
    DVCFields(
      required: ["schema"],
      [
        "schema": .version("2.0"), "datasets": .any,
        "stages": .mapping(
          .fields(
            DVCFields(
              required: ["cmd"],
              [
                "cmd": .oneOf([.text, .list(.any)]), "deps": .list(.fields(.data)),
                "params": .mapping(.mapping(.any)), "outs": .list(.fields(.data)),
              ]))),
      ]))

  /// `MULTI_STAGE_SCHEMA`: dvc.yaml.
  static let pipeline = DVCSchema.fields(
    DVCFields([
      "datasets": .any,
      "plots": .list(
        .oneOf([
          .text, .mapping(.oneOf([.fields(.plotDefinition), .none]), count: 1...Int.max),
        ])),
      "stages": .mapping(.either(.stage, .foreach, havingOneOf: ["foreach", "do"])),
      "vars": .variables, "params": .list(.text), "metrics": .list(.text),
      "artifacts": .mapping(
        .fields(DVCFields.annotation.adding(required: ["path"], ["path": .text]))),
    ]))

  /// `VARS_SCHEMA`
  fileprivate static let variables = DVCSchema.list(.oneOf([.text, .anyMapping]))
  /// `dict`
  fileprivate static let anyMapping = DVCSchema.fields(.open)
  /// `CLOUD_SCHEMA`
  fileprivate static let cloud = DVCSchema.mapping(
    .fields(DVCFields.meta.adding(DVCFields.checksums.schemas)), count: 0...1)
}

extension DVCFields {
  /// A mapping of which nothing is known.
  static let open = DVCFields(["": .any])

  /// `CHECKSUMS_SCHEMA`
  fileprivate static let checksums = DVCFields([
    "md5": .checksum, "checksum": .checksum, "etag": .checksum,
  ])

  /// `META_SCHEMA`
  fileprivate static let meta = DVCFields([
    "size": .integer, "nfiles": .integer, "isexec": .boolean, "version_id": .text,
  ])

  /// `ANNOTATION_SCHEMA`
  fileprivate static let annotation = DVCFields([
    "desc": .text, "type": .text, "labels": .list(.text), "meta": .any,
  ])

  /// `DIR_FILES_SCHEMA`
  private static let folderFiles = meta.adding(checksums.schemas).adding(
    required: ["relpath"], ["relpath": .text, "cloud": .cloud])

  /// `ARTIFACT_SCHEMA` of `dvc/output.py`
  private static let recorded = meta.adding(checksums.schemas).adding([
    "path": .text, "persist": .boolean, "cloud": .cloud, "hash": .text,
    "files": .list(.fields(folderFiles)), "fs_config": .anyMapping,
  ])

  /// `SCHEMA` of `dvc/output.py`
  fileprivate static let output = recorded.adding(annotation.schemas).adding([
    "cache": .boolean, "remote": .text, "push": .boolean,
  ])

  /// `SCHEMA` of `dvc/dependency/__init__.py`
  fileprivate static let dependency = recorded.adding([
    "repo": .fields(
      DVCFields(
        required: ["url"],
        [
          "url": .text, "rev": .text, "rev_lock": .text, "config": .oneOf([.text, .anyMapping]),
          "remote": .oneOf([.text, .anyMapping]),
        ])),
    "db": .fields(
      DVCFields(["query": .text, "table": .text, "connection": .text, "file_format": .text])),
  ])

  /// `DATA_SCHEMA`
  fileprivate static let data = meta.adding(checksums.schemas).adding(
    required: ["path"],
    [
      "path": .text, "cloud": .cloud, "files": .list(.fields(folderFiles)), "hash": .text,
      "dataset": .anyMapping,
    ])

  /// The options of `OUT_PSTAGE_DETAILED_SCHEMA`
  private static let outputOptions = annotation.adding([
    "cache": .boolean, "persist": .boolean, "checkpoint": .boolean, "remote": .text,
    "push": .boolean,
  ])

  /// `PLOT_PROPS_SCHEMA`
  private static let plotOptions = outputOptions.adding([
    "template": .text, "x": .text, "y": .text, "x_label": .text, "y_label": .text, "title": .text,
    "header": .boolean,
  ])

  /// `STAGE_DEFINITION`
  fileprivate static let stage = DVCFields(
    required: ["cmd"],
    [
      "matrix": .mapping(.oneOf([.text, .list(.any)])), "cmd": .oneOf([.text, .list(.any)]),
      "wdir": .text, "deps": .list(.text), "params": .list(.oneOf([.text, .anyMapping])),
      "vars": .variables, "frozen": .boolean, "meta": .any, "desc": .text,
      "always_changed": .boolean,
      "outs": .list(.oneOf([.text, .mapping(.fields(outputOptions))])),
      "metrics": .list(.oneOf([.text, .mapping(.fields(outputOptions))])),
      "plots": .list(
        .oneOf([
          .text, .mapping(.oneOf([.fields(plotOptions), .list(.fields(plotOptions))])),
        ])),
    ])

  /// `FOREACH_IN`
  fileprivate static let foreach = DVCFields(
    required: ["foreach", "do"],
    ["foreach": .oneOf([.anyMapping, .list(.any), .text]), "do": .fields(stage)])

  /// `PLOT_DEFINITION`
  fileprivate static let plotDefinition: DVCFields = {
    let names = DVCSchema.oneOf([.text, .list(.text)])
    return DVCFields([
      "x": .oneOf([.text, .mapping(.text)]),
      "y": .oneOf([.text, .list(.text), .mapping(names)]), "x_label": .text, "y_label": .text,
      "title": .text, "template": .text,
    ])
  }()
}
