import Reporters

/// Seconds since 1970 as `2024-01-17`.
func utcDate(_ seconds: Int) -> String { String(timestamp(seconds).prefix(10)) }

/// Seconds since 1970 as `2024-01-17T10:00:00Z`.
func utcTime(_ seconds: Int) -> String { timestamp(seconds) + "Z" }
