"""Writes json-documents.json: documents, and whether Python's json, told to be strict, takes them.

    python3 make-json-documents.py > json-documents.json

Strict: no NaN or Infinity (`parse_constant`), no duplicate key (`object_pairs_hook`), no lone surrogate
(RFC 8259 section 8.2 leaves those unpredictable), text decoded as UTF-8 without a byte-order mark.
"""

import json

VALUES = """
0 -0 1 -1 12 01 -01 00 +1 1. .5 -.5 1.5 1.50 0.5 00.5 1e5 1E5 1e+5 1e-5 1.5e10 1e 1e+ e5 1e5.5 0x10 0b1 0o7 1_000 1,000
- -- --1 Infinity -Infinity +Infinity NaN -NaN nan inf true false null True FALSE None nul truee nullnull undefined 'a' a
1a 1-1 1+1 1.2.3 1e400 -1e400 1e-400 12345678901234567890123 0.1e1 0e0 -0.0 -0e5 1٣
""".split()
STRINGS = [
    r'""', r'"a"', r'"é漢🚀"', r'"\""', r'"\\"', r'"\/"', r'"/"', r'"\b\f\n\r\t"', r'"\u0041"', r'"\u00e9"', r'"\u00E9"',
    r'"\ud83d\ude00"', r'"\uD83D\uDE00"', r'"\ud83d"', r'"\ude00"', r'"\ude00\ud83d"', r'"\ud83dx"', r'"\ud83d\u0041"',
    r'"\ud83d\n"', r'"\u0000"', r'"\u"', r'"\u1"', r'"\u12"', r'"\u123"', r'"\u123g"', r'"\u+123"', r'"\u 123"', r'"\x41"',
    r'"\a"', r'"\'"', r'"\0"', r'"\U0041"', '"\\\n"', '"a\nb"', '"a\tb"', '"\x00"', '"\x1f"', '"\x7f"', '"\x80"', '"\u2028"', '"',
    '"a', '"\\', '"\\"', '"\\u00', '""""', '"a""b"', '"a" "b"', "''", '"\ufeff"', '"\uffff"', '"\U0010ffff"',
]
STRUCTURES = [
    "[]", "{}", "[[]]", "[{}]", '{"a":[]}', "[1,2]", "[1, 2 ]", "[ ]", "{ }", "[1,]", "[,1]", "[,]", "[1,,2]", "[1 2]", "[1:2]",
    '{"a":1}', '{ "a" : 1 }', '{"a":1,}', '{,"a":1}', '{"a"}', '{"a":}', '{"a",1}', '{"a" 1}', '{"a"::1}', "{a:1}", "{'a':1}",
    "{1:2}", "{null:1}", "{[]:1}", '{"a":1 "b":2}', '{"a":1,"b":2}', '{"a":1,"a":2}', '{"a":1,"\\u0061":2}', '{"":1,"":2}',
    '{"a":{"b":1,"b":2}}', '{"a":{"b":1},"c":{"b":1}}', '{"a":1,"A":2}', '{"é":1,"e\u0301":2}', '[{"a":1},{"a":2}]', "[", "]", "{", "}", "[}",
    "{]", "[1", '{"a"', '{"a":', '{"a":1', "[[]", "[]]", "{}}", "[1]]", "1 2", "[] []", "{} x", "", " ", "\n", "\t1\t", "\r\n1\r\n", "\x0b1",
    "\x0c1", "\u00a01", "\u20281", "\ufeff1", "1\ufeff", "1\x00", "\x001", "// c\n1", "1 // c", "/* c */ 1", "# c\n1", "1;", "[1]//",
    "[/**/1]", "(1)", "<1>", "[1}", "[" * 64 + "]" * 64, "\x1b1",
]


class Refused(Exception):
    pass


def refuse(word):
    raise Refused(word)


def unique(pairs):
    keys = [key for key, _ in pairs]
    if len(set(keys)) < len(keys):
        raise Refused("duplicate")
    return dict(pairs)


def verdict(text):
    try:
        value = json.loads(text, parse_constant=refuse, object_pairs_hook=unique)
        json.dumps(value, ensure_ascii=False).encode()
        return "valid"
    except Refused as error:
        return "duplicate" if str(error) == "duplicate" else "invalid"
    except (ValueError, RecursionError):
        return "invalid"


def main():
    rows = [{"text": text, "verdict": verdict(text)} for text in VALUES + STRINGS + STRUCTURES]
    print("[\n" + ",\n".join("  " + json.dumps(row) for row in rows) + "\n]")


main()
