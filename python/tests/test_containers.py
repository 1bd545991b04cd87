import numpy as np
import pytest

import latentmi_net as lmi

pandas = pytest.importorskip("pandas")


def test_pandas_frames_keep_names_and_refuse_other_rows(pair):
    x, y = (pandas.DataFrame(side[:300].copy(), columns=[f"g{j}" for j in range(side.shape[1])]) for side in pair)
    bits = lmi.estimate(x, y, effort="quick").bits
    assert bits == lmi.estimate(pair[0][:300], pair[1][:300], effort="quick").bits
    x.index = y.index = [f"c{i}" for i in range(300)]
    assert lmi.estimate(x, y, effort="quick").bits == bits
    with pytest.raises(ValueError, match=r"The indexes of X and Y differ; give Y.loc\[X.index\]"):
        lmi.estimate(x, y.iloc[::-1], effort="quick")
    x.iloc[4, 2] = np.nan
    with pytest.raises(ValueError, match=r"column 3 \(g2\)"):
        lmi.estimate(x, y, effort="quick")


def test_pandas_columns_of_all_kinds(kinds):
    labels, column = kinds
    bits = lmi.estimate(labels, column, effort="quick").bits
    assert lmi.estimate(pandas.Series(labels, dtype="category"), pandas.Series(column[:, 0]), effort="quick").bits == bits
    assert lmi.estimate(pandas.DataFrame({"type": labels}), column, effort="quick").bits == bits
    assert lmi.estimate(list(labels), column.tolist(), effort="quick").bits == bits
    numbered = pandas.Series(pandas.Categorical(np.unique(labels, return_inverse=True)[1] + 10))
    assert lmi.estimate(numbered, column, effort="quick").bits == bits
    assert lmi.estimate(numbered.to_frame("cluster"), column, effort="quick").bits == bits
    with pytest.raises(ValueError, match="such as column 1 .cluster.; give numbers"):
        lmi.estimate(numbered.to_frame("cluster").assign(size=1.0), column)
    whole = pandas.array([1, 2, None] * 100, dtype="Int64")
    with pytest.raises(ValueError, match="row 3"):
        lmi.ksg(pandas.Series(whole), column[:300])
    with pytest.raises(ValueError, match=r"such as column 2 \(type\)"):
        lmi.estimate(pandas.DataFrame({"a": column[:, 0], "type": labels}), column)


def test_models_find_columns_by_their_names(pair):
    x = pandas.DataFrame(pair[0], columns=[f"g{j}" for j in range(12)])
    model = lmi.estimate(x, pair[1], effort="quick", model=True).model
    assert model.columns_x[:2] == ["g0", "g1"]
    np.testing.assert_array_equal(model.encode_x(x[x.columns[::-1]]), model.encode_x(x))
    with pytest.raises(ValueError, match="1 of the 12 columns of the model are not among its columns: 'g3'"):
        model.encode_x(x.drop(columns="g3"))


def test_sparse_matrices(pair):
    sparse = pytest.importorskip("scipy.sparse")
    x, y = np.where(np.abs(pair[0]) < 1, 0, pair[0])[:300, :2], pair[1][:300, :2]
    bits = lmi.ksg(x, y).bits
    for make in (sparse.csr_matrix, sparse.csc_matrix, sparse.coo_matrix):
        assert lmi.ksg(make(x), y).bits == bits


def test_tensors_and_polars_frames_by_what_they_can_do(pair):
    class Tensor:
        dtype = "torch.float64"
        requires_grad = True

        def __init__(self, values):
            self.values = values

        def detach(self):
            return self

        def cpu(self):
            return self

        def numpy(self):
            return self.values

    class Frame:
        def __init__(self, values):
            self.values, self.columns = values, [f"p{j}" for j in range(values.shape[1])]

        def to_numpy(self):
            return self.values

    x, y = pair[0][:, :2], pair[1][:, :2]
    assert lmi.ksg(Tensor(x), Frame(y)).bits == lmi.ksg(x, y).bits


def test_annotated_data(pair, kinds, tmp_path):
    anndata = pytest.importorskip("anndata")
    data = anndata.AnnData(pair[0].astype(np.float32), obs=pandas.DataFrame({"type": pandas.Categorical(np.resize(kinds[0], 800))}, index=[f"c{i}" for i in range(800)]))
    data.obsm["protein"] = pair[1]
    assert lmi.tl.mutual_information(data, effort="quick") is None
    expected = lmi.estimate(data.X, pair[1], effort="quick")
    assert data.uns["lmi"]["mi_bits"] == expected.bits
    np.testing.assert_array_equal(data.obs["lmi_pmi"], expected.pmi)
    np.testing.assert_array_equal(data.obsm["lmi_x"], expected.latent_x)
    more = lmi.tl.mutual_information(data, "obsm/protein", "obs/type", key_added="types", effort="quick", copy=True)
    assert "types" in more.uns and "types" not in data.uns
    marked = data.copy()
    marked.X[:, 3] = np.random.default_rng(0).normal(size=800)
    lmi.tl.mutual_information(marked, attribution=19, effort="quick")
    gains = marked.uns["lmi"]["attribution_x"]
    assert gains.shape == (12,) and gains.argmin() == 3
    more.write_h5ad(tmp_path / "data.h5ad")
    read = anndata.read_h5ad(tmp_path / "data.h5ad")
    assert read.uns["lmi"]["mi_bits"] == expected.bits and read.uns["lmi"]["parts"]["x"] == "X"
    for part in ("obsm/none", "layers/none", "obs/none", "else"):
        with pytest.raises(ValueError, match=part):
            lmi.tl.mutual_information(data, part, "obsm/protein")


def test_data_of_several_modalities(pair, tmp_path):
    anndata = pytest.importorskip("anndata")

    class Modalities:
        """What MuData offers, for machines without it."""

        def __init__(self, mod):
            self.mod = mod
            names = pandas.Index([])
            for one in mod.values():
                names = names.union(one.obs_names, sort=False)
            self.obs = pandas.DataFrame(index=names)
            self.obs_names, self.n_obs, self.obsm, self.uns = names, len(names), {}, {}

    names = np.array([f"c{i}" for i in range(800)])
    rna = anndata.AnnData(pair[0], obs=pandas.DataFrame(index=names))
    protein = anndata.AnnData(pair[1][::-1][:700], obs=pandas.DataFrame(index=names[::-1][:700]))
    data = Modalities({"rna": rna, "prot": protein})
    lmi.tl.mutual_information(data, "rna", "prot/X", effort="quick")
    assert data.uns["lmi"]["n_samples"] == 700
    assert data.uns["lmi"]["mi_bits"] == lmi.estimate(pair[0][100:], pair[1][100:], effort="quick").bits
    assert int(np.isnan(data.obsm["lmi_x"][:, 0]).sum()) == 100


def test_scikit_learn(pair):
    pytest.importorskip("sklearn")
    from sklearn.base import clone
    from sklearn.feature_selection import SelectKBest
    from sklearn.linear_model import LinearRegression
    from sklearn.pipeline import make_pipeline

    from latentmi_net.sklearn import LatentMI, score_func

    x, y = pair
    encoder = clone(LatentMI(effort="quick", seed=2)).fit(x[:600], y[:600])
    assert encoder.transform(x[600:]).shape == (200, encoder.model_.latent_dims)
    assert encoder.score(x[600:], y[600:]) > 0
    pipeline = make_pipeline(LatentMI(effort="quick"), LinearRegression()).fit(x[:600], y[:600, 0])
    assert pipeline.score(x[600:], y[600:, 0]) > 0
    random = np.random.default_rng(0)
    chosen = SelectKBest(score_func, k=1).fit(np.column_stack([random.normal(size=800), y[:, 0] + 0.1 * random.normal(size=800)]), y[:, 0])
    assert list(chosen.get_support()) == [False, True]
    assert score_func(y[:, :1] + 0.1 * random.normal(size=(800, 1)), (y[:, 0] > 0).astype(int)).min() > score_func(random.normal(size=(800, 1)), y[:, 0] > 0).max()
