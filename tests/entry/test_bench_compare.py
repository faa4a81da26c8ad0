"""Kept figures of two runs: what may move with the machine, and what may not."""

import json
from dataclasses import asdict

import pytest

from bench import compare
from bench.report import Figure


def kept(folder, name, *figures):
    path = folder / f"{name}.json"
    rows = {"machine": {}, "figures": [asdict(one) for one in figures]}
    path.write_text(json.dumps(rows), encoding="utf-8")
    return path


def orders(rate, ratio):
    return Figure("orders", rate, "/s", reference="bare", ratio=ratio)


@pytest.mark.parametrize(("ratio", "code"), [(0.57, 0), (0.58, 1), (0.42, 1), (0.43, 0)])
def test_a_ratio_may_drift_by_fifteen_in_a_hundred(tmp_path, ratio, code):
    older = kept(tmp_path, "1", orders(500, 0.5))
    newer = kept(tmp_path, "2", orders(900, ratio), Figure("alone", 1, "s"))
    assert compare.main([str(older), str(newer)]) == code
    assert [one.what for one in compare.changes(older, newer)] == ["orders"]


def test_what_has_no_reference_is_told_and_not_judged(tmp_path):
    older = kept(tmp_path, "1", Figure("price", 4.0, "ms"))
    newer = kept(tmp_path, "2", Figure("price", 8.0, "ms"))
    (change,) = compare.changes(older, newer)
    assert (change.drift, change.is_even) == (1.0, True)


def test_one_run_alone_compares_with_nothing(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(compare, "RESULTS", tmp_path)
    kept(tmp_path, "1", orders(500, 0.5))
    assert compare.main([]) == 2
    assert "1 are kept" in capsys.readouterr().out
