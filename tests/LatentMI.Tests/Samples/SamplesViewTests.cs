using System.Runtime.InteropServices;

namespace LatentMI.Tests;

public sealed unsafe class SamplesViewTests
{
    [Fact]
    public void A_view_reads_memory_where_it_is()
    {
        double* memory = (double*)NativeMemory.Alloc(6, sizeof(double));
        try
        {
            new ReadOnlySpan<double>([1, 2, 3, 4, 5, 6]).CopyTo(new Span<double>(memory, 6));
            var samples = Samples.View((nint)memory, count: 2, dimensions: 3, SampleType.Float64, ["a", "b", "c"]);
            Assert.Equal([4, 5, 6], samples.Row<double>(1).ToArray());
            Assert.Equal(2, samples[0, 1]);
            Assert.Equal(["a", "b", "c"], samples.ColumnNames!);
            fixed (double* row = samples.Row<double>(1))
            {
                Assert.True(row == memory + 3);
            }
        }
        finally
        {
            NativeMemory.Free(memory);
        }
    }

    [Fact]
    public void A_view_of_another_kind_is_no_copy()
    {
        float[] values = [0, 1, 1, 0];
        fixed (float* memory = values)
        {
            Samples labels = Samples.View((nint)memory, 4, 1, SampleType.Float32).WithKind(ColumnKind.Label);
            Assert.True(labels.AreLabels);
            Assert.Null(labels.Origins.Rows);
            Assert.Equal([1f, 0f], labels.SelectRows([1, 3]).Row<float>(0).ToArray().Concat(labels.Row<float>(3).ToArray()));
            Assert.Equal(["label"], labels.WithColumnNames(["label"]).ColumnNames!);
            fixed (float* row = labels.Row<float>(2))
            {
                Assert.True(row == memory + 2);
            }
        }
    }

    [Fact]
    public void A_view_cannot_be_read_after_its_end()
    {
        float value = 1;
        var samples = Samples.View((nint)(&value), 1, 1, SampleType.Float32);
        samples.Dispose();
        samples.Dispose();
        Assert.Throws<ObjectDisposedException>(() => samples[0, 0]);
    }

    [Fact]
    public void Wrong_use_is_refused()
    {
        Assert.Throws<ArgumentException>(() => Samples.View(0, 1, 1, SampleType.Float32));
        Assert.Throws<ArgumentException>(() => Samples.View(8, 1, 2, SampleType.Float32, ["a"]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Samples.View(8, -1, 2, SampleType.Float32));
        Assert.Equal(0, Samples.View(0, 0, 3, SampleType.Float64).Count);
    }
}
