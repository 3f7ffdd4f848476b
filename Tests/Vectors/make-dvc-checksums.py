"""Writes dvc-checksums.json: the text of whose md5 DVC makes the checksum of a `.dvc` file; null where it makes none.

    pip install dvc==3.67.1
    python3 make-dvc-checksums.py > dvc-checksums.json
"""

import json
import os
import sys
import tempfile

import dvc.utils
from dvc.dvcfile import load_file
from dvc.repo import Repo

MD5 = "d3b07384d113edec49eaa6238ad5ff00"
OUT = f"outs:\n- {{md5: {MD5}, size: 4, hash: md5, path: a}}\n"
REPO = "deps:\n- path: data/x\n  repo: {url: https://example.org/r, rev_lock: abc}\n"
TEXTS = [
    OUT, f"md5: {MD5}\n" + OUT, REPO + OUT, f"md5: {MD5}\nfrozen: true\n" + REPO + OUT, "wdir: ..\n" + REPO + OUT, "wdir: .\n" + REPO + OUT,
    "desc: text\nmeta: {a: 1}\n" + REPO + OUT, "always_changed: true\n" + REPO + OUT, "always_changed: false\nfrozen: false\n" + REPO + OUT,
    "deps:\n- path: data/x\n  repo: {url: u, rev: main, rev_lock: abc, config: {a: {b: 1}}, remote: r}\n" + OUT,
    "deps:\n- path: data/x\n  repo: {url: u, rev: '', rev_lock: abc}\n" + OUT,
    REPO + f"outs:\n- {{md5: {MD5}, path: a}}\n", REPO + f"outs:\n- {{md5: {MD5}.dir, size: 4, nfiles: 2, hash: md5, path: a}}\n",
    REPO + f"outs:\n- {{md5: {MD5}, hash: md5, path: a, cache: true, push: true, persist: false, isexec: true, desc: d, type: t, labels: [l], meta: {{k: 1}}}}\n",
    REPO + f"outs:\n- {{md5: {MD5}, hash: md5, path: a, cache: false, push: false, persist: true, remote: r}}\n",
    REPO + f"outs:\n- {{md5: {MD5}, hash: md5, path: a/}}\n", REPO + f"outs:\n- {{md5: {MD5}, hash: md5, path: ./a}}\n", REPO + f"outs:\n- {{md5: {MD5}, hash: md5, path: 'ü😀\"\\'}}\n",
    "deps:\n- {etag: '\"abc\"', size: 4, path: 'https://example.org/x', hash: md5}\n" + OUT, "deps:\n- {checksum: '\"abc\"', size: 4, path: 'https://example.org/x', hash: md5}\n" + OUT,
    f"deps:\n- {{md5: {MD5}, size: 4, path: b, hash: md5}}\n" + OUT, f"deps:\n- {{md5: {MD5}, size: 4, path: b}}\n" + OUT, f"deps:\n- {{md5: {MD5.upper()}, size: 4, path: b, hash: md5}}\n" + OUT,
    f"deps:\n- {{md5: {MD5}, path: b}}\n- {{md5: {MD5}, path: c}}\n" + OUT, f"deps:\n- {{md5: {MD5}, path: b}}\n", "deps:\n- db: {query: select 1, connection: c, file_format: csv}\n" + OUT,
    "deps:\n- db: {table: t, connection: c, query: ''}\n" + OUT, REPO + "outs:\n- {path: a}\n", REPO + "outs:\n- {path: a, hash: md5}\n", "deps:\n- {etag: abc, path: 's3://b/x'}\n" + OUT,
    "deps:\n- {checksum: abc, path: 'https://example.org/x'}\n" + OUT, "deps:\n- {md5: abc, version_id: v, path: ../x/../b, hash: md5}\n" + OUT,
    REPO + f"outs:\n- {{md5: {MD5}, path: a, remote: '', fs_config: {{}}}}\n", "deps: []\n" + OUT, "wdir: null\n" + REPO + OUT, "wdir: sub\n" + REPO + OUT, "wdir: ./sub/\n" + REPO + OUT, "wdir: sub/..\n" + REPO + OUT,
]
known = []
original = dvc.utils.bytes_hash


def noted(data, kind):
    known.append(data.decode())
    return original(data, kind)


dvc.utils.bytes_hash = noted
cases = []
with tempfile.TemporaryDirectory() as root:
    root = os.path.realpath(root)
    os.makedirs(os.path.join(root, ".dvc"))
    os.makedirs(os.path.join(root, "p"))
    with open(os.path.join(root, ".dvc", "config"), "w") as file:
        file.write("[core]\n    no_scm = True\n")
    with Repo(root) as repo:
        for text in TEXTS:
            path = os.path.join(root, "p", "a.dvc")
            with open(path, "w") as file:
                file.write(text)
            known.clear()
            try:
                load_file(repo, path).stage.compute_md5()
                cases.append({"text": text, "hashed": known[-1] if known else None})
            except Exception as error:
                print(type(error).__name__, error, text, file=sys.stderr)
lines = ",\n".join(json.dumps(case, ensure_ascii=False) for case in cases)
sys.stdout.write('{"oracle": "dvc 3.67.1", "cases": [\n' + lines + "\n]}\n")
