#!/usr/bin/env python3
"""Stage 5 new files in a generated repository (3 yaml, 1 json, 1 py), or undo it.   stage_five.py REPO [--undo]"""
import json
import os
import re
import subprocess
import sys

r = sys.argv[1]
F = ["experiments/exp-%s-stage%d.yaml" % (i, k) for k, i in enumerate(("90001", "90002", "90003"))]
F += ["models/resnet50/model_v9.0.0.json", "src/pkg_000/stage_new.py"]
git = ["git", "-C", r]
if "--undo" in sys.argv:
    subprocess.run(git + ["reset", "-q", "--"] + F, check=True)
    for f in F:
        if os.path.exists(os.path.join(r, f)):
            os.remove(os.path.join(r, f))
else:
    src = sorted(n for n in os.listdir(os.path.join(r, "experiments")) if n.startswith("exp-002-"))[0]
    text = open(os.path.join(r, "experiments", src), encoding="utf8").read()
    for f in F[:3]:
        i = re.search(r"exp-\d+", f).group()
        with open(os.path.join(r, f), "w", encoding="utf8") as o:
            o.write(text.replace('id: "exp-002"', f'id: "{i}"'))
    m = json.load(open(os.path.join(r, "models/resnet50/model_v1.0.0.json")))
    m["version"] = "9.0.0"
    with open(os.path.join(r, F[3]), "w") as o:
        o.write(json.dumps(m, indent=2) + "\n")
    with open(os.path.join(r, F[4]), "w") as o:
        o.write('"""New."""\n\n\ndef f(x):\n    return x + 1\n')
    subprocess.run(git + ["add", "--"] + F, check=True)
out = subprocess.run(git + ["diff", "--cached", "--name-only"], capture_output=True, text=True).stdout.split()
print(len(out), "staged")
