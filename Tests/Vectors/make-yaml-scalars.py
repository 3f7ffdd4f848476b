"""Writes yaml-scalars.json: what PyYAML (YAML 1.1) and ruamel.yaml (YAML 1.2) make of plain and tagged scalars.

    python3 -m venv venv && venv/bin/pip install PyYAML==6.0.3 ruamel.yaml==0.19.1
    venv/bin/python make-yaml-scalars.py > yaml-scalars.json

With an argument N: instead N random scalars, for a wider comparison than the repository keeps.
"""

import datetime
import json
import math
import random
import sys

import ruamel.yaml
import yaml

NULLS = ["", "~", "null", "Null", "NULL", "nULL", "none", "None", "nil", "~~"]
BOOLEANS = [
    form
    for word in ["true", "false", "yes", "no", "on", "off", "y", "n"]
    for form in [word, word.capitalize(), word.upper(), word[0] + word[1:].upper()]
]
INTEGERS = """
0 -0 +0 00 000 -00 +00 1 +1 -1 01 07 08 09 010 017 018 -017 +017 0017 0_7 0_8 08_ 0_ 1_000 1__0 1_ -1_ _1 -_1 -_ +_ __
0o17 -0o17 +0o17 0o8 0o 0o_ 0o1_7 0O17 0x1F 0xff -0xFF +0x0 0x 0x_ 0x_1 0xg 0X1F 0b101 -0b1 0b 0b_ 0b2 0b1_0 0B1
1:30 -1:30 +1:30 01:30 0:30 1:60 1:5 1:59:59 100:30 1:300 190:20:30 1_0:30 1: 1:30: :30 1:_3 1:3_0 12:30:45 24:00
9007199254740992 9007199254740993 18446744073709551615 18446744073709551616 123456789012345678901234567890
0xFFFFFFFFFFFFFFFF -9223372036854775808 - + -- +- 1- 1+ 1a a1 ٣ 1٣ 0777777777777777777777777
""".split()
FLOATS = """
1.5 -1.5 +1.5 1. -1. .5 -.5 +.5 . .. ._ ._5 .5_ 5._ 1._5 1_0.5 _.5 0.0 -0.0 00.5 01.5 1.10 3.10 1.2.3 1..2
1e3 1E3 1e+3 1e-3 5e-05 -1e3 +1e-3 1e 1e+ e3 1.e3 1.e+3 1.0e3 1.0e+3 1.0e-3 1.5E-10 .5e3 .5e+3 .5e-3 -.5e-3 -.5e3
01e3 0e0 1_0e3 1e1_0 1.5e 1.5e+ 1.5e1.5 1e400 1.0e+400 -1.0e+400 1e-400 2.5e-324 1.7976931348623157e308
1.7976931348623157e+308 1.7976931348623159e+308 .inf .Inf .INF -.inf +.inf .iNF .nan .NaN .NAN .Nan -.nan +.nan inf
nan Infinity NaN -inf 1:30.5 1:30. 01:30.5 0:0.5 -1:30.5 1:60.5 1:30._ 1:30.5_ 1:3.5e3 1f 1.0f 0.1.0 1e5.0 1.5_e3
0x1p3 0x1.8 0.1e-3 10.e-3 1e-03 1_e3 1e3_ -1_0.0_1 0_.5 123456789.123456789 0.30000000000000004 5e-324 1,5 1,000
""".split()
TIMESTAMPS = [
    "2024-01-15", "2024-1-15", "2024-1-5", "2024-02-30", "2024-13-01", "2024-00-10", "0000-01-01", "24-01-15",
    "2024-01-15T10:30:00", "2024-01-15T10:30:00Z", "2024-01-15t10:30:00z", "2024-01-15 10:30:00", "2024-01-15T10:30",
    "2024-01-15T1:30:00", "2024-01-15  1:30:00.5", "2024-01-15T10:30:00.", "2024-01-15T10:30:00.123456789Z",
    "2024-01-15T10:30:00+02:00", "2024-01-15T10:30:00 +2", "2024-01-15T10:30:00+2:00", "2024-01-15T10:30:00 -05:30",
    "2024-01-15T10:30:00+02:0", "2024-01-15T24:00:00", "2024-01-15T10:60:00", "2024-01-15T10:30:60", "2024-01",
    "2024-01-15T", "2024-01-15 ", "2024-01-15x", "2024-01-15Z", "2024-01-15 10", "2024-1-1 10:30:00", "2024-1-1T1:1:1",
    "2023-02-29", "2024-02-29", "1900-02-29", "2000-02-29", "2024-04-31", "9999-12-31", "2024-01-15T10:30:00+25:00",
    "2024-01-15T10:30:00+23:59", "2024-01-15T10:30:00+24", "2024-01-15T10:30:00 Z", "20240115", "2024/01/15",
    "2024-01-15T10:30:00+02:60", "2024-01-15-16", "2024-001-15", "2024-01-150", "0001-01-01T00:00:00+10:00",
]
WORDS = ["a", "exp-001", "v1.0.0", "1.0.0", "0.1.0", "1.2.3-rc1", "a:b", "a#b", "é", "1 2", "yes no", "x y", "=", "<<", "<", "==",
         "1%", "50%", "10GB", "1h", "1e-3s", "/a/b", "127.0.0.1", "abc123", "0abc", "12e4a", "6e12345", "1234e567", "0e12"]
TAGGED = [
    "!!str 1", "!!str no", "!!str", "! 1", "! no", "! x", "! '1'", "!!int 017", "!!int '017'", "!!int 0o17", "!!int 1:30",
    "!!int 1_0", "!!int 12", "!!int '12'", "!!int x", "!!int 1.5", "!!int ''", "!!int 1e3", "!!int '-0x1F'", "!!int 089",
    "!!float 1", "!!float '1'", "!!float 1e3", "!!float '1e-3'", "!!float .5", "!!float .inf", "!!float x", "!!float 1:30",
    "!!float nan", "!!float inf", "!!float ''", "!!float 0x10", "!!float -.NAN", "!!float 1_0", "!!float '1.5'", "!!bool yes",
    "!!bool no", "!!bool 'true'", "!!bool TRUE", "!!bool 1", "!!bool x", "!!bool y", "!!null ''", "!!null x", "!!null 1",
    "'1'", '"no"', "'1e-3'", "!<tag:yaml.org,2002:int> 7", "!<!> 1", "!!float +1e400", "!!int ' 12 '", "!!float ' 1.5 '",
]


def reading(value):
    if value is None:
        return {"kind": "null"}
    if isinstance(value, bool):
        return {"kind": "boolean", "value": value}
    if isinstance(value, (int, float)):
        return {"kind": "integer" if isinstance(value, int) else "float", "value": repr_double(value)}
    if isinstance(value, (datetime.date, datetime.datetime)):
        return {"kind": "timestamp"}
    assert isinstance(value, str), value
    return {"kind": "string"}


def repr_double(value):
    """The nearest double as text, so that JSON's lack of NaN and rounding of readers do not matter."""
    try:
        number = float(value)
    except OverflowError:
        number = math.inf if value > 0 else -math.inf
    return "nan" if math.isnan(number) else number.hex()


def refused(load, text):
    try:
        return reading(load(text)["k"])
    except (ValueError, KeyError, IndexError, OverflowError, AttributeError, yaml.YAMLError, ruamel.yaml.error.YAMLError):
        return {"kind": "refused"}


def is_plain(text):
    """Whether both parsers see one plain scalar of this very text."""
    for load in (yaml.BaseLoader,):
        try:
            return yaml.load(f"k: {text}", Loader=load) == {"k": text}
        except yaml.YAMLError:
            return False


def ruamel_load(text):
    return ruamel.yaml.YAML(typ="safe", pure=True).load(text)


def row(text):
    document = f"k: {text}"
    return {"text": text, "yaml11": refused(yaml.safe_load, document), "yaml12": refused(ruamel_load, document)}


def random_scalars(count):
    generator = random.Random(1)
    alphabet = "0001123456789__..::--++eEoxbaTZ fnNiI"
    for _ in range(count):
        yield "".join(generator.choice(alphabet) for _ in range(generator.randint(1, 8)))
    pieces = ["2024", "-", "01", "1", "-", "15", "T", " ", "10", ":", "30", ":", "00", ".", "5", "Z", "+", "02"]
    for _ in range(count):
        yield "".join(generator.choice(pieces) for _ in range(generator.randint(3, 12)))
        yield "2024-01-15" + "".join(generator.choice(pieces) for _ in range(generator.randint(1, 9)))


def main():
    if len(sys.argv) > 1:
        texts = random_scalars(int(sys.argv[1]))
    else:
        texts = NULLS + BOOLEANS + INTEGERS + FLOATS + TIMESTAMPS + WORDS
    plain = [row(text) for text in sorted(set(texts)) if is_plain(text) or text == ""]
    tagged = [] if len(sys.argv) > 1 else [row(text) for text in TAGGED]
    lines = lambda rows: ",\n".join("    " + json.dumps(row, ensure_ascii=False) for row in rows)
    print('{\n  "plain": [\n' + lines(plain) + '\n  ],\n  "tagged": [\n' + lines(tagged) + "\n  ]\n}")


if __name__ == "__main__":
    main()
