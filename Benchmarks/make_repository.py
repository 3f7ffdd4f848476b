#!/usr/bin/env python3
"""Deterministic generator of ML repositories in the seed's shape (stdlib only).

    make_repository.py --size S|M|L --out DIR [--seed 1] [--defects KIND=N,...]
                [--defects-each N] [--no-checkout] [--no-gc] [--gto-tags N]
                [--exps N --files N --commits N --models N --dvc N]

Writes  DIR/                 a git repository (branch main) with K commits of history
        DIR.manifest.json    counts and the head commit
        DIR.defects.json     the list of injected defects (empty list if none)

Same arguments -> same object ids (dates, names and contents are fixed).
History is written through `git fast-import`; LFS pointers are stored as pointers
(the checkout is done with GIT_LFS_SKIP_SMUDGE=1, no LFS server is needed).

Defect kinds:
  experiments : missing_section bad_id bad_range missing_parent dup_id yaml_syntax
  models      : bad_semver missing_field malformed_pointer non_lfs_model
                json_syntax dangling_experiment
  repository  : unpinned_requirement
A defective file is written once and never touched again, so that it is at HEAD
and in the history from the commit named in the record on.
"""
import argparse
import hashlib
import json
import os
import random
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))

SIZES = {
    #        experiments files  commits models dvc
    "S": dict(exps=20, files=100, commits=20, models=5, dvc=4),
    "M": dict(exps=1000, files=10000, commits=300, models=200, dvc=100),
    "L": dict(exps=20000, files=50000, commits=2000, models=2000, dvc=1000),
}
EXP_KINDS = ["missing_section", "bad_id", "bad_range", "missing_parent", "dup_id", "yaml_syntax"]
MODEL_KINDS = ["bad_semver", "missing_field", "malformed_pointer", "non_lfs_model",
               "json_syntax", "dangling_experiment"]
REPO_KINDS = ["unpinned_requirement"]
ALL_KINDS = EXP_KINDS + MODEL_KINDS + REPO_KINDS

ARCHS = [("resnet50", "ResNet-50", 25.6), ("resnet101", "ResNet-101", 44.5),
         ("bert-base", "BERT-Base", 110.0), ("vit-b16", "ViT-B/16", 86.6),
         ("efficientnet-b0", "EfficientNet-B0", 5.3), ("mobilenet-v3", "MobileNetV3", 5.4),
         ("gpt2-small", "GPT-2 small", 124.0), ("unet", "U-Net", 31.0)]
DATASETS = [("imagenet", 1000), ("cifar10", 10), ("cifar100", 100), ("iris", 3),
            ("coco", 80), ("common-crawl", 2), ("wikitext", 2)]
OPTS = ["sgd", "adam", "adamw", "rmsprop", "lamb"]
SCHEDS = ["step", "cosine", "linear", "constant"]
SLUGS = ["baseline", "higher-lr", "lower-lr", "adam-optimizer", "larger-batch", "smaller-batch",
         "data-augmentation", "label-smoothing", "mixup", "warmup", "cosine-schedule",
         "weight-decay", "dropout", "new-arch", "longer-training", "mixed-precision"]

GITATTRIBUTES = """\
# PyTorch Models
*.pth filter=lfs diff=lfs merge=lfs -text
*.pt filter=lfs diff=lfs merge=lfs -text

# TensorFlow Models
*.h5 filter=lfs diff=lfs merge=lfs -text
*.pb filter=lfs diff=lfs merge=lfs -text
*.ckpt filter=lfs diff=lfs merge=lfs -text

# ONNX Models
*.onnx filter=lfs diff=lfs merge=lfs -text

# Pickle Files (model artifacts)
*.pkl filter=lfs diff=lfs merge=lfs -text
*.pickle filter=lfs diff=lfs merge=lfs -text

# Model Weights
weights/*.bin filter=lfs diff=lfs merge=lfs -text

# Large Data Files (if not using DVC)
*.parquet filter=lfs diff=lfs merge=lfs -text
*.feather filter=lfs diff=lfs merge=lfs -text
"""
REQUIREMENTS = [
    "# Core ML Framework", "torch==2.1.0", "torchvision==0.16.0", "",
    "# Data Processing", "numpy==1.26.0", "pandas==2.1.1", "pillow==10.1.0", "scikit-learn==1.3.2", "",
    "# Experiment Tracking", "mlflow==2.8.0", "wandb==0.15.12", "",
    "# Version Control", "dvc==3.30.0", "dvc-s3==3.0.0", "",
    "# Configuration", "pyyaml==6.0.1", "python-dotenv==1.0.0", "hydra-core==1.3.2", "",
    "# Utilities", "tqdm==4.66.1", "click==8.1.7", "",
    "# Testing", "pytest==7.4.3", "pytest-cov==4.1.0", "",
    "# Code Quality", "black==23.11.0", "flake8==6.1.0", "mypy==1.7.1", "pre-commit==3.5.0"]
ENVIRONMENT = """\
name: ml-classification
channels:
  - pytorch
  - conda-forge
  - defaults
dependencies:
  - python=3.11
  - pytorch=2.1.0
  - torchvision=0.16.0
  - numpy=1.26.0
  - pandas=2.1.1
  - pillow=10.1.0
  - scikit-learn=1.3.2
  - pip
  - pip:
    - mlflow==2.8.0
    - wandb==0.15.12
    - dvc==3.30.0
    - dvc-s3==3.0.0
    - pyyaml==6.0.1
    - hydra-core==1.3.2
"""
DVC_CONFIG = """\
[core]
    remote = local
    autostage = true
['remote "local"']
    url = /tmp/dvc-storage
['remote "s3"']
    url = s3://my-ml-project/dvc-storage
    region = us-west-2
"""
DVC_YAML = """\
stages:
  get_data:
    cmd: python src/download_data.py
    deps:
    - src/download_data.py
    outs:
    - data/raw/iris.csv
  process_data:
    cmd: python src/process_data.py
    deps:
    - data/raw/iris.csv
    - src/process_data.py
    outs:
    - data/processed/test.csv
    - data/processed/train.csv
  train_model:
    cmd: python src/train_model.py
    deps:
    - data/processed/train.csv
    - src/train_model.py
    outs:
    - models/model.pkl
"""
GITIGNORE = """\
__pycache__/
*.pyc
.venv/
/data/raw/*.csv
/data/processed/
/.dvc/cache/
/.dvc/tmp/
"""


def hexd(*parts, n=40):
    return hashlib.sha256("/".join(map(str, parts)).encode()).hexdigest()[:n]


class Exp:
    """One experiment: fixed identity, mutable hyperparameters."""

    def __init__(self, g, i):
        r = random.Random(f"{g.seed}/exp/{i}")
        self.i, self.r = i, r
        self.id = f"exp-{i:03d}"
        self.slug = "baseline" if i == 1 else r.choice(SLUGS[1:])
        self.arch, self.archname, _ = r.choice(ARCHS)
        self.path = f"experiments/{self.id}-{self.slug}.yaml"
        self.dataset, self.classes = r.choice(DATASETS)
        self.parent = None if i == 1 or r.random() < 0.25 else f"exp-{r.randrange(max(1, i - 200), i):03d}"
        self.lr = r.choice([0.3, 0.1, 0.03, 0.01, 0.003, 0.001, 3e-4])
        self.batch = r.choice([32, 64, 128, 256, 512, 1024])
        self.epochs = r.choice([3, 10, 30, 60, 90, 120])
        self.opt, self.sched = r.choice(OPTS), r.choice(SCHEDS)
        self.acc = round(r.uniform(0.55, 0.93), 3)
        self.git_commit = ""
        d = g.datafiles[r.randrange(len(g.datafiles))] if g.datafiles else None
        self.dvc_hash = d[1][:16] if d else hexd("d", i, n=16)
        day, hour = r.randrange(1, 29), r.randrange(24)
        self.created = f"2024-{1 + i % 12:02d}-{day:02d}T{hour:02d}:{r.randrange(60):02d}:00Z"
        self.defect = None

    def touch(self, rev):
        r = random.Random(f"{self.i}/{rev}")
        self.acc = round(min(0.99, self.acc + r.uniform(-0.01, 0.02)), 3)
        self.git_commit = hexd("c", self.i, rev, n=12)

    def render(self):
        t = round(self.acc + 0.028, 3) if self.acc < 0.97 else 0.99
        v = round(self.acc + 0.004, 3)
        parent = f'  parent_experiment: "{self.parent}"\n' if self.parent else ""
        changed = f"  # ← CHANGED: see {self.parent}" if self.parent and self.i % 3 == 0 else ""
        e3 = max(1, self.epochs // 3)
        S = {}
        S["experiment"] = (
            "experiment:\n"
            f'  id: "{self.id}"\n'
            f'  name: "{self.arch}-{self.slug}"\n'
            f'  description: "{self.archname} with {self.slug.replace("-", " ")} on {self.dataset}"\n'
            f"{parent}"
            f'  created_at: "{self.created}"\n'
            f'  git_commit: "{self.git_commit}"  # Will be filled at runtime\n')
        S["model"] = (
            "model:\n"
            f'  architecture: "{self.arch}"\n'
            f"  pretrained: {'true' if self.i % 2 else 'false'}\n"
            f"  num_classes: {self.classes}\n")
        S["data"] = (
            "data:\n"
            f'  dataset: "{self.dataset}"\n'
            '  version: "2023.1"\n'
            "  train_split: 0.8\n  val_split: 0.1\n  test_split: 0.1\n"
            f'  dvc_hash: "{self.dvc_hash}"\n')
        S["training"] = (
            "training:\n"
            f"  epochs: {self.epochs}\n"
            f"  batch_size: {self.batch}\n"
            f"  learning_rate: {self.lr}{changed}\n"
            f'  optimizer: "{self.opt}"\n'
            "  momentum: 0.9\n  weight_decay: 0.0001\n"
            f'  lr_scheduler: "{self.sched}"\n'
            f"  lr_decay_epochs: [{e3}, {2 * e3}, {max(2 * e3 + 1, self.epochs - 10)}]\n"
            "  lr_decay_rate: 0.1\n")
        S["augmentation"] = (
            "augmentation:\n  random_crop: true\n  random_flip: true\n  normalize: true\n"
            "  mean: [0.485, 0.456, 0.406]\n  std: [0.229, 0.224, 0.225]\n")
        S["hardware"] = "hardware:\n  gpus: 4\n  distributed: true\n  mixed_precision: true\n"
        S["results"] = (
            "results:\n"
            f"  train_accuracy: {t}\n  val_accuracy: {v}\n  test_accuracy: {self.acc}\n"
            f"  train_loss: {round(1.2 - self.acc, 3)}\n  val_loss: {round(1.25 - self.acc, 3)}\n"
            f"  training_time_hours: {round(self.epochs * 0.54, 1)}\n"
            f"  best_epoch: {max(1, self.epochs - 3)}\n")
        if self.parent:
            S["improvements"] = (
                "improvements:\n"
                f'  vs_baseline: "+{round((self.acc - 0.5) * 4, 1)}% accuracy"\n'
                f'  notes: "{self.slug.replace("-", " ")} improved convergence speed"\n')
        if self.defect:
            self.apply_defect(S)
        return "\n".join(S.values())

    def apply_defect(self, S):
        d = self.defect
        k = d["kind"]
        if k == "missing_section":
            sec = ["model", "data", "training", "experiment"][d["n"] % 4]
            S.pop(sec)
            d.update(detail=f"section '{sec}' removed", section=sec)
        elif k == "bad_id":
            bad = ["exp1", "test", "final", "exp-", "experiment-7", "EXP-001", "exp-12a"][d["n"] % 7]
            S["experiment"] = S["experiment"].replace(f'id: "{self.id}"', f'id: "{bad}"')
            d.update(detail=f"experiment.id is '{bad}'", value=bad)
        elif k == "bad_range":
            sec, key, old, new = [
                ("training", "learning_rate", f"learning_rate: {self.lr}", "learning_rate: -0.1"),
                ("training", "epochs", f"epochs: {self.epochs}", "epochs: 0"),
                ("training", "batch_size", f"batch_size: {self.batch}", "batch_size: -32"),
                ("data", "train_split", "train_split: 0.8", "train_split: 1.7"),
                ("data", "val_split", "val_split: 0.1", "val_split: 0.4"),
                ("training", "momentum", "momentum: 0.9", "momentum: 1.5"),
                ("training", "weight_decay", "weight_decay: 0.0001", "weight_decay: -0.0001"),
                ("results", "test_accuracy", f"test_accuracy: {self.acc}", "test_accuracy: 1.4"),
                ("training", "epochs", f"epochs: {self.epochs}", 'epochs: "ninety"'),
                ("training", "learning_rate", f"learning_rate: {self.lr}", "learning_rate: .nan"),
            ][d["n"] % 10]
            assert old in S[sec]
            S[sec] = S[sec].replace(old, new, 1)
            d.update(detail=f"{sec}.{new}", section=sec, field=key)
        elif k == "missing_parent":
            p = f"exp-9{d['n']:06d}"
            lines = [l for l in S["experiment"].splitlines(True) if "parent_experiment" not in l]
            lines.insert(4, f'  parent_experiment: "{p}"\n')
            S["experiment"] = "".join(lines)
            d.update(detail=f"parent_experiment '{p}' does not exist", value=p)
        elif k == "dup_id":
            S["experiment"] = S["experiment"].replace(f'id: "{self.id}"', 'id: "exp-001"')
            d.update(detail="experiment.id 'exp-001' is used by another file", value="exp-001")
        elif k == "yaml_syntax":
            S["training"] = S["training"].replace("  optimizer:", "\toptimizer:", 1)
            d.update(detail="a tab indents training.optimizer")


class Model:
    def __init__(self, g, j, arch, version, expid):
        self.j, self.arch, self.version, self.expid = j, arch, version, expid
        self.base = f"models/{arch[0]}/model_v{version}"
        self.r = random.Random(f"{g.seed}/model/{j}")
        self.tag = f"model-{arch[0]}-v{version}"
        self.defect = None

    def files(self):
        """-> [(path, bytes)]"""
        r = self.r
        acc = round(r.uniform(0.6, 0.95), 3)
        size = int(self.arch[2] * 4e6) + r.randrange(100000)
        m = {
            "model_name": self.arch[0], "version": self.version, "architecture": self.arch[1],
            "framework": "pytorch", "framework_version": "2.1.0",
            "created_at": f"2024-{1 + self.j % 12:02d}-15T10:00:00Z",
            "training_config": {"experiment_id": self.expid, "dataset": "imagenet",
                                "dataset_version": "2023.1", "epochs": 90, "batch_size": 256,
                                "learning_rate": 0.1, "optimizer": "sgd"},
            "metrics": {"train_accuracy": round(min(0.99, acc + 0.03), 3), "val_accuracy": acc,
                        "test_accuracy": round(acc - 0.004, 3), "train_loss": 0.342, "val_loss": 0.389},
            "data_version": "imagenet_v2023.1", "data_dvc_hash": hexd("dh", self.j, n=16),
            "git_commit": hexd("mc", self.j, n=12), "git_tag": self.tag,
            "deployment": {"input_shape": [3, 224, 224], "output_classes": 1000,
                           "preprocessing": "ImageNet normalization",
                           "compatible_with": ["pytorch>=2.0.0"]},
            "performance": {"inference_time_ms": 15.3, "model_size_mb": round(size / 1e6, 1),
                            "parameters_millions": self.arch[2]},
        }
        oid = hexd("oid", self.j, n=64)
        pointer = f"version https://git-lfs.github.com/spec/v1\noid sha256:{oid}\nsize {size}\n".encode()
        d = self.defect
        if d:
            k, n = d["kind"], d["n"]
            if k == "bad_semver":
                m["version"] = ["1.0", "v1.0.0", "1.0.x", "1..0", "01.2.3", ""][n % 6]
                d.update(detail=f"version is '{m['version']}'", value=m["version"])
            elif k == "missing_field":
                f = ["model_name", "architecture", "framework", "created_at", "training_config",
                     "metrics", "version"][n % 7]
                del m[f]
                d.update(detail=f"field '{f}' removed", field=f)
            elif k == "dangling_experiment":
                m["training_config"]["experiment_id"] = f"exp-8{n:06d}"
                d.update(detail="training_config.experiment_id does not exist",
                         value=m["training_config"]["experiment_id"])
            elif k == "malformed_pointer":
                v = n % 5
                pointer = [
                    f"version https://git-lfs.github.com/spec/v1\noid sha256:{oid[:32]}g{oid[33:]}\nsize {size}\n",
                    f"version https://git-lfs.github.com/spec/v1\noid sha256:{oid}\n",
                    f"version https://git-lfs.github.com/spec/v1\nsize {size}\noid sha256:{oid}\n",
                    f"version https://git-lfs.github.com/spec/v1\noid sha256:{oid[:40]}\nsize {size}\n",
                    f"version https://git-lfs.github.com/spec/v1\r\noid sha256:{oid}\r\nsize {size}\r\n",
                ][v].encode()
                d.update(path=self.base + ".pth",
                         detail=["oid is not hexadecimal", "size is missing", "keys are out of order",
                                 "oid is too short", "CRLF line ends"][v])
            elif k == "non_lfs_model":
                pointer = b"\x80\x02\x8a\nl\xfc\x9cF\xf9 j\xa8P\x19." + self.r.randbytes(256 * 1024)
                d.update(path=self.base + ".pth", detail="a binary blob is committed instead of a pointer")
        js = json.dumps(m, indent=2, ensure_ascii=False) + "\n"
        # short arrays on one line, as in the seed
        js = js.replace("[\n      3,\n      224,\n      224\n    ]", "[3, 224, 224]")
        js = js.replace('[\n      "pytorch>=2.0.0"\n    ]', '["pytorch>=2.0.0"]')
        if d and d["kind"] == "json_syntax":
            js = js.replace('"framework": "pytorch",', '"framework": "pytorch"', 1)
            d.update(detail="a comma is missing after framework")
        return [(self.base + ".pth", pointer), (self.base + ".json", js.encode())]


def source_file(g, s):
    """A plain source file of about 0.6 to 4 kB."""
    r = random.Random(f"{g.seed}/src/{s}")
    kind = r.random()
    pkg, sub = s // 40, s % 40
    if kind < 0.80:
        path = f"src/pkg_{pkg:03d}/mod_{sub:02d}.py"
        out = [f'"""Module {s}."""', "import math", "import random", ""]
        for f in range(r.randrange(3, 16)):
            a, b = r.randrange(1, 99), r.randrange(1, 99)
            out += ["", f"def step_{f}(x, scale={a}):",
                    f'    """Scale x by {a} and shift by {b}."""',
                    f"    total = x * scale + {b}",
                    "    for i in range(3):", f"        total += math.sin(i * {a}) / (i + 1)",
                    "    return total", ""]
        return path, ("\n".join(out)).rstrip("\n").encode() + b"\n"
    if kind < 0.92:
        path = f"tests/pkg_{pkg:03d}/test_{sub:02d}.py"
        out = [f"from src.pkg_{pkg:03d} import mod_{sub:02d}", ""]
        for f in range(r.randrange(2, 10)):
            out += ["", f"def test_step_{f}():", f"    assert mod_{sub:02d}.step_{f}(1) != {r.randrange(9)}", ""]
        return path, ("\n".join(out)).rstrip("\n").encode() + b"\n"
    if kind < 0.97:
        path = f"docs/pkg_{pkg:03d}/page_{sub:02d}.md"
        return path, (f"# Page {s}\n\n" + "\n\n".join(
            "The step scales its input and adds a small periodic term." for _ in range(r.randrange(2, 12)))
            + "\n").encode()
    path = f"configs/pkg_{pkg:03d}/conf_{sub:02d}.yaml"
    return path, (f"name: conf-{s}\nthreshold: {r.random():.3f}\nitems:\n" + "".join(
        f"  - {{id: {i}, weight: {r.random():.4f}}}\n" for i in range(r.randrange(3, 12)))).encode()


class Gen:
    def __init__(self, a):
        self.a, self.seed = a, a.seed
        self.datafiles = [(f"data/raw/part_{d:04d}.csv.dvc", hexd(a.seed, "md5", d, n=32), 1000 + 37 * d)
                          for d in range(a.dvc)]
        self.defects = []
        self.marks = []

    # ---- fast-import plumbing
    def w(self, b):
        self.p.stdin.write(b)

    def data(self, b):
        self.w(b"data %d\n" % len(b))
        self.w(b)
        self.w(b"\n")

    def commit(self, k, msg, files):
        t = 1704067200 + k * 5400
        who = [b"Ana Ml <ana@example.com>", b"Bo Data <bo@example.com>", b"Cy Ops <cy@example.com>"][k % 3]
        self.w(b"commit refs/heads/main\nmark :%d\n" % (k + 1))
        self.w(b"author %s %d +0000\ncommitter %s %d +0000\n" % (who, t, who, t))
        self.data(msg.encode())
        if k:
            self.w(b"from :%d\n" % k)
        for path, body in files:
            self.w(b"M 100644 inline %s\n" % path.encode())
            self.data(body)
        self.w(b"\n")

    def tag(self, name, k, msg):
        self.w(f"tag {name}\nfrom :{k + 1}\n".encode())
        self.w(b"tagger Ana Ml <ana@example.com> %d +0000\n" % (1704067200 + k * 5400))
        self.data(msg.encode())

    # ---- content
    def scaffold(self):
        req = list(REQUIREMENTS)
        pins = [i for i, l in enumerate(req) if "==" in l]
        n = self.want.get("unpinned_requirement", 0)
        if n > len(pins):
            sys.exit(f"at most {len(pins)} unpinned_requirement defects")
        for j in range(n):
            name, ver = req[pins[j]].split("==")
            req[pins[j]] = [f"{name}>={ver}", name, f"{name}~={ver}", f"{name}=={ver.rsplit('.', 1)[0]}.*"][j % 4]
            self.defects.append(dict(kind="unpinned_requirement", n=j, path="requirements.txt", line=pins[j] + 1,
                                     detail=f"'{req[pins[j]]}' is not pinned", commit_index=0))
        scripts = []
        for f in ("validate_experiment.py", "check_model_metadata.py"):
            with open(os.path.join(HERE, "scripts", f), "rb") as fh:
                scripts.append((f"scripts/{f}", fh.read()))
        iris = []
        for f in ("download_data.py", "process_data.py", "train_model.py"):
            with open(os.path.join(HERE, "iris", "src", f), "rb") as fh:
                iris.append((f"src/{f}", fh.read()))
        lock = "schema: '2.0'\nstages:\n"
        md5 = {p: hashlib.md5(b).hexdigest() for p, b in iris}
        size = {p: len(b) for p, b in iris}
        csv = {p: (hexd(p, n=32), 2700) for p in ("data/raw/iris.csv", "data/processed/test.csv",
                                                  "data/processed/train.csv", "models/model.pkl")}
        for st, py, deps, outs in (
                ("get_data", "src/download_data.py", [], ["data/raw/iris.csv"]),
                ("process_data", "src/process_data.py", ["data/raw/iris.csv"],
                 ["data/processed/test.csv", "data/processed/train.csv"]),
                ("train_model", "src/train_model.py", ["data/processed/train.csv"], ["models/model.pkl"])):
            lock += f"  {st}:\n    cmd: python {py}\n    deps:\n"
            for d in sorted(deps + [py]):
                h, s = (md5[d], size[d]) if d in md5 else csv[d]
                lock += f"    - path: {d}\n      hash: md5\n      md5: {h}\n      size: {s}\n"
            lock += "    outs:\n"
            for o in outs:
                lock += f"    - path: {o}\n      hash: md5\n      md5: {csv[o][0]}\n      size: {csv[o][1]}\n"
        return [
            (".gitattributes", GITATTRIBUTES.encode()), (".gitignore", GITIGNORE.encode()),
            (".dvc/config", DVC_CONFIG.encode()), (".dvc/.gitignore", b"/config.local\n/tmp\n/cache\n"),
            ("README.md", b"# ml-classification-project\n\nA generated ML repository.\n"),
            ("requirements.txt", ("\n".join(req) + "\n").encode()),
            ("environment.yaml", ENVIRONMENT.encode()),
            ("dvc.yaml", DVC_YAML.encode()), ("dvc.lock", lock.encode()),
        ] + scripts + iris

    def spread(self, total, slots):
        """total items over the slots, as even as can be -> {slot: count}"""
        n = len(slots)
        return {s: total * (i + 1) // n - total * i // n for i, s in enumerate(slots)} if n else {}

    def run(self):
        a = self.a
        self.want = parse_defects(a)
        exps = [Exp(self, i) for i in range(1, a.exps + 1)]
        # defect placement (never on exp-001, spread over the list)
        rr = random.Random(f"{a.seed}/defects")
        need = sum(self.want.get(k, 0) for k in EXP_KINDS)
        if need > a.exps - 1:
            sys.exit("more experiment defects than experiments")
        spots = iter(sorted(rr.sample(range(1, a.exps), need), key=lambda _: rr.random()))
        for kind in EXP_KINDS:
            for n in range(self.want.get(kind, 0)):
                e = exps[next(spots)]
                e.defect = dict(kind=kind, n=n, path=e.path)
        # a parent must not point to a file whose id is damaged (else one defect shows as two)
        hidden = {e.id for e in exps if e.defect and e.defect["kind"] in ("bad_id", "dup_id", "yaml_syntax")
                  or e.defect and e.defect["kind"] == "missing_section" and e.defect["n"] % 4 == 3}
        for e in exps:
            if e.parent in hidden:
                e.parent = "exp-001"

        models, per = [], {}
        for j in range(a.models):
            arch = ARCHS[j % len(ARCHS)]
            q = per.get(arch[0], 0)
            per[arch[0]] = q + 1
            version = f"{1 + q // 30}.{q // 3 % 10}.{q % 3}"
            eid = f"exp-{max(1, (j + 1) * a.exps // (a.models + 1) // 2):03d}"
            models.append(Model(self, j, arch, version, "exp-001" if eid in hidden else eid))
        need = sum(self.want.get(k, 0) for k in MODEL_KINDS)
        if need > a.models:
            sys.exit("more model defects than models")
        spots = iter(sorted(rr.sample(range(a.models), need), key=lambda _: rr.random()))
        for kind in MODEL_KINDS:
            for n in range(self.want.get(kind, 0)):
                m = models[next(spots)]
                m.defect = dict(kind=kind, n=n, path=m.base + ".json")

        scaffold = self.scaffold()
        nsrc = a.files - len(scaffold) - a.exps - 2 * a.models - a.dvc
        if nsrc < 0:
            sys.exit(f"--files is {-nsrc} too small")
        K = a.commits
        kinds = {k: "init" for k in (0,)}
        for k in range(1, K):
            kinds[k] = {6: "results", 7: "model", 8: "data", 9: "src"}.get(k % 10, "exp")
        if K < 10:
            sys.exit("at least 10 commits")
        slots = lambda name: [k for k in range(K) if kinds[k] == name]
        addexp = self.spread(a.exps, slots("exp"))
        addmodel = self.spread(a.models, slots("model"))
        adddata = self.spread(a.dvc, slots("data"))
        addsrc = self.spread(nsrc - nsrc // 2, slots("src"))
        touch = max(1, a.exps // 1000 * 10 if a.exps < 20000 else 20) if a.exps >= 1000 else 2

        os.makedirs(a.out)
        env = dict(os.environ, GIT_CONFIG_NOSYSTEM="1")
        git = ["git", "-C", a.out]
        subprocess.run(["git", "init", "-q", "-b", "main", a.out], check=True, env=env)
        for kv in (("gc.auto", "0"), ("user.name", "Gen"), ("user.email", "gen@example.com"),
                   ("maintenance.auto", "false")):
            subprocess.run(git + ["config", *kv], check=True)
        marks = os.path.join(a.out, ".git", "marks.txt")
        t0 = time.time()
        self.p = subprocess.Popen(git + ["fast-import", "--quiet", f"--export-marks={marks}"],
                                  stdin=subprocess.PIPE)
        ei = mi = di = si = 0
        changed_exps = 0
        live = []
        tags = 0
        for k in range(K):
            kd, files = kinds[k], []
            if kd == "init":
                files = scaffold + [source_file(self, s) for s in range(nsrc // 2)]
                si = nsrc // 2
                msg = "init: initialize ML project with DVC and Git LFS\n"
            elif kd == "exp":
                first = ei
                for _ in range(addexp[k]):
                    e = exps[ei]
                    ei += 1
                    files.append((e.path, e.render().encode()))
                    if e.defect:
                        e.defect["commit_index"] = k
                        self.defects.append(e.defect)
                    else:
                        live.append(e)
                names = [e.id for e in exps[first:ei]]
                msg = f"experiment: add {len(names)} runs ({', '.join(names[:3])})\n"
            elif kd == "results":
                r = random.Random(f"{a.seed}/touch/{k}")
                for e in r.sample(live, min(touch, len(live))):
                    e.touch(k)
                    files.append((e.path, e.render().encode()))
                msg = f"results: update {len(files)} experiments\n"
            elif kd == "model":
                for _ in range(addmodel[k]):
                    m = models[mi]
                    mi += 1
                    files += m.files()
                    if m.defect:
                        m.defect["commit_index"] = k
                        self.defects.append(m.defect)
                msg = f"model: add {len(files) // 2} checkpoints\n"
            elif kd == "data":
                for _ in range(adddata[k]):
                    p, h, s = self.datafiles[di]
                    di += 1
                    files.append((p, f"outs:\n- md5: {h}\n  size: {s}\n  hash: md5\n"
                                     f"  path: {os.path.basename(p)[:-4]}\n".encode()))
                msg = f"data: add {len(files)} datasets\n"
            else:
                for _ in range(addsrc[k]):
                    files.append(source_file(self, si))
                    si += 1
                r = random.Random(f"{a.seed}/edit/{k}")
                seen = {p for p, _ in files}
                for s in r.sample(range(max(1, nsrc // 2)), min(5, max(1, nsrc // 2))):
                    p, b = source_file(self, s)
                    if p not in seen:
                        files.append((p, b + (f"# revision {k}\n" if p.endswith(".py") else f"\n<!-- {k} -->\n"
                                              if p.endswith(".md") else f"# revision {k}\n").encode()))
                msg = f"src: edit {len(files)} files\n"
            changed_exps += sum(p.startswith("experiments/") for p, _ in files)
            self.commit(k, msg, files)
            if kd == "model" and tags < 200:
                for m in models[mi - addmodel[k]:mi]:
                    if tags < 200:
                        tags += 1
                        self.tag(m.tag, k, f"Model Release v{m.version}\n\n{m.arch[1]}\n- Experiment: {m.expid}\n")
        for t in range(a.gto_tags):
            # GTO's tag format: <artifact>@v<semver>; lightweight object: annotated tag
            k = K - 1 - (t * (K - 1) // max(1, a.gto_tags))
            art = ARCHS[t % len(ARCHS)][0]
            q = t // len(ARCHS)
            self.tag(f"{art}@v{1 + q // 20}.{q % 20}.0", k, f"Registering artifact {art}\n")
        self.p.stdin.close()
        if self.p.wait():
            sys.exit("fast-import failed")
        t1 = time.time()
        sha = {}
        with open(marks) as fh:
            for line in fh:
                mk, h = line.split()
                sha[int(mk[1:])] = h
        os.remove(marks)
        for d in self.defects:
            d["commit"] = sha[d["commit_index"] + 1]
            d.pop("n", None)
        self.defects.sort(key=lambda d: (d["kind"], d["path"], d.get("line", 0)))
        if not a.no_gc:
            subprocess.run(git + ["gc", "--quiet"], check=True)
        t2 = time.time()
        if not a.no_checkout:
            e2 = dict(env, GIT_LFS_SKIP_SMUDGE="1")
            subprocess.run(git + ["checkout", "-q", "-f", "main"], check=True, env=e2)
            time.sleep(2.1)  # so that no index entry is racily clean
            for _ in range(2):
                subprocess.run(git + ["status", "--porcelain"], check=True, env=e2, stdout=subprocess.DEVNULL)
        man = dict(size=a.size, seed=a.seed, experiments=a.exps, models=a.models, dvc_files=a.dvc,
                   source_files=nsrc, files=a.files, commits=K, head=sha[K], model_tags=tags,
                   gto_tags=a.gto_tags, experiment_versions_in_history=changed_exps,
                   defects={k: v for k, v in self.want.items() if v},
                   import_s=round(t1 - t0, 1), gc_s=round(t2 - t1, 1), checkout_s=round(time.time() - t2, 1))
        with open(a.out.rstrip("/") + ".manifest.json", "w") as fh:
            json.dump(man, fh, indent=1)
        with open(a.out.rstrip("/") + ".defects.json", "w") as fh:
            json.dump(self.defects, fh, indent=1)
        print(json.dumps(man))


def parse_defects(a):
    want = {}
    if a.defects_each:
        want = {k: a.defects_each for k in ALL_KINDS}
    for item in filter(None, (a.defects or "").split(",")):
        k, _, n = item.partition("=")
        if k not in ALL_KINDS:
            sys.exit(f"unknown defect kind {k!r}; one of {' '.join(ALL_KINDS)}")
        want[k] = int(n or 1)
    return want


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--size", choices=sorted(SIZES), default="S")
    ap.add_argument("--out", required=True)
    ap.add_argument("--seed", type=int, default=1)
    for k in ("exps", "files", "commits", "models", "dvc"):
        ap.add_argument(f"--{k}", type=int)
    ap.add_argument("--gto-tags", type=int, default=0)
    ap.add_argument("--defects")
    ap.add_argument("--defects-each", type=int, default=0)
    ap.add_argument("--no-checkout", action="store_true")
    ap.add_argument("--no-gc", action="store_true")
    a = ap.parse_args()
    a.out = os.path.abspath(a.out)
    for k, v in SIZES[a.size].items():
        if getattr(a, k) is None:
            setattr(a, k, v)
    if os.path.exists(a.out):
        sys.exit(f"{a.out} exists")
    Gen(a).run()


if __name__ == "__main__":
    main()
