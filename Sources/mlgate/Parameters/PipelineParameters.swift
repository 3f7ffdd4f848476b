import IrisPipeline

/// The parameters of the iris pipeline that a file states; nil where it says nothing.
struct PipelineParameters: Equatable {
  var testSize: SplitSize?
  var trainSize: SplitSize?
  var seed: UInt32?
  var isStratified: Bool?
  var c: Double?
  var fitsIntercept: Bool?
  var scaling: FeatureScaling?
  var maximumIterations: Int?
}

extension PipelineParameters {
  /// These settings with what the file states over them.
  func over(_ settings: TrainingSettings) -> TrainingSettings {
    var settings = settings
    settings.c = c ?? settings.c
    settings.fitsIntercept = fitsIntercept ?? settings.fitsIntercept
    settings.scaling = scaling ?? settings.scaling
    settings.maximumIterations = maximumIterations ?? settings.maximumIterations
    return settings
  }
}
