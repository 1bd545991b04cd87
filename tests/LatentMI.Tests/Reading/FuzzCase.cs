namespace LatentMI.Tests.Reading;

/// <summary>A valid file to damage, and what to read of it: selections of the address, of which <c>@</c> stands for the metadata.</summary>
internal sealed record FuzzCase(string Name, params string[] Selections)
{
    /// <summary>What stands for the metadata of a file, in the place of a selection.</summary>
    public const string Metadata = "@";

    /// <summary>A golden file of every format and encoding.</summary>
    public static IReadOnlyList<FuzzCase> All { get; } =
    [
        new("f8.npy", "", "2,0"), new("u1.npy", ""), new("i8.npy", ""), new("fortran_cube.npy", ""), new("version3.npy", ""), new("f8.npy.gz", ""),
        new("one.npz", "", ":1-"), new("two.npz", "x"), new("sparse_csr.npz", "", "T:1-"), new("sparse_coo.npz", ""), new("text.npy", ""), new("texts.h5", "", "kind"), new("images-idx3-ubyte", ""), new("type0e.idx2", "", "1"),
        new("savetxt.txt", "", Metadata), new("savetxt.csv", "", "0"),
        new("arrays.h5", "f8", "gzip:1", "fletcher32", "growing", "cube", "text", "bool", "group/inner", "soft", "nothing", "never_filled"),
        new("latest.h5", "gzip", "growing", "growing_twice", "single_chunk", "plain"),
        new("keyed.h5", "*", "*:0-1", "Q2"), new("ragged.h5", "*"),
        new("new.h5ad", "", "layers/counts:g0", "layers/dense", "obsm/frame", "raw/X", Metadata),
        new("old.h5ad", "", Metadata), new("oldest.h5ad", "raw.X", "obsm/X_pca", Metadata), new("two.h5mu", "mod/rna/X", "mod/atac/obs:depth"),
        new("masked.h5ad", "", "obs:well", ":ENSG1", Metadata), new("records.h5ad", "", "obs:time", Metadata),
        new("tenx3.h5", "", ":Gene Expression", "T:c0"), new("tenx2.h5", "", ":ENSG1"), new("genes.loom", "", "matrix:T", "col_attrs:Age", Metadata),
        new("frames.h5", "fixed:g0,g1,g2,n", "series"),
        new("lzf.h5", "plain", "shuffled", "lzf_noise", "checked_noise"), new("level73.mat", "x", "single:0", "cube", "row", "text"),
        new("plain.parquet", "i*,f*,maybe", "state", Metadata), new("snappy.parquet", "i*,f*,maybe", Metadata),
        new("lists.parquet", "", "emb", "emb[1]"), new("halves.parquet", "", "half", Metadata),
        new("zstd.parquet", "u*,maybe_i", Metadata), new("gzip.parquet", "bool,f64"),
        new("plain.mat", "f8", "u8:0", "cube", "sparse"), new("compressed.mat", "f4", "row", "fields"),
        new("real.mtx", "", "T:0"), new("integer.mtx", "T"), new("pattern.mtx", ""), new("array.mtx", ""), new("symmetric_array.mtx", ""), new("skew.mtx", ""),
    ];
}
