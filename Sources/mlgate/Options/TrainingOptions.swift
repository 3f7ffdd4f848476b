public import ArgumentParser
public import IrisPipeline

/// How a logistic regression is trained; each option wins over the parameter file.
struct TrainingOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The inverse strength of the penalty on the coefficients (1); 'inf' for no penalty.",
      valueName: "number"))
  var c: Double?

  @Option(help: ArgumentHelp("How many Newton steps may be taken (100).", valueName: "count"))
  var maxIterations: Int?

  @Flag(inversion: .prefixedNo, help: "Give each class an intercept, as is usual.")
  var fitIntercept: Bool?

  @Option(
    help:
      "Bring each feature to mean 0 and deviation 1 first (standard) or not (none); the coefficients are those for the features as they are."
  )
  var scaling: FeatureScaling?

  func validate() throws {
    if let c, !(c > 0) {
      throw ValidationError("--c must be a positive number, or inf")
    }
    if let maxIterations, maxIterations < 1 {
      throw ValidationError("--max-iterations must be 1 or more")
    }
  }

  func settings(over parameters: PipelineParameters) -> TrainingSettings {
    PipelineParameters(
      c: c, fitsIntercept: fitIntercept, scaling: scaling, maximumIterations: maxIterations
    ).over(parameters.over(TrainingSettings()))
  }
}

extension FeatureScaling: ExpressibleByArgument {}
