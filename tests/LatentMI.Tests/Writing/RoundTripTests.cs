using CsCheck;
using LatentMI.IO;
using LatentMI.IO.Arrays;
using LatentMI.IO.Formats.Npy;
using LatentMI.IO.Formats.Npz;
using LatentMI.IO.Writing;

namespace LatentMI.Tests.Writing;

/// <summary>What is written is read back bit by bit.</summary>
public sealed class RoundTripTests
{
    private const string Seed = "0000KOIPe036";

    private static readonly Gen<(int Rows, int Columns)> Shapes = Gen.Select(Gen.Int[1, 200], Gen.Int[1, 90]);

    [Fact]
    public void Float32_samples_survive_npy_plain_and_gzipped() =>
        Shapes.SelectMany(shape => Gen.Float.Array[shape.Rows * shape.Columns].Select(values => (shape, values))).Sample(
            t => AssertSurvives(Samples.Create(t.values, t.shape.Rows, t.shape.Columns)), seed: Seed, iter: 100, threads: 1);

    [Fact]
    public void Float64_samples_survive_npy_plain_and_gzipped() =>
        Shapes.SelectMany(shape => Gen.Double.Array[shape.Rows * shape.Columns].Select(values => (shape, values))).Sample(
            t => AssertSurvives(Samples.Create(t.values, t.shape.Rows, t.shape.Columns)), seed: Seed, iter: 100, threads: 1);

    [Fact]
    public void Arrays_of_any_shape_survive_npz() =>
        Gen.Int[0, 7].Array[0, 4].SelectMany(shape => Gen.Double.Array[shape.Aggregate(1, (a, b) => a * b)].Select(values => (shape, values))).Sample(
            t =>
            {
                using var stream = new MemoryStream();
                using (var archive = new NpzWriter(stream))
                {
                    archive.Add("a", t.values, t.shape);
                }

                NumericArray read = NpzReader.ReadAll(stream, "a.npz", CancellationToken.None).Arrays["a"];
                Assert.Equal(t.shape, read.Shape.Axes.ToArray());
                Assert.Equal(Bits(t.values), Bits(read.Doubles!));
            },
            seed: Seed,
            iter: 300,
            threads: 1);

    [Fact]
    public void Fortran_order_of_any_shape_is_reordered() =>
        Gen.Int[1, 6].Array[2, 5].Sample(
            axes =>
            {
                ArrayShape shape = ArrayShape.Create(Array.ConvertAll(axes, axis => (long)axis), "test");

                // Every value is the index that it has in row-major order; its place in Fortran order follows from the definition.
                var fortran = new double[shape.Length];
                for (int index = 0; index < fortran.Length; index++)
                {
                    int rest = index;
                    int place = 0;
                    for (int k = axes.Length - 1; k >= 0; k--)
                    {
                        int stride = axes[..k].Aggregate(1, (a, b) => a * b);
                        place += rest % axes[k] * stride;
                        rest /= axes[k];
                    }

                    fortran[place] = index;
                }

                Assert.Equal(Enumerable.Range(0, fortran.Length).Select(i => (double)i), FortranOrder.ToRowMajor(fortran, shape));
            },
            seed: Seed,
            iter: 300,
            threads: 1);

    [Fact]
    public void Table_values_survive_text() =>
        Shapes.SelectMany(shape => Gen.Double.Array[shape.Rows * shape.Columns].Select(values => (shape, values))).Sample(
            t =>
            {
                // An empty field stands for NaN in a table, which a reader of samples refuses as missing.
                double[] values = Array.ConvertAll(t.values, value => double.IsNaN(value) ? 0 : value);
                using var folder = new TemporaryFolder();
                string path = folder.File("table.csv");
                AtomicFile.Write(path, stream =>
                {
                    using var table = new TableWriter(stream, [.. Enumerable.Range(0, t.shape.Columns).Select(j => $"column {j}, \"x\"")]);
                    foreach (double[] row in values.Chunk(t.shape.Columns))
                    {
                        table.WriteRow(row);
                    }
                });
                Samples samples = SampleReader.Read(path).Samples;
                Assert.Equal("column 0, \"x\"", samples.ColumnNames![0]);
                Assert.Equal((t.shape.Rows, t.shape.Columns), (samples.Count, samples.Dimensions));
                Assert.Equal(Bits(values), Bits(Values(samples)));
            },
            seed: Seed,
            iter: 30,
            threads: 1);

    private static void AssertSurvives(Samples samples)
    {
        using var folder = new TemporaryFolder();
        string plain = folder.File("plain.npy");
        AtomicFile.Write(plain, stream => NpyWriter.Write(stream, samples));
        string compressed = folder.Write("compressed.npy.gz", LatentMI.Tests.Reading.NpyReaderTests.Gzip(File.ReadAllBytes(plain)));
        foreach (string path in new[] { plain, compressed })
        {
            using Samples read = SampleReader.Read(path).Samples;
            Assert.Equal((samples.Type, samples.Count, samples.Dimensions), (read.Type, read.Count, read.Dimensions));
            Assert.Equal(Bits(Values(samples)), Bits(Values(read)));
        }
    }

    private static double[] Values(Samples samples)
    {
        var values = new double[samples.Count * samples.Dimensions];
        for (int i = 0; i < samples.Count; i++)
        {
            samples.CopyRow(i, values.AsSpan(i * samples.Dimensions));
        }

        return values;
    }

    private static long[] Bits(double[] values) => Array.ConvertAll(values, BitConverter.DoubleToInt64Bits);
}
