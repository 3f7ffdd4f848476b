"""The release build gives the same bits as the debug build, whatever the C library's own variants of exp are."""

import os
import pathlib

import pytest

PROGRAM = pathlib.Path(os.environ["MLGATE"]).resolve().parent / "iris-benchmark"
RECORDED = pathlib.Path(__file__).parent.parent / "Vectors/iris/bits.txt"


@pytest.mark.parametrize("tunables", ["", "glibc.cpu.hwcaps=-AVX2,-FMA,-AVX512F"])
def test_bits(run, monkeypatch, tunables):
    monkeypatch.setenv("GLIBC_TUNABLES", tunables)
    bits = run(PROGRAM, "bits")
    print(bits)
    assert bits == RECORDED.read_text(encoding="utf-8")
