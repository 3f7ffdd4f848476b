"""Writes paired-comparison.json: bootstrap bounds by NumPy, McNemar's test by SciPy, whole comparisons by both.

    python3 make-paired-comparison.py > paired-comparison.json

Bounds are of RandomState(0).randint(0, n, size=(2000, n)), summed in the order of drawing, so that they are
the same to the last bit; doubles are therefore in C99's hexadecimal notation. SciPy's and NumPy's logarithms
may differ from ours in the last bit, so McNemar's p and whole comparisons are decimal.
"""

import json

import numpy as np
from scipy.stats import binomtest

RESAMPLES = 2000
COUNTS = [0, 1, 2, 3, 5, 6, 10, 17, 30, 99, 1000]
MORE_COUNTS = [(5, 0), (0, 5), (6, 0), (20, 8), (150, 0), (700, 0), (1100, 0), (0, 1100), (20000, 19000), (50000, 50000)]


def means(values):
    draws = np.random.RandomState(0).randint(0, len(values), size=(RESAMPLES, len(values)))
    # cumsum adds one after another; sum and mean add in pairs.
    return np.cumsum(values[draws], axis=1)[:, -1] / len(values)


def bounds(values):
    return [float(np.quantile(means(values), share, method="inverted_cdf")) for share in (0.05, 0.95)]


def bootstrap_case(name, values):
    lower, upper = bounds(values)
    return {"name": name, "values": [float(v).hex() for v in values], "lower": lower.hex(), "upper": upper.hex()}


def bootstrap_cases():
    random = np.random.RandomState(2026)
    for rows in (1, 2, 3, 9, 10, 30, 64, 65, 150, 256, 257, 1000):
        yield bootstrap_case(f"normal, {rows} rows", random.standard_normal(rows))
        yield bootstrap_case(f"cubed, {rows} rows", random.standard_normal(rows) ** 3)
    yield bootstrap_case("all equal", np.full(30, 0.1))
    yield bootstrap_case("all zero", np.zeros(30))
    yield bootstrap_case("one outlier", np.concatenate([np.zeros(29), [36.0]]))


def mcnemar_case(lost, gained):
    total = lost + gained
    one = binomtest(lost, total, 0.5, alternative="greater").pvalue if total else 1.0
    two = binomtest(lost, total, 0.5).pvalue if total else 1.0
    return {"lost": lost, "gained": gained, "one_sided": float(one), "two_sided": float(two)}


def loss(probabilities):
    epsilon = np.finfo(float).eps
    return -np.log(np.clip(probabilities, epsilon, 1 - epsilon))


def comparison_case(name, random, rows, worsening):
    """Probabilities of the true class; a row is right where its is above a half."""
    baseline = random.beta(6, 1, rows)
    candidate = np.clip(baseline + random.normal(-worsening, 0.02, rows), 0, 1)
    difference = loss(candidate) - loss(baseline)
    lower, upper = bounds(difference)
    return {
        "name": name,
        "baseline": [float(p).hex() for p in baseline],
        "candidate": [float(p).hex() for p in candidate],
        "mean": float(difference.mean()),
        "lower": lower,
        "upper": upper,
        "lost": int(np.sum((baseline > 0.5) & (candidate <= 0.5))),
        "gained": int(np.sum((baseline <= 0.5) & (candidate > 0.5))),
    }


def main():
    random = np.random.RandomState(7)
    pairs = [(lost, gained) for lost in COUNTS for gained in COUNTS] + MORE_COUNTS
    document = {
        "bootstrap": list(bootstrap_cases()),
        "mcnemar": [mcnemar_case(*pair) for pair in pairs],
        "comparisons": [
            comparison_case("worse", random, 30, 0.2),
            comparison_case("better", random, 30, -0.1),
            comparison_case("no worse", random, 150, 0.0),
            comparison_case("not enough rows", random, 12, 0.02),
            comparison_case("not enough rows", random, 9, 0.5),
        ],
    }
    print("{")
    for index, (key, cases) in enumerate(document.items()):
        end = "," if index + 1 < len(document) else ""
        print(f'  "{key}": [\n' + ",\n".join("    " + json.dumps(case) for case in cases) + f"\n  ]{end}")
    print("}")


main()
