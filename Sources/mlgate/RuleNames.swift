import ByteText
import Checks
import Findings

/// Ids and names, for shell completion.
let allRuleNames = allRules.flatMap { [$0.id, $0.name] }

/// Words of the command line as selectors; an unknown one is wrong usage with a suggestion.
func ruleSelectors(_ words: [String]) throws(CommandFailure) -> [RuleSelector] {
  let identities = allRules.map(\.identity)
  var selectors: [RuleSelector] = []
  for word in words {
    let selector = RuleSelector(ByteString(word))
    guard identities.contains(where: { selector.matches($0) }) else {
      let guess =
        nearest(to: selector.text, among: RuleSelector.candidates(identities))
        .map { "did you mean \($0.quoted)?" } ?? "'mlgate rules' lists them"
      throw .usage("unknown rule \(selector.text.quoted); \(guess)")
    }
    selectors.append(selector)
  }
  return selectors
}
