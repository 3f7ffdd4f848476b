/// A number of bytes as `git lfs ls-files --size` shows it: in powers of 1000, with one decimal place
/// below ten units.
///
/// Source: `FormatBytes` in `tools/humanize/humanize.go` of git-lfs 3.3.
func decimalSize(_ bytes: Int) -> String {
  var (unit, exponent) = (1, 0)
  while bytes / unit >= 1000, exponent < 5 { (unit, exponent) = (unit * 1000, exponent + 1) }
  let suffix = ["B", "KB", "MB", "GB", "TB", "PB"][exponent]
  let tenths = Int((Double(bytes) / Double(unit) * 10 + 0.5).rounded(.down))
  if tenths < 100, unit > 1 { return "\(tenths / 10).\(tenths % 10) \(suffix)" }
  return "\(Int((Double(tenths) / 10).rounded(.toNearestOrEven))) \(suffix)"
}
