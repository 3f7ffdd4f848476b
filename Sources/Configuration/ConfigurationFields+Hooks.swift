extension ConfigurationField {
  static let hooks = section(
    "hooks", "How `mlgate hook` judges.",
    [
      .number(
        "time_budget", \.hooks.timeBudget, in: 0...3600,
        """
        After so many seconds no further check or job begins, the cheap ones come first, and the report names what \
        was left to CI; 0 for no limit.
        """)
    ])
}
