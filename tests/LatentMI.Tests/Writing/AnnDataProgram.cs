using System.ComponentModel;
using System.Diagnostics;

namespace LatentMI.Tests.Writing;

/// <summary>Python with anndata, where it is installed: the reader that files of AnnData are written for.</summary>
internal static class AnnDataProgram
{
    // The first argument is the original, the second the copy, the third the key of the results.
    private const string Comparison = """
        import sys, h5py, numpy as np, anndata
        source, target, key = sys.argv[1:]
        new = {'obs/' + key + '_pmi', 'obsm', 'obsm/' + key + '_x', 'uns', 'uns/' + key}

        def objects(group, prefix=''):
            found = {}
            for name in group:
                link = group.get(name, getlink=True)
                if isinstance(link, h5py.HardLink):
                    found[prefix + name] = group[name]
                    if isinstance(group[name], h5py.Group):
                        found.update(objects(group[name], prefix + name + '/'))
                else:
                    found[prefix + name] = link.path
            return found

        def value(item):
            return repr(item[()].tolist()) if not h5py.check_ref_dtype(item.dtype) else 'reference'

        with h5py.File(source) as a, h5py.File(target) as b:
            old, copied = objects(a), objects(b)
            assert not set(old) - set(copied), set(old) - set(copied)
            for name in set(copied) - set(old):
                assert name in new or name.startswith('uns/' + key + '/'), name
            for name, item in old.items():
                other = copied[name]
                if isinstance(item, str):
                    assert item == other, name
                    continue
                assert type(item) == type(other) and set(item.attrs) == set(other.attrs), name
                for attribute in item.attrs:
                    if (name, attribute) != ('obs', 'column-order') and not isinstance(item.attrs[attribute], h5py.Reference):
                        assert np.array_equal(item.attrs[attribute], other.attrs[attribute]), (name, attribute)
                if isinstance(item, h5py.Dataset):
                    assert (item.dtype, item.shape, item.chunks, item.compression) == (other.dtype, other.shape, other.chunks, other.compression), name
                    assert value(item) == value(other), name
            assert dict(a.attrs) == dict(b.attrs)

        a, b = anndata.read_h5ad(source), anndata.read_h5ad(target)
        assert list(b.obs.columns) == list(a.obs.columns) + [key + '_pmi']
        assert np.array_equal(b.obs[key + '_pmi'].values, [.5, np.nan, -1, 2], equal_nan=True) and b.obs[key + '_pmi'].dtype == np.float64
        assert np.array_equal(b.obsm[key + '_x'], np.array([[1, 2], [3, 4], [np.nan, np.nan], [7, 8]]), equal_nan=True) and b.obsm[key + '_x'].dtype == np.float32
        u = b.uns[key]
        assert (u['mi_bits'], u['n_samples'], u['text']) == (1.5, 4, '') and u['ci95_bits'].tolist() == [1.25, 2.5], u
        assert u['warning_ids'].tolist() == ['ties', 'gr\u00f6\u00dfe'] and len(u['none']) == 0 and 'at_least_bits' not in u, u
        assert u['settings']['k'] == 3 and u['settings']['good'] == True, u
        """;

    private static readonly string[] Programs = ["python3", "/usr/bin/python3"];

    /// <summary>Asserts that the copy opens, has the results, and has every object of the original with equal values; skips the test without anndata.</summary>
    public static void RequireCopy(string source, string copy, string key)
    {
        string? program = Array.Find(Programs, name => Run(name, "-c", "import anndata, h5py") is { ExitCode: 0 });
        Assert.SkipWhen(program is null, "Python with anndata is not installed.");
        (int exitCode, string error) = Run(program!, "-W", "ignore", "-c", Comparison, source, copy, key)!.Value;
        Assert.True(exitCode == 0, error);
    }

    private static (int ExitCode, string Error)? Run(string program, params string[] arguments)
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
            string error = process.StandardError.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, error);
        }
        catch (Win32Exception)
        {
            // There is no such program.
            return null;
        }
    }
}
