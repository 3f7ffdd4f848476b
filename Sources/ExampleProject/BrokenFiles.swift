import ByteText
import GitRepository

/// The changes of a commit that holds a fault for every rule.
func brokenFiles(in files: ProjectFiles) -> ProjectFiles { [:] }
