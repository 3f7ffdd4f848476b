import Synchronization

/// A value that is made when it is first asked for, once, from whichever thread.
final class Lazy<Value: Sendable>: Sendable {
  private let state: Mutex<Value?> = Mutex(nil)

  func value(_ make: () -> Value) -> Value {
    state.withLock { known in
      if let known { return known }
      let value = make()
      known = value
      return value
    }
  }
}
