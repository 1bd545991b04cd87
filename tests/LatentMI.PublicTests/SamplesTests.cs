using LatentMI;

namespace PublicTests;

public sealed class SamplesTests
{
    private static readonly double[] Values = [1, 2, 3, 4, 5, 6];
    private static readonly float[] Singles = [1, 2, 3, 4, 5, 6];

    public static TheoryData<string> Sources => [.. Created().Select(pair => pair.Source)];

    [Theory]
    [MemberData(nameof(Sources))]
    public void Values_come_from_arrays_spans_and_memory(string source)
    {
        Samples samples = Created().Single(pair => pair.Source == source).Samples;

        Assert.Equal((3, 2), (samples.Count, samples.Dimensions));
        Assert.Equal(source.StartsWith("float", StringComparison.Ordinal) ? SampleType.Float32 : SampleType.Float64, samples.Type);
        Assert.Equal(Values, Enumerable.Range(0, 6).Select(i => samples[i / 2, i % 2]));
    }

    [Fact]
    public void Memory_of_a_whole_array_is_not_copied()
    {
        double[] values = [1, 2];
        Samples wrapped = Samples.Create(values.AsMemory(), 2, 1);
        Samples copied = Samples.Create(values.AsSpan(), 2, 1);
        Samples part = Samples.Create(values.AsMemory(0, 1), 1, 1);
        values[0] = 3;

        Assert.Equal((3, 1, 1), (wrapped[0, 0], copied[0, 0], part[0, 0]));
    }

    [Fact]
    public void Rows_of_an_array_of_arrays_have_one_length()
    {
        double[][] ragged = [[1, 2], [3]];

        Assert.Throws<ArgumentException>(() => Samples.Create(ragged));
        Assert.Throws<ArgumentException>(() => Samples.Create(Values.AsSpan(), 2, 2));
        Assert.Equal(0, Samples.Create(Array.Empty<double[]>()).Count);
    }

    [Fact]
    public void Rows_and_columns_are_chosen_by_number_and_keep_their_names()
    {
        Samples samples = Samples.Create(Values, 3, 2, ["a", "b"]);

        Samples chosen = samples.SelectRows([2, 0]).SelectColumns([1]);

        Assert.Equal((6, 2), (chosen[0, 0], chosen[1, 0]));
        Assert.Equal(["b"], chosen.ColumnNames!);
        Assert.Equal([2, 0], chosen.Origins.Rows!);
        Assert.Equal([5.0, 6.0], samples.ViewRows([2]).Row<double>(0).ToArray());
    }

    private static IEnumerable<(string Source, Samples Samples)> Created()
    {
        float[][] singleRows = [[1, 2], [3, 4], [5, 6]];
        double[][] rows = [[1, 2], [3, 4], [5, 6]];
        yield return ("float[]", Samples.Create(Singles, 3, 2));
        yield return ("double[]", Samples.Create(Values, 3, 2));
        yield return ("float span", Samples.Create(Singles.AsSpan(), 3, 2));
        yield return ("double span", Samples.Create(Values.AsSpan(), 3, 2));
        yield return ("float memory", Samples.Create(Singles.AsMemory(), 3, 2));
        yield return ("double memory", Samples.Create(Values.AsMemory(), 3, 2));
        yield return ("float[][]", Samples.Create(singleRows));
        yield return ("double[][]", Samples.Create(rows));
        yield return ("float[,]", Samples.Create(new float[,] { { 1, 2 }, { 3, 4 }, { 5, 6 } }));
        yield return ("double[,]", Samples.Create(new double[,] { { 1, 2 }, { 3, 4 }, { 5, 6 } }));
    }
}
