import Sharding

/// What `body` makes of shards; what does not fit together ends the command with exit 3.
func fromShards<Value>(
  _ body: () throws(InvalidShards) -> Value
) throws(CommandFailure) -> Value {
  do throws(InvalidShards) {
    return try body()
  } catch {
    throw .couldNotWork(error.message)
  }
}
