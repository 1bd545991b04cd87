"""Writes the HDF5, AnnData, MuData and Matrix Market files of this folder, with h5py, NumPy and SciPy, in the layouts that AnnData documents."""
import h5py
import numpy as np
import scipy.io
import scipy.sparse as sp

A = 10.0 * np.arange(4)[:, None] + np.arange(3)[None, :]
TEXT = h5py.string_dtype()


SPARSE = sp.coo_matrix((np.arange(6.0) + 1, ([3, 0, 1, 3, 0, 0], [2, 1, 0, 0, 1, 2])), shape=(4, 3))
for kind in "csr", "csc", "coo":
    sp.save_npz(f"sparse_{kind}.npz", SPARSE.asformat(kind).astype("f4" if kind == "csc" else "f8"))
sp.save_npz("sparse_bsr.npz", SPARSE.tobsr())

with h5py.File("texts.h5", "w") as file:
    file["kind"] = np.array([b"B\xc3\xa4r", b"", b"CD4 T", b"B\xc3\xa4r"])
    file["latin1"] = np.array([b"B\xe4r", b"B\xf6r"])
    file["x"] = A
    lists = file.create_dataset("lists", (2,), dtype=h5py.vlen_dtype("f8"))
    lists[0], lists[1] = [1.5], [2.5, 3.5]


def texts(values):
    return np.array(values, dtype=object)


def encode(item, kind, version, **attributes):
    item.attrs["encoding-type"] = kind
    item.attrs["encoding-version"] = version
    for name, value in attributes.items():
        item.attrs[name] = value


def write_sparse(parent, name, matrix):
    group = parent.create_group(name)
    encode(group, f"{matrix.format}_matrix", "0.1.0", shape=np.array(matrix.shape))
    group["data"] = matrix.data
    group["indices"] = matrix.indices
    group["indptr"] = matrix.indptr
    return group


def write_array(parent, name, values, **options):
    item = parent.create_dataset(name, data=values, **options)
    encode(item, "array", "0.2.0")
    return item


def write_texts(parent, name, values):
    item = parent.create_dataset(name, data=texts(values), dtype=TEXT)
    encode(item, "string-array", "0.2.0")


def write_categorical(parent, name, codes, categories):
    group = parent.create_group(name)
    encode(group, "categorical", "0.2.0", ordered=False)
    write_array(group, "codes", np.array(codes, dtype="i1"))
    if isinstance(categories[0], str):
        write_texts(group, "categories", categories)
    else:
        write_array(group, "categories", np.array(categories))


def write_nullable(parent, name, kind, values, mask):
    group = parent.create_group(name)
    encode(group, f"nullable-{kind}", "0.1.0")
    group["values"] = values
    group["mask"] = np.array(mask)


def write_frame(parent, name, index, order):
    group = parent.create_group(name)
    encode(group, "dataframe", "0.2.0", _index="_index", **{"column-order": texts(order) if order else np.array([])})
    write_texts(group, "_index", index)
    return group


with h5py.File("arrays.h5", "w") as f:
    for kind in ["f8", "f4", "f2", "i1", "u1", "i2", "u2", "i4", "u4", "i8", "u8"]:
        f[kind] = A.astype(kind)
    f["bool"] = A % 2 == 0
    f["big_endian"] = A.astype(">f4")
    f["complex"] = A.astype("c8")
    f["text"] = texts(["a", "b"])
    f["scalar"] = 3.5
    f["empty"] = np.zeros((0, 3))
    f["vector"] = A[:, 1]
    f["cube"] = np.arange(24.0).reshape(4, 3, 2)
    f["too_large"] = np.array([[2**53 + 1]])
    f["group/inner"] = A
    f["group/a:b"] = A
    f["soft"] = h5py.SoftLink("/f8")
    f["dangling"] = h5py.SoftLink("/nothing")
    f["circle"] = f["/"]
    f.create_dataset("fletcher32", data=A, chunks=(2, 2), fletcher32=True)
    f.create_dataset("gzip", data=A, chunks=(2, 2), compression="gzip", shuffle=True, fletcher32=True)
    f.create_dataset("lzf", data=A, chunks=(2, 2), compression="lzf")
    f.create_dataset("growing", data=A.astype("f4"), chunks=(3, 2), maxshape=(None, None), compression="gzip")
    f.create_dataset("never_filled", shape=(1 << 20, 1 << 20), chunks=(1024, 1024), dtype="f8")
    f.create_dataset("compact_chunk", data=A, chunks=(4, 3))

with h5py.File("latest.h5", "w", libver="latest") as f:
    f.create_dataset("gzip", data=A, chunks=(2, 2), compression="gzip", shuffle=True)
    f.create_dataset("growing", data=A, chunks=(2, 2), maxshape=(None, 3))
    f.create_dataset("growing_twice", data=A, chunks=(2, 2), maxshape=(None, None))
    f.create_dataset("single_chunk", data=A, chunks=(4, 3), compression="gzip")
    f["plain"] = A

with h5py.File("keyed.h5", "w") as f:
    f["Q2"] = A[1].astype("f2")
    f["P1:S2A"] = A[0].astype("f2")
    f["Q3"] = A[2:3].astype("f2")
    f["R4"] = A[3].astype("f2")
    f.create_group("notes")["made"] = "by hand"

with h5py.File("ragged.h5", "w") as f:
    f["P1"] = np.zeros((7, 3), dtype="f2")
    f["P2"] = np.zeros((9, 3), dtype="f2")

with h5py.File("new.h5ad", "w") as f:
    encode(f, "anndata", "0.1.0")
    write_sparse(f, "X", sp.csr_matrix(A.astype("f4")))
    layers = f.create_group("layers")
    write_sparse(layers, "counts", sp.csc_matrix(A.astype("i8")))
    write_array(layers, "dense", A, chunks=(2, 2), compression="gzip")
    obs = write_frame(f, "obs", ["c0", "c1", "c2", "c3"], ["time", "state", "well", "count", "good", "batch", "note"])
    write_array(obs, "time", np.array([2, 4, 6, 6], dtype="i8"))
    write_categorical(obs, "state", [0, 1, -1, 1], ["Undiff", "Mono"])
    write_categorical(obs, "well", [0, 1, 1, -1], [1.0, 2.0])
    write_nullable(obs, "count", "integer", np.array([5, 6, 7, 8]), [False, True, False, False])
    write_array(obs, "good", np.array([True, False, True, True]))
    write_texts(obs, "batch", ["a", "b", "a", "b"])
    write_nullable(obs, "note", "string-array", texts(["x", "", "", "y"]), [False, True, False, False])
    write_frame(f, "var", ["g0", "g1", "g2"], [])
    obsm = f.create_group("obsm")
    write_array(obsm, "X_pca", A[:, :2])
    frame = write_frame(obsm, "frame", ["c0", "c1", "c2", "c3"], ["p", "q"])
    write_array(frame, "p", A[:, 0])
    write_array(frame, "q", A[:, 1])
    raw = f.create_group("raw")
    encode(raw, "raw", "0.1.0")
    write_sparse(raw, "X", sp.csr_matrix(np.hstack([A, A]).astype("f4")))
    write_frame(raw, "var", ["g0", "g1", "g2", "h0", "h1", "h2"], [])

with h5py.File("old.h5ad", "w") as f:
    write_sparse(f, "X", sp.csr_matrix(A))
    obs = f.create_group("obs")
    encode(obs, "dataframe", "0.1.0", _index="cell", **{"column-order": texts(["state"])})
    obs.create_dataset("cell", data=texts(["c0", "c1", "c2", "c3"]), dtype=TEXT)
    categories = obs.create_group("__categories")
    categories.create_dataset("state", data=texts(["Undiff", "Mono"]), dtype=TEXT)
    obs["state"] = np.array([0, 1, -1, 1], dtype="i1")
    obs["state"].attrs["categories"] = categories["state"].ref
    var = f.create_group("var")
    encode(var, "dataframe", "0.1.0", _index="_index", **{"column-order": np.array([])})
    var.create_dataset("_index", data=texts(["g0", "g1", "g2"]), dtype=TEXT)

with h5py.File("oldest.h5ad", "w") as f:
    f["X"] = A.astype("f4")
    obs = np.zeros(4, dtype=[("index", "S2"), ("state", "i1"), ("time", "<i8"), ("score", "<f4")])
    obs["index"] = [b"c0", b"c1", b"c2", b"c3"]
    obs["state"] = [0, 1, -1, 1]
    obs["time"] = [2, 4, 6, 6]
    obs["score"] = [0.5, 1.5, 2.5, 3.5]
    f["obs"] = obs
    f["var"] = np.array([(b"g0",), (b"g1",), (b"g2",)], dtype=[("index", "S2")])
    f["uns/state_categories"] = np.array([b"Undiff", b"Mono"])
    obsm = np.zeros(4, dtype=[("X_pca", "<f8", (2,))])
    obsm["X_pca"] = A[:, :2]
    f["obsm"] = obsm
    raw = f.create_group("raw.X")
    raw.attrs["h5sparse_format"] = "csr"
    raw.attrs["h5sparse_shape"] = np.array(A.shape)
    matrix = sp.csr_matrix(A.astype("f4"))
    raw["data"], raw["indices"], raw["indptr"] = matrix.data, matrix.indices, matrix.indptr
    f["raw.var"] = np.array([(b"g0",), (b"g1",), (b"g2",)], dtype=[("index", "S2")])

with h5py.File("two.h5mu", "w") as f:
    encode(f, "MuData", "0.1.0")
    for name, shift in [("rna", 0), ("atac", 100)]:
        modality = f.create_group(f"mod/{name}")
        write_sparse(modality, "X", sp.csr_matrix(A.astype("f4") + shift))
        obs = write_frame(modality, "obs", ["c0", "c1", "c2", "c3"], ["depth"])
        write_array(obs, "depth", np.array([1.0, 2, 3, 4]) + shift)
        write_frame(modality, "var", [f"{name}{j}" for j in range(3)], [])
    write_frame(f, "obs", ["c0", "c1", "c2", "c3"], [])
    write_frame(f, "var", [f"{name}{j}" for name in ["rna", "atac"] for j in range(3)], [])

with h5py.File("links.h5", "w") as f:
    f["group/x"] = A
    f["group/above"] = h5py.SoftLink("/")
    f["group/again"] = f["group"]
    f["other"] = h5py.ExternalLink("equal.h5", "/a")
    f.create_dataset("outside", (4, 3), "f8", external=[("outside.raw", 0, 96)])

with h5py.File("odd.h5", "w") as f:
    f["keys/a"] = A[0]
    f["keys/b"] = A[1]
    f["keys/elsewhere"] = h5py.ExternalLink("equal.h5", "/a")
    f["lists/a"] = A[0]
    f["lists/b"] = A[1]
    f["lists/names"] = np.array(["a", "b"], h5py.string_dtype())
    f["nothing"] = h5py.Empty("f8")
    f["nothing_text"] = h5py.Empty(h5py.string_dtype())
    f["numbers"] = A
    f["numbers"].attrs["encoding-type"] = h5py.Empty(h5py.string_dtype())
    f["lost"] = h5py.SoftLink("/nowhere")
    f.create_dataset("codes", data=np.array([0, 1, 2], "i1"), dtype=h5py.enum_dtype({"up": 0, "down": 1, "none": 2}, basetype="i1"))
    f["records"] = np.array([(1.5, 2, (3, 4)), (3.5, 4, (5, 6))], [("a", ">f8"), ("b", ">i4"), ("pair", ">f4", (2,))])
    f["record_texts"] = np.array([(1.5, "x"), (3.5, "y")], [("a", ">f8"), ("name", h5py.string_dtype())])
    f["record_within"] = np.array([(1.5, (2, 3.5))], [("a", "f8"), ("b", [("c", "i4"), ("d", "f4")])])
    f["record_none"] = np.zeros(0, [("a", "f8")])
    f["complex"] = A + 1j
    f.create_dataset("codes_wide", data=np.array([0, 1], "i4"), dtype=h5py.enum_dtype({"up": 0, "down": 1}, basetype="i4"))
    layout = h5py.VirtualLayout((4, 3), "f8")
    layout[:] = h5py.VirtualSource("equal.h5", "a", (4, 3))
    f.create_virtual_dataset("virtual", layout)
    f["record_codes"] = np.array([(0,), (2,)], [("code", h5py.enum_dtype({"up": 0, "none": 2}, basetype="i1"))])

scipy.io.savemat("level4.mat", {"x": A}, format="4")

S = A[:3] + A[:3].T
scipy.io.mmwrite("real.mtx", sp.coo_matrix(A))
scipy.io.mmwrite("integer.mtx", sp.coo_matrix(A.astype(int)))
scipy.io.mmwrite("pattern.mtx", sp.coo_matrix(A % 2 == 0), field="pattern")
scipy.io.mmwrite("array.mtx", A)
scipy.io.mmwrite("symmetric.mtx", sp.coo_matrix(S), symmetry="symmetric")
scipy.io.mmwrite("skew.mtx", sp.coo_matrix(A[:3] - A[:3].T), symmetry="skew-symmetric")
scipy.io.mmwrite("symmetric_array.mtx", S, symmetry="symmetric")

with h5py.File("circle.h5", "w") as f:
    f["group/again"] = f.create_group("group")
