"""Makes the golden files of this folder. Run in this folder; needs NumPy."""
import gzip
import io
import struct

import numpy as np

a = 10.0 * np.arange(4)[:, None] + np.arange(3)

for name in "f2 f4 f8 i1 u1 i2 u2 i4 u4 i8 u8".split():
    np.save(f"{name}.npy", a.astype(name))
np.save("b1.npy", (np.add.outer(np.arange(4), np.arange(3)) % 2).astype(bool))
np.save("fortran_f4.npy", np.asfortranarray(a.astype("f4")))
np.save("fortran_u1.npy", np.asfortranarray(a.astype("u1")))
np.save("vector.npy", a[:, 1])
np.save("cube.npy", np.arange(24.0).reshape(2, 3, 4))
np.save("fortran_cube.npy", np.asfortranarray(np.arange(24.0).reshape(2, 3, 4)))
for version in (2, 3):
    with open(f"version{version}.npy", "wb") as file:
        np.lib.format.write_array(file, a, version=(version, 0))

np.save("big_endian.npy", a.astype(">f8"))
for kind in "<U5", ">U5":
    np.save(f"texts_{'big' if kind[0] == '>' else 'little'}.npy", np.array(["B\u00e4r", "NA", "CD4 T", "B\u00e4r"], dtype=kind))
np.save("texts_bytes.npy", np.array([["B\u00e4r".encode("latin-1")], [b""], [b"CD4 T"], ["B\u00e4r".encode()]]))
np.savez("texts.npz", x=a, kind=np.array(["B\u00e4r", "NA", "CD4 T", "B\u00e4r"]))

# Refused.
np.save("complex.npy", a.astype("c16"))
np.save("object.npy", np.array([1, "two"], dtype=object), allow_pickle=True)
np.save("structured.npy", np.zeros(3, dtype=[("x", "f8"), ("y", "i4")]))
np.save("text.npy", np.array(["one", "two"]))
np.save("scalar.npy", np.float64(3.0))
np.save("empty.npy", np.zeros((0, 3)))
np.save("too_large_integer.npy", np.array([[1, 2], [3, 2**53 + 1]]))

np.savez("two.npz", x=a, y=a.astype("f4"))
np.savez_compressed("one.npz", x=a)

content = io.BytesIO()
np.save(content, a)
with open("f8.npy.gz", "wb") as file:
    file.write(gzip.compress(content.getvalue(), mtime=0))

np.savetxt("savetxt.txt", a, header="x y z")
np.savetxt("savetxt.csv", a, delimiter=",", fmt="%g")

with open("images-idx3-ubyte", "wb") as file:
    file.write(struct.pack(">BBBBIII", 0, 0, 8, 3, 2, 2, 3) + bytes(range(12)))
for code, kind in ((9, ">i1"), (0x0B, ">i2"), (0x0C, ">i4"), (0x0D, ">f4"), (0x0E, ">f8")):
    with open(f"type{code:02x}.idx2", "wb") as file:
        file.write(struct.pack(">BBBBII", 0, 0, code, 2, 4, 3) + (a - 5).astype(kind).tobytes())
