import ByteText

/// PyPI's name of a conda package; nil where PyPI's package of that name is not the same thing.
func pypiName(ofConda name: ByteString) -> PackageName? {
  let normal = PackageName(name)
  if differentPackages.contains(normal.bytes) { return nil }
  return renamedPackages[normal.bytes].map { PackageName($0) } ?? normal
}

/// Packages that conda-forge calls otherwise.
private let renamedPackages: [ByteString: ByteString] = [
  "dask-core": "dask", "faiss": "faiss-cpu", "keras-base": "keras", "matplotlib-base": "matplotlib",
  "msgpack-python": "msgpack", "py-lightgbm": "lightgbm", "py-xgboost": "xgboost",
  "py-xgboost-cpu": "xgboost", "py-xgboost-gpu": "xgboost", "pytables": "tables",
  "python-flatbuffers": "flatbuffers", "python-graphviz": "graphviz", "python-tzdata": "tzdata",
  "python-xxhash": "xxhash", "pytorch": "torch", "pytorch-cpu": "torch", "pytorch-gpu": "torch",
  "ruamel-yaml": "ruamel.yaml", "seaborn-base": "seaborn", "tensorflow-base": "tensorflow",
]

/// C libraries and programs that share a name with another project on PyPI, or count versions otherwise.
private let differentPackages: Set<ByteString> = [
  "cmake", "ffmpeg", "flatbuffers", "git", "graphviz", "lz4-c", "make", "ninja", "nodejs",
  "openssl",
  "opencv", "pandoc", "pip", "python", "re2", "redis", "snappy", "tk", "tzdata", "xxhash", "zstd",
]
