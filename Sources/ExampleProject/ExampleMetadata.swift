import GitRepository
import IrisPipeline

/// The metadata of the released model: what the gate compares with experiment, weights and pins.
struct ExampleMetadata {
  let experiment: ExampleExperiment
  /// The commit that the model was made at, in 40 digits.
  let commit: String
  let weights: LFSWeights
  let toolVersion: String

  var file: NewFile {
    let iris = experiment.iris
    return NewFile(
      """
      {
        "model_name": "iris",
        "version": "1.0.0",
        "architecture": "Multinomial logistic regression",
        "framework": "mlgate",
        "framework_version": "\(toolVersion)",
        "created_at": "2024-01-17T14:00:00Z",
        "training_config": {
          "experiment_id": "\(experiment.number)",
          "dataset": "iris",
          "dataset_version": "1936.1",
          "seed": \(TrainedIris.seed),
          "optimizer": "newton",
          "c": \(iris.c)
        },
        "metrics": {
          "train_accuracy": \(iris.trainMetrics.accuracy.rounded(decimals: 4)),
          "val_accuracy": \(iris.crossValidation.pooledAccuracy.rounded(decimals: 4)),
          "test_accuracy": \(iris.testMetrics.accuracy.rounded(decimals: 4)),
          "train_loss": \(iris.trainMetrics.logLoss.rounded(decimals: 4)),
          "test_loss": \(iris.testMetrics.logLoss.rounded(decimals: 4)),
          "test_f1": \(iris.testMetrics.macroF1.rounded(decimals: 4))
        },
        "data_version": "iris_v1936.1",
        "data_dvc_hash": "\(experiment.dataHash)",
        "git_commit": "\(commit)",
        "git_tag": "model-v1.0.0",
        "deployment": {
          "input_shape": [4],
          "output_classes": 3,
          "preprocessing": "none: four lengths in centimetres",
          "compatible_with": ["safetensors>=0.4"]
        },
        "performance": {
          "inference_time_ms": 0.001,
          "inference_time_note": "upper bound for one row; mlgate run measures it anew",
          "model_size_mb": \((Double(weights.content.count) / 1e6)),
          "parameters_millions": 0.000015
        }
      }

      """)
  }
}
