namespace LatentMI.Tests;

public sealed class SamplesTests
{
    private static readonly double[,] Table = { { 1, 2, 3 }, { 4, 5, 6 } };

    [Fact]
    public void A_table_is_copied_row_by_row_in_its_precision()
    {
        Samples doubles = Samples.Create(Table);
        Samples singles = Samples.Create(new float[,] { { 1, 2, 3 }, { 4, 5, 6 } });
        Assert.Equal((2, 3, SampleType.Float64), (doubles.Count, doubles.Dimensions, doubles.Type));
        Assert.Equal([4.0, 5, 6], doubles.Row<double>(1).ToArray());
        Assert.Equal([4f, 5, 6], singles.Row<float>(1).ToArray());
        Assert.Equal(6, singles[1, 2]);
    }

    [Fact]
    public void An_array_is_wrapped_and_its_length_checked()
    {
        Assert.Equal(4, Samples.Create([1f, 2, 3, 4], 2, 2)[1, 1]);
        Assert.Throws<ArgumentException>(() => Samples.Create([1f, 2, 3], 2, 2));
        Assert.Throws<ArgumentException>(() => Samples.Create([1f, 2], 1, 2, ["a"]));
    }

    [Fact]
    public void Rows_and_columns_are_selected_in_the_order_given()
    {
        Samples samples = Samples.Create([1.0, 2, 3, 4, 5, 6], 2, 3, ["a", "b", "c"]);
        Assert.Equal([4.0, 5, 6], samples.SelectRows([1, 0, 1]).Row<double>(2).ToArray());
        Samples columns = samples.SelectColumns([2, 0]);
        Assert.Equal([6.0, 4], columns.Row<double>(1).ToArray());
        Assert.Equal(["c", "a"], columns.ColumnNames!);
    }

    [Fact]
    public void The_other_precision_is_a_copy_and_not_a_view()
    {
        Samples samples = Samples.Create(Table);
        var row = new float[3];
        samples.CopyRow(1, row);
        Assert.Equal([4f, 5, 6], row);
        Assert.Throws<InvalidOperationException>(() => samples.Row<float>(0).Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => samples.Row<double>(2).Length);
    }

    [Fact]
    public void A_view_of_rows_reads_as_a_copy_of_them_does()
    {
        var samples = Samples.Create(new float[,] { { 1, 2 }, { 3, 4 }, { 5, 6 } });
        Samples view = samples.ViewRows([2, 0, 2]);
        Samples copy = samples.SelectRows([2, 0, 2]);
        Assert.Equal((3, 2, SampleType.Float32), (view.Count, view.Dimensions, view.Type));
        for (int i = 0; i < 3; i++)
        {
            Assert.Equal(copy.Row<float>(i).ToArray(), view.Row<float>(i).ToArray());
        }

        Assert.Equal(1, view.ViewRows([1])[0, 0]);
        Assert.Equal([4f], samples.ViewRows([1]).SelectColumns([1]).Row<float>(0).ToArray());
        Assert.Throws<ArgumentOutOfRangeException>(() => samples.ViewRows([3]));
        Assert.Throws<ArgumentOutOfRangeException>(() => view.Row<float>(3));
    }
}
