import ByteText

/// The command that sends the contents of pushed refs.
struct LFSPushCommand {
  let text: String

  /// - Parameter remote: nil on a server, which does not know what it is called elsewhere.
  init(remote: ByteString?, _ refs: [PushedRef]) {
    let names = refs.map { ($0.branch ?? $0.tag ?? $0.name).shellWord }
    let remote = remote.map(\.shellWord) ?? "<remote>"
    text = (["git lfs push", remote] + names).joined(separator: " ")
  }
}
