import SmokeTraining

// Prints docs/smoke-training.md with what the gate catches; the same bytes always.

/// Tenths of a per cent, rounded to nearest.
func percentage(_ count: Int) -> String {
  let tenths = (2000 * count + Simulation.splits) / (2 * Simulation.splits)
  return "\(tenths / 10).\(tenths % 10)"
}

let settings = SmokeTrainingSettings()
print(guide)
print(
  """

  ## What it catches

  \(Simulation.splits) splits of the iris data into 120 training and 30 test rows, seeds 0 to \
  \(Simulation.splits - 1), each with every fault below.
  The figures are the per cent of splits in which a bound fails. In the first two rows nothing is wrong, so
  every figure there is a false alarm.

  | fault | accuracy < \(settings.minimumAccuracy) on 30 rows | accuracy < \
  \(settings.minimumCrossValidationAccuracy) in five-fold cross-validation | worse than the \
  release by more than \(settings.regressionMargin) | (not enough rows to tell) | any of the three |
  |---|---|---|---|---|---|
  """)
for fault in SimulatedFault.allCases {
  let result = try Simulation(of: fault)
  let cells = [
    result.lowAccuracy, result.lowCrossValidation, result.worse, result.notEnoughRows,
    result.caught,
  ]
  print("| \(fault.name) | \(cells.map(percentage).joined(separator: " | ")) |")
}
print(
  """

  The release is the sound training of the same folds, which are shuffled with the split's seed; the fault is
  in every fold. Where 15 rows leave a class without any, nothing is trained and every bound fails. The gate
  itself has one seed and folds in the order of the rows, so an unchanged pipeline comes to the same figures
  each time and never to a false alarm: the rates are those for a change of data or seed.
  `make docs` writes this page.
  """)
