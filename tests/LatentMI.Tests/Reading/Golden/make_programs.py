"""Writes the HDF5 files of this folder as other programs lay them out: AnnData of several ages, Cell Ranger, Loom, MATLAB 7.3, pandas;
and LZF, with h5py, NumPy and pandas."""
import gzip
import os

import h5py
import numpy as np
import pandas as pd
import scipy.sparse as sp

A = 10.0 * np.arange(4)[:, None] + np.arange(3)[None, :]
TEXT = h5py.string_dtype()
CELLS = ["c0", "c1", "c2", "c3"]
GENES = ["g0", "g1", "g2"]


def texts(values):
    return np.array(values, dtype=object)


def encode(item, kind, version="0.1.0", **attributes):
    item.attrs["encoding-type"] = kind
    item.attrs["encoding-version"] = version
    for name, value in attributes.items():
        item.attrs[name] = value
    return item


def write_texts(parent, name, values):
    encode(parent.create_dataset(name, data=texts(values), dtype=TEXT), "string-array", "0.2.0")


def write_masked(parent, name, kind, values, mask):
    group = encode(parent.create_group(name), f"nullable-{kind}")
    if kind == "string-array":
        write_texts(group, "values", values)
    else:
        encode(group.create_dataset("values", data=np.array(values)), "array", "0.2.0")
    encode(group.create_dataset("mask", data=np.array(mask)), "array", "0.2.0")


def write_categorical(parent, name, codes, kind, categories):
    group = encode(parent.create_group(name), "categorical", "0.2.0", ordered=False)
    encode(group.create_dataset("codes", data=np.array(codes, dtype="i1")), "array", "0.2.0")
    write_masked(group, "categories", kind, categories, [False] * len(categories))


# AnnData 0.12 with pandas 3: texts that may be missing, everywhere; and encodings that nobody knows yet.
with h5py.File("masked.h5ad", "w") as f:
    encode(f, "anndata")
    encode(f.create_dataset("X", data=A), "array", "0.2.0")
    columns = ["lab", "well", "batch", "count", "good", "span"]
    obs = encode(f.create_group("obs"), "dataframe", "0.2.0", _index="_index", **{"column-order": texts(columns)})
    write_masked(obs, "_index", "string-array", CELLS, [False] * 4)
    write_categorical(obs, "lab", [0, 1, -1, 1], "string-array", ["hi", "lo"])
    write_categorical(obs, "well", [1, -1, 0, 0], "integer", [7, 9])
    write_masked(obs, "batch", "string-array", ["a", "", "b", "a"], [False, True, False, False])
    write_masked(obs, "count", "integer", [5, 6, 7, 8], [False, True, False, False])
    write_masked(obs, "good", "boolean", [True, False, True, True], [False, False, True, False])
    span = encode(obs.create_group("span"), "interval-array")
    span["values"], span["mask"] = np.arange(4.0), np.zeros(4, bool)
    var = encode(f.create_group("var"), "dataframe", "0.2.0", _index="ensembl", **{"column-order": texts(["gene_symbols", "feature_types"])})
    write_masked(var, "ensembl", "string-array", ["ENSG0", "ENSG1", "ENSG2"], [False] * 3)
    write_texts(var, "gene_symbols", ["Sox2", "T", "Sox2"])
    write_texts(var, "feature_types", ["Gene Expression", "Gene Expression", "Antibody Capture"])
    awkward = encode(f.create_group("obsm/ragged"), "awkward-array")
    awkward["node1-offsets"] = np.arange(5)
    f.create_dataset("obst/tree", data='{"nodes": []}', dtype=TEXT)
    f["uns/colors"] = np.arange(3.0)

# AnnData 0.6: tables of records, with texts of any length.
with h5py.File("records.h5ad", "w") as f:
    f["X"] = A.astype("f4")
    obs = np.zeros(4, dtype=[("index", TEXT), ("state", "i1"), ("time", "<i8"), ("score", "<f4"), ("note", TEXT), ("good", "?")])
    obs["index"] = CELLS
    obs["state"] = [0, 1, -1, 1]
    obs["time"] = [2, 4, 6, 6]
    obs["score"] = [0.5, 1.5, 2.5, 3.5]
    obs["note"] = ["x", "a longer note", "", "y"]
    obs["good"] = [True, False, True, True]
    f["obs"] = obs
    var = np.zeros(3, dtype=[("index", TEXT), ("gene_name", TEXT)])
    var["index"], var["gene_name"] = GENES, ["Sox2", "Mpo", "Klf4"]
    f["var"] = var
    f.create_dataset("uns/state_categories", data=texts(["Undiff", "Mono"]), dtype=TEXT)


def write_tenx(group):
    matrix = sp.csc_matrix(A.T.astype("i4"))
    group["barcodes"] = np.array(CELLS, dtype="S2")
    group["data"], group["indices"], group["indptr"] = matrix.data, matrix.indices.astype("i8"), matrix.indptr.astype("i8")
    group["shape"] = np.array(matrix.shape, dtype="i4")


with h5py.File("tenx3.h5", "w") as f:
    write_tenx(f.create_group("matrix"))
    features = f.create_group("matrix/features")
    features["id"] = np.array(["ENSG0", "ENSG1", "ENSG2"], dtype="S5")
    features["name"] = np.array(["g0", "g1", "g2"], dtype="S2")
    features["feature_type"] = np.array(["Gene Expression", "Gene Expression", "Antibody Capture"], dtype="S16")
    features["genome"] = np.array(["GRCh38", "GRCh38", ""], dtype="S6")
    features["_all_tag_keys"] = np.array(["genome"], dtype="S6")

with h5py.File("tenx2.h5", "w") as f:
    write_tenx(f.create_group("GRCh38"))
    f["GRCh38/genes"] = np.array(["ENSG0", "ENSG1", "ENSG2"], dtype="S5")
    f["GRCh38/gene_names"] = np.array(["g0", "g1", "g2"], dtype="S2")

with h5py.File("genes.loom", "w") as f:
    f["matrix"] = A.T.astype("f4")
    f["layers/spliced"] = A.T
    f["row_attrs/Gene"] = np.array(GENES, dtype="S2")
    f["row_attrs/Accession"] = np.array(["ENSG0", "ENSG1", "ENSG2"], dtype="S5")
    f["col_attrs/CellID"] = np.array(CELLS, dtype="S2")
    f["col_attrs/Age"] = np.array([2, 4, 6, 6])
    f["col_attrs/PCA"] = A[:, :2]
    f.create_dataset("attrs/LOOM_SPEC_VERSION", data="3.0.0", dtype=TEXT)

with h5py.File("lzf.h5", "w") as f:
    noise = np.random.default_rng(0).integers(0, 256, (4, 24), dtype="u1").view("f8")
    f.create_dataset("plain", data=np.tile(A, 40), chunks=(2, 60), compression="lzf")
    f.create_dataset("shuffled", data=np.tile(A, 40), chunks=(3, 50), compression="lzf", shuffle=True, fletcher32=True)
    for name, options in [("noise", {}), ("lzf_noise", {"compression": "lzf"}), ("shuffled_noise", {"compression": "lzf", "shuffle": True}),
                          ("checked_noise", {"compression": "lzf", "shuffle": True, "fletcher32": True})]:
        f.create_dataset(name, data=noise, chunks=(2, 2), **options)

with h5py.File("numbered.h5", "w") as f:
    for key in [0, 1, 10, 2]:
        f[str(key)] = np.array([key, 0.5])


with h5py.File("equal.h5", "w") as f:
    for key in "abcde":
        f[key] = A


def classify(item, name, **attributes):
    item.attrs["MATLAB_class"] = np.bytes_(name)
    for attribute, value in attributes.items():
        item.attrs[f"MATLAB_{attribute}"] = value


with h5py.File("level73.mat", "w", userblock_size=512) as f:
    f["x"] = A.T
    f.create_dataset("single", data=A.T.astype("f4"), chunks=(2, 2), compression="gzip")
    f["int16"] = A.T.astype("i2")
    f["flags"] = (A.T % 2 == 0).astype("u1")
    f["row"] = A[:, 1:2]
    f["cube"] = np.arange(24.0).reshape(4, 3, 2).transpose()
    f["text"] = np.array([[104], [105]], dtype="u2")
    f["nothing"] = np.array([3, 0], dtype="u8")
    f["complex"] = np.zeros((3, 4), dtype=[("real", "f8"), ("imag", "f8")])
    f["fields/a"] = A.T
    f["#refs#/a"] = A.T
    f.create_dataset("cells", data=np.array([[f["#refs#/a"].ref]], dtype=h5py.ref_dtype))
    matrix = sp.csc_matrix(A)
    f["sparse/data"], f["sparse/ir"], f["sparse/jc"] = matrix.data, matrix.indices.astype("u8"), matrix.indptr.astype("u8")
    for name, kind in [("x", "double"), ("single", "single"), ("int16", "int16"), ("row", "double"), ("cube", "double"), ("complex", "double"),
                       ("fields", "struct"), ("cells", "cell")]:
        classify(f[name], kind)
    classify(f["flags"], "logical", int_decode=np.int32(1))
    classify(f["text"], "char", int_decode=np.int32(2))
    classify(f["nothing"], "double", empty=np.uint8(1))
    classify(f["sparse"], "double", sparse=np.uint64(4))
with open("level73.mat", "r+b") as f:
    f.write(b"MATLAB 7.3 MAT-file, as h5py writes it".ljust(124) + b"\x00\x02IM")

frame = pd.DataFrame({"g0": A[:, 0], "n": [1, 2, 3, 4], "g1": A[:, 1], "good": [True, False, True, True], "g2": A[:, 2]}, index=CELLS)
frame["day"] = pd.to_datetime(["2020-01-01", "2020-01-02", "2020-01-03", "2020-01-04"])
frame.to_hdf("frames.h5", key="fixed", mode="w")
frame[["g0", "g1", "g2"]].to_hdf("frames.h5", key="appended", format="table", index=False)
frame["g1"].reset_index(drop=True).to_hdf("frames.h5", key="series")

# A matrix that holds almost nothing and claims much room.
with h5py.File("vast.h5ad", "w") as f:
    encode(f, "anndata")
    X = encode(f.create_group("X"), "csr_matrix", shape=np.array([16000, 9000]))
    X["data"], X["indices"] = np.array([7], "f4"), np.array([3], "i4")
    X.create_dataset("indptr", data=np.r_[0, np.ones(16000, "i4")].astype("i4"), compression="gzip")

# The start of a file of 60 million entries, whose end holds zeros alone.
with h5py.File("vast-head.h5ad", "w", libver="latest") as f:
    encode(f, "anndata")
    X = encode(f.create_group("X"), "csr_matrix", shape=np.array([60000, 9000]))
    X.create_dataset("indptr", data=np.arange(60001, dtype="i4") * 1000, compression="gzip", shuffle=True, chunks=(60001,))
    f.flush()
    for name, kind in (("data", h5py.h5t.NATIVE_FLOAT), ("indices", h5py.h5t.NATIVE_INT32)):
        layout = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
        layout.set_alloc_time(h5py.h5d.ALLOC_TIME_EARLY)
        layout.set_fill_time(h5py.h5d.FILL_TIME_NEVER)
        h5py.h5d.create(X.id, name.encode(), kind, h5py.h5s.create_simple((60_000_000,)), layout)
with open("vast-head.h5ad", "rb") as f, gzip.open("vast-head.h5ad.gz", "wb") as packed:
    packed.write(f.read(16814))
os.remove("vast-head.h5ad")

def write_latest(name, further):
    with h5py.File(name, "w", libver="latest", track_order=True) as f:
        encode(f, "anndata")
        for group in further:
            encode(f.create_group(group), "dict")
        f["X"] = A
        encode(f["X"], "array", "0.2.0")
        for table, index, columns in [("obs", CELLS, {"time": [1.0, 2, 3, 4], "größe": [4.0, 3, 2, 1]}), ("var", GENES, {})]:
            group = f.create_group(table, track_order=True)
            encode(group, "dataframe", "0.2.0", _index="_index")
            group.attrs["column-order"] = np.array(list(columns), dtype=TEXT if columns else "f8")
            group["_index"] = texts(index)
            encode(group["_index"], "string-array", "0.2.0")
            for column, values in columns.items():
                encode(group.create_dataset(column, data=values, compression="gzip"), "array", "0.2.0")
        f["uns/compound"] = np.array([(1, 2.5)], dtype=[("a", "i4"), ("b", "f8")])
        f["uns/soft"] = h5py.SoftLink("/X")
        f["uns/reference"] = np.array(f["obs"].ref, dtype=h5py.ref_dtype)


# libver="latest" keeps few links in the headers of groups, and many in an index.
write_latest("compact.h5ad", [])
write_latest("indexed.h5ad", ["layers", "obsm", "varm", "obsp", "varp"])

# A file gets superblock 1 where its creator set the size of the index of chunks, for which h5py has no function.
import ctypes

library = next(line.split()[-1] for line in open("/proc/self/maps") if "libhdf5" in line and "_hl" not in line)
created = h5py.h5p.create(h5py.h5p.FILE_CREATE)
set_size = ctypes.CDLL(library).H5Pset_istore_k
set_size.argtypes = [ctypes.c_int64, ctypes.c_uint]
set_size(created.id, 64)
with h5py.File(h5py.h5f.create(b"superblock1.h5", h5py.h5f.ACC_TRUNC, created)) as f:
    f["x"] = np.arange(12.0).reshape(4, 3)
    f.create_dataset("c", data=np.arange(24.0).reshape(8, 3), chunks=(2, 3), compression="gzip", maxshape=(None, 3))
