import ArgumentParser
import ByteText
import RepositorySnapshot

/// A server whose CI runs a job of ours.
enum CodeHost: String, CaseIterable {
  case gitHub, gitLab

  var name: String { self == .gitHub ? "GitHub" : "GitLab" }

  /// The hosts that the addresses of the remotes and the files name.
  static func found(remotes: [ByteString], _ snapshot: Snapshot) -> [CodeHost] {
    allCases.filter { host in
      host.isNamed(in: snapshot) || remotes.contains { host.isNamed(in: $0) }
    }
  }

  private func isNamed(in snapshot: Snapshot) -> Bool {
    switch self {
    case .gitHub: snapshot.firstEntry(inside: ".github") != nil
    case .gitLab:
      snapshot.entry(at: ".gitlab-ci.yml") != nil || snapshot.firstEntry(inside: ".gitlab") != nil
    }
  }

  /// Whether a part of the host's name is the product's: `git@github.com:a/b`, `https://gitlab.example.org/a/b.git`.
  private func isNamed(in address: ByteString) -> Bool {
    let word: ByteString = self == .gitHub ? "github" : "gitlab"
    return hostName(of: address).split(separator: .ascii(".")).contains { ByteString($0) == word }
  }
}

/// The host of a remote's address, in lower case; empty for a folder.
func hostName(of address: ByteString) -> ByteString {
  var rest = address[...]
  if let start = address.firstIndex(of: ByteString("://"), from: 0) {
    rest = address[(start + 3)...]
    rest = rest.prefix { $0 != .ascii("/") }
  } else {
    // `host:path`, where no slash stands before the colon.
    guard let colon = address.firstIndex(of: .ascii(":")),
      !address[..<colon].contains(.ascii("/"))
    else { return "" }
    rest = address[..<colon]
  }
  if let at = rest.lastIndex(of: .ascii("@")) { rest = rest[(at + 1)...] }
  return ByteString(rest.prefix { $0 != .ascii(":") }).lowercasedASCII
}

/// `--ci`
enum CIChoice: String, ExpressibleByArgument, CaseIterable {
  case auto, github, gitlab, none
}
