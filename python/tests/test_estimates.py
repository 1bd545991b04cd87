import copy
import inspect
import pickle
import threading

import numpy as np
import pytest

import latentmi_net as lmi
from latentmi_net import _library


def without_origin(report):
    """A report without what differs between files and arrays, and between two runs."""
    changing = ("x", "y", "z", "threads", "elapsed_seconds", "provenance", "warnings", "diagnostics")
    return {name: value for name, value in report.items() if name not in changing}


def test_same_digits_as_the_command(pair, command):
    x, y = pair
    expected = command(x, y, "--seed", "7", "--permutations", "19", "--permute", "latents")
    found = lmi.estimate(x, y, seed=7, permutations=19, permute="latents")
    assert without_origin(found.to_dict()) == without_origin(expected)
    assert found.bits == expected["mi_bits"]
    assert list(found.interval) == expected["ci95_bits"]
    assert found.p_value == expected["p_value"]
    assert found.to_dict()["provenance"]["vector_width"] == expected["provenance"]["vector_width"]


@pytest.mark.parametrize(
    "name, options",
    [("ksg", {"k": 5}), ("gaussian", {}), ("gcmi", {}), ("sliced", {"slices": 8, "seed": 3}), ("mine", {"steps": 50}), ("infonce", {"steps": 50})],
)
def test_estimators_have_the_digits_of_the_command(pair, command, name, options):
    x, y = (side[:300, :3].copy() for side in pair)
    words = [word for key, value in options.items() for word in (f"--{key}", str(value))]
    expected = command(x, y, "--estimator", name, *words)
    assert without_origin(getattr(lmi, name)(x, y, **options).to_dict()) == without_origin(expected)


def test_labels_have_the_digits_of_the_command(kinds, command):
    labels, column = kinds
    expected = command(labels, column)
    found = lmi.estimate(labels, column)
    assert found.to_dict()["labels_x"] == expected["labels_x"]
    assert found.bits == expected["mi_bits"]
    assert lmi.mixed(labels, column).bits == command(labels, column, "--estimator", "mixed")["mi_bits"]


@pytest.mark.parametrize("dtype", ["float32", "float64", "int8", "int32", "int64", "uint16", "bool", "float16"])
def test_types_are_read_as_the_command_reads_files(pair, command, dtype):
    x, y = ((4 * side[:300, :2]).round().astype(dtype) for side in pair)
    assert lmi.ksg(x, y, k=4).bits == command(x, y, "--estimator", "ksg", "--k", "4")["mi_bits"]


def test_given_has_the_digits_of_the_command(pair, command):
    x, y = (side[:300] for side in pair)
    z = x[:, :2] + y[:, :2]
    expected = command(x, y, "--effort", "quick", "--permutations", "9", given=z)
    found = lmi.conditional(x, y, z, effort="quick", permutations=9)
    assert without_origin(found.to_dict()) == without_origin(expected)
    assert found.latent_z.shape[0] == 300
    assert lmi.ksg(x[:, :2], y[:, :2], given=z).bits == command(x[:, :2], y[:, :2], "--estimator", "ksg", given=z)["mi_bits"]


def test_result_has_values_of_all_rows(pair):
    result = lmi.estimate(*pair, effort="quick")
    assert result.pmi.shape == (800,) and result.pmi.dtype == np.float64
    assert np.nanmean(result.pmi) == pytest.approx(result.bits, abs=0.3)
    latents = result.to_dict()["latent_dims"]
    assert all(side.shape == (800, latents) and side.dtype == np.float32 for side in result.latents)
    assert float(result) == result.bits
    assert result.settings["folds"] == 6
    assert "bits; 95 % interval" in repr(result)


def test_repr_html_needs_nothing_else(pair):
    html = lmi.estimate(*pair, effort="quick", permutations=2, permute="latents")._repr_html_()
    assert html.count("<svg") == 2 and "few-permutations" in html
    assert "http" not in html.replace("http://www.w3.org/2000/svg", "") and "<script" not in html
    assert "<svg" in lmi.discrete(np.arange(50) % 3, np.arange(50) % 2)._repr_html_()


def test_pickle_copy_and_file(pair, tmp_path):
    result = lmi.estimate(*pair, effort="quick", model=True)
    result.save(tmp_path / "result.npz")
    for same in (pickle.loads(pickle.dumps(result)), copy.deepcopy(result), lmi.Estimate.load(tmp_path / "result.npz")):
        assert same.to_dict() == result.to_dict()
        np.testing.assert_array_equal(same.pmi, result.pmi)
        np.testing.assert_array_equal(same.latent_x, result.latent_x)
        np.testing.assert_array_equal(same.model.encode_x(pair[0]), result.model.encode_x(pair[0]))
    (tmp_path / "other").write_text("no result")
    np.savez(tmp_path / "other.npz", a=1)
    for other in ("other", "other.npz"):
        with pytest.raises(ValueError, match="other"):
            lmi.Estimate.load(tmp_path / other)


def test_model_scores_new_rows_as_the_command_does(pair, tmp_path):
    x, y = pair
    model = lmi.estimate(x[:600], y[:600], effort="quick", model=True).model
    assert (model.dims_x, model.dims_y) == (12, 8)
    bits = model.score(x[600:], y[600:])
    assert np.nanmean(bits) > 0.3
    model.save(tmp_path / "model.npz")
    np.testing.assert_array_equal(lmi.Model.load(tmp_path / "model.npz").score(x[600:], y[600:]), bits)
    np.testing.assert_array_equal(pickle.loads(pickle.dumps(model)).encode_y(y[:5]), model.encode_y(y[:5]))
    with pytest.raises(ValueError, match="X has 3 columns, but the model was trained on 12"):
        model.encode_x(x[:, :3])


def test_model_knows_its_labels(kinds):
    labels, column = kinds
    model = lmi.estimate(labels, column, effort="quick", model=True).model
    assert model.labels_x == ["Bcell", "Tcell", "a b"]
    two = np.array(["a b", "Bcell"])
    np.testing.assert_array_equal(model.encode_x(two), model.encode_x(np.array(["a b", "Bcell", "Tcell"]))[:2])
    with pytest.raises(ValueError, match="has the label 'Mast'"):
        model.score(np.array(["Mast"]), column[:1])


def test_attribution_finds_the_columns(pair):
    random = np.random.default_rng(1)
    x = np.column_stack([pair[0], random.normal(size=(800, 2))])
    found = lmi.attribute(x, pair[1], permutations=19, effort="quick").attribution
    assert len(found["x"]["columns"]) == 14


def test_rank_has_the_values_of_the_estimates_and_their_order(pair):
    x, y = pair
    noisy = x + np.random.default_rng(0).normal(size=x.shape)
    nothing = np.random.default_rng(1).normal(size=x.shape)
    ranking = lmi.rank({"nothing": nothing, "whole": x, "noisy": noisy}, y, seeds=(0, 3), effort="quick")
    assert ranking.names == ["whole", "noisy", "nothing"]
    assert ranking.ranks == {"whole": (1, 1), "noisy": (2, 2), "nothing": (3, 3)}
    alone = [lmi.estimate(x, y, effort="quick", seed=seed) for seed in (0, 3)]
    assert [one.bits for one in ranking.estimates["whole"]] == [one.bits for one in alone]
    assert ranking.bits["whole"] == pytest.approx(np.mean([one.bits for one in alone]), abs=1e-12)
    bits, (lower, upper) = ranking.difference("whole", "noisy")
    assert lower < bits < upper and lower > 0
    assert ranking.difference("noisy", "whole") == (-bits, (-upper, -lower))
    assert len(ranking.to_dict()["differences"]) == 3
    assert repr(ranking).splitlines()[1].split()[:2] == ["1", "whole"] and "<table>" in ranking._repr_html_()


def test_rank_has_the_digits_of_the_command(pair, tmp_path, tool):
    x, y = (side[:300] for side in pair)
    for name, array in (("a", x), ("b", x[:, :1].copy()), ("y", y)):
        np.save(tmp_path / f"{name}.npy", array)
    expected = tool("rank", tmp_path / "a.npy", tmp_path / "b.npy", "--target", tmp_path / "y.npy", "--effort", "quick")
    found = lmi.rank([x, x[:, :1].copy()], y, effort="quick")
    difference = expected["differences"][0]
    assert found.bits[found.names[0]] == expected["candidates"][0]["mi_bits"]
    assert found.difference(*found.names) == (difference["bits"], (difference["lower_bits"], difference["upper_bits"]))


@pytest.mark.parametrize(
    "given, settings, problem, message",
    [
        (1, {}, ValueError, "at least two"),
        (2, {"seeds": ()}, ValueError, "one seed or more"),
        (2, {"seed": 3}, TypeError, "no argument 'seed'"),
        (2, {"efort": "quick"}, TypeError, "did you mean effort"),
    ],
)
def test_rankings_that_cannot_be_are_refused(pair, given, settings, problem, message):
    x, y = pair
    with pytest.raises(problem, match=message):
        lmi.rank([x] * given, y, **settings)


def test_seeds_and_threads(pair):
    x, y = (side[:300] for side in pair)
    once = lmi.estimate(x, y, seed=3, threads=1)
    assert lmi.estimate(x, y, seed=3, threads=2).bits == once.bits
    assert lmi.estimate(x, y, seed=2**63 + 1).to_dict()["seed"] == 2**63 + 1
    bits = {}
    threads = [threading.Thread(target=lambda seed=seed: bits.__setitem__(seed, lmi.estimate(x, y, seed=seed, threads=1).bits)) for seed in (3, 3 + 1, 5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert bits[3] == once.bits and len(set(bits.values())) == 3


def test_arrays_are_not_changed_and_not_copied(pair):
    from latentmi_net._arrays import Side

    x = np.ascontiguousarray(pair[0])
    before = x.copy()
    assert Side(x, "X").values is x
    x.setflags(write=False)
    lmi.estimate(x, pair[1], effort="quick")
    np.testing.assert_array_equal(x, before)
    turned = lmi.estimate(np.asfortranarray(x), pair[1][::1], effort="quick")
    assert turned.bits == lmi.estimate(x, pair[1], effort="quick").bits
    assert lmi.ksg(x[:, :2].astype(">f8"), pair[1][:, :2]).bits == lmi.ksg(x[:, :2], pair[1][:, :2]).bits


def test_groups(pair):
    groups = np.repeat(np.arange(200), 4).astype(str)
    result = lmi.estimate(*pair, groups=groups, effort="quick")
    assert result.to_dict()["groups"] == 200
    with pytest.raises(ValueError, match="groups has 3 values for 800 rows"):
        lmi.estimate(*pair, groups=[1, 2, 3])


@pytest.mark.parametrize(
    "x, y, settings, message",
    [
        ([[1.0]] * 10, [[1.0]] * 9, {}, "^X has 10 rows, Y has 9"),
        ([[np.nan]] * 300, [[1.0]] * 300, {}, "^X.*row 1.*NaN|not a number|missing"),
        (np.ones((300, 2)), np.ones((300, 2)), {}, "constant"),
        (np.eye(5), np.eye(5), {}, "rows"),
        (1.0, 2.0, {}, "^X is a single value"),
        (np.ones((5, 2), dtype=complex), np.ones(5), {}, "^X has values of type complex128"),
        (np.array([["a", "b"], ["c", "d"]]), np.ones(2), {}, "^X has columns of text"),
        (np.array(["a", None], dtype=object), np.ones(2), {}, "^X: the label of row 2 is missing"),
        ([[1, 2], [3]], [1, 2], {}, "^X is no array of rows of equal length|^X has values that are no numbers"),
        (np.ma.masked_equal([1, 2, 3], 2), [1, 2, 3], {}, "^X has masked values"),
        (np.empty((0, 2)), np.empty((0, 2)), {}, "rows"),
        (np.random.rand(300, 1), np.random.rand(300, 1), {"effort": "fast"}, "^effort: 'fast' cannot be used; give one of quick, default, thorough.$"),
        (np.random.rand(300, 1), np.random.rand(300, 1), {"folds": 1}, "^folds: '1' cannot be used"),
        (np.random.rand(300, 1), np.random.rand(300, 1), {"k": 2.5}, "^k: '2.5' cannot be used"),
        (np.random.rand(300, 1), np.random.rand(300, 1), {"k": float("nan")}, "^k: nan"),
        (np.random.rand(300, 1), np.random.rand(300, 1), {"seed": -1}, "^seed: '-1' cannot be used"),
        (np.random.rand(300, 1), np.random.rand(300, 1), {"permute": "latents"}, "^permute tells how permutations are made; add permutations=B"),
        (np.random.rand(300, 1), np.random.rand(300, 1), {"alpha": 2.0}, 'alpha applies to a single split only; add preset="mended" or preset="paper"'),
        (np.random.rand(300, 1), np.random.rand(300, 1), {"time_series": 5, "groups": np.arange(300)}, "groups and time_series both"),
    ],
)
def test_what_cannot_be_used_is_one_line(x, y, settings, message):
    with pytest.raises(ValueError, match=message) as raised:
        lmi.estimate(x, y, **settings)
    assert "\n" not in str(raised.value) and "--" not in str(raised.value)


def test_settings_of_others_are_refused(pair):
    with pytest.raises(TypeError, match=r"ksg\(\) has no argument 'effort'"):
        lmi.ksg(*pair, effort="quick")
    with pytest.raises(TypeError, match=r"estimate\(\) has no argument 'epoch'; did you mean epochs\?"):
        lmi.estimate(*pair, epoch=3)
    with pytest.raises(TypeError, match="use latentmi_net.tl"):
        lmi.estimate(type("AnnData", (), {"obsm": {}, "uns": {}})(), pair[1])
    with pytest.raises(ValueError, match='holds labels, whose codes estimator="gaussian" would take for numbers'):
        lmi.gaussian(np.array(["a", "b"] * 50), np.random.rand(100))


def test_functions_have_the_settings_of_the_library():
    table = __import__("json").loads(_library.library().lmi_settings().decode())
    for estimator, described in table["estimators"].items():
        function = lmi.estimate if estimator == "lmi" else getattr(lmi, estimator)
        arguments = inspect.signature(function).parameters
        for name in described["settings"]:
            name = "lambda_" if name == "lambda" else name
            assert name in arguments and f"    {name} : " in function.__doc__


def test_progress_and_its_exceptions(pair):
    stages = []
    lmi.estimate(*pair, effort="thorough", progress=lambda stage, done, total: stages.append(stage))
    # The stage is looked at ten times a second: the long ones are seen, the short ones may not be.
    assert "representing network" in stages
    with pytest.raises(ZeroDivisionError):
        lmi.estimate(*pair, effort="thorough", progress=lambda *_: 1 / 0)


@pytest.mark.parametrize(
    "level, flags",
    [
        (None, "sse2 avx"),
        ("x86-64-v3", "avx avx2 bmi1 bmi2 f16c fma abm movbe"),
        ("x86-64-v4", "avx avx2 bmi1 bmi2 f16c fma abm movbe avx512f avx512bw avx512cd avx512dq avx512vl"),
    ],
)
def test_level_of_processors(level, flags):
    text = f"processor\t: 0\ncpu family\t: 6\nmodel\t\t: 143\nflags\t\t: {flags}\n\nprocessor\t: 1\n"
    assert _library.processor_level(text) == level
    if level == "x86-64-v4":
        assert _library.processor_level(text.replace("143", "85")) == "x86-64-v3"
