import Foundation

/// The path of a program of this package, built beside the tests.
public func builtProgram(_ name: String) -> String {
  #if os(macOS)
    let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") } ?? Bundle.main
    return bundle.bundleURL.deletingLastPathComponent().appending(path: name).path
  #else
    return Bundle.main.bundleURL.appending(path: name).path
  #endif
}
