import ArgumentParser

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Where a stage of the iris pipeline reads its parameters; its own flags win.
struct ParameterOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Read 'split' and 'train' of this file; params.yaml where there is one.",
      valueName: "file"))
  var params: String?

  @Option(
    help: ArgumentHelp(
      "Read 'data' and 'training' of this experiment instead.", valueName: "file"))
  var experiment: String?

  func validate() throws {
    if params != nil, experiment != nil {
      throw ValidationError("--params and --experiment exclude each other")
    }
  }

  func parameters() throws(CommandFailure) -> PipelineParameters {
    if let experiment {
      return try ParameterFile(path: experiment, kind: .experiment).parameters()
    }
    let path = params ?? ParameterFile.standardPath
    if params == nil, unsafe access(path, F_OK) != 0 { return PipelineParameters() }
    return try ParameterFile(path: path, kind: .parameters).parameters()
  }
}
