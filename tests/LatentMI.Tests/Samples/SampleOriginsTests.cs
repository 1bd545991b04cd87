using LatentMI.Estimators.Gaussian;
using LatentMI.Estimators.Ksg;
using LatentMI.IO.Formats;
using LatentMI.Preparing;

namespace LatentMI.Tests;

public class SampleOriginsTests
{
    [Fact]
    public void Numbers_and_names_survive_choices_of_choices()
    {
        Samples all = Make(rows: 6, columns: 5, ["a", "b", "c", "d", "e"]);

        Samples chosen = all.SelectColumns([4, 2, 1]).SelectRows([5, 3, 1]).SelectColumns([2, 0]).ViewRows([1, 0, 1]);

        Assert.Equal([1, 4], chosen.Origins.Columns);
        Assert.Equal([3, 5, 3], chosen.Origins.Rows);
        Assert.Equal(5, chosen.Origins.SourceColumns);
        Assert.Equal(["b", "e"], chosen.ColumnNames);
        Assert.Equal("column 5 (e)", chosen.DescribeColumn(1));
        Assert.Equal(6, chosen.RowNumber(1));
        for (int row = 0; row < chosen.Count; row++)
        {
            for (int column = 0; column < chosen.Dimensions; column++)
            {
                Assert.Equal(all[chosen.Origins.Row(row), chosen.Origins.Column(column)], chosen[row, column]);
            }
        }
    }

    [Fact]
    public void What_was_not_chosen_from_has_no_numbers_of_its_own()
    {
        Samples all = Make(rows: 3, columns: 2, names: null);

        Assert.Null(all.Origins.Columns);
        Assert.Null(all.Origins.Rows);
        Assert.Null(all.SelectColumns([0, 1]).Origins.Columns);
        Assert.Equal([1, 0], all.SelectColumns([1, 0]).Origins.Columns);
        Assert.Equal("column 2", all.DescribeColumn(1));
    }

    [Fact]
    public void Rows_that_become_columns_keep_their_numbers()
    {
        var source = new SampleSource(Make(rows: 4, columns: 3, ["a", "b", "c"]).SelectRows([3, 1, 0]), "table", "text") { RowNames = ["r3", "r1", "r0"] };

        Samples turned = source.Transpose("1,2").Samples;

        Assert.Equal([1, 0], turned.Origins.Columns);
        Assert.Equal(["r1", "r0"], turned.ColumnNames);
    }

    [Fact]
    public void An_indicator_is_of_the_column_that_it_indicates_a_value_of()
    {
        double[] values = [.. Enumerable.Range(0, 140).SelectMany(row => new[] { row + 0.5, row % 3, row % 4 })];
        Samples chosen = Samples.Create(values, 140, 3, ["x", "kind", "batch"]).SelectColumns([2, 0, 1]);

        Samples expanded = LabelColumns.Expand(chosen);

        Assert.Equal(8, expanded.Dimensions);
        Assert.Equal([2, 2, 2, 2, 0, 1, 1, 1], expanded.Origins.Columns);
        Assert.Equal("column 2 (kind)", expanded.DescribeColumn(7));
    }

    [Fact]
    public void Errors_of_estimators_name_rows_and_columns_of_what_was_read()
    {
        var random = new double[40 * 4];
        for (int i = 0; i < random.Length; i++)
        {
            random[i] = i * 0.6180339887498949 % 1;
        }

        random[(13 * 4) + 2] = double.NaN;
        for (int row = 0; row < 40; row++)
        {
            random[(row * 4) + 1] = 7;
        }

        Samples all = Samples.Create(random, 40, 4);
        Samples rows = all.SelectRows([.. Enumerable.Range(10, 30)]);
        Samples other = rows.SelectColumns([3]);

        string nan = Assert.Throws<InputException>(() => new KsgEstimator(new KsgOptions()).Estimate(rows.SelectColumns([2, 3]), other, TestContext.Current.CancellationToken)).Message;
        string constant = Assert.Throws<InputException>(() => new GaussianEstimator(new GaussianOptions()).Estimate(rows.SelectColumns([0, 1]), other, TestContext.Current.CancellationToken)).Message;

        Assert.Contains("row 14, column 3;", nan, StringComparison.Ordinal);
        Assert.Contains("column 2 is constant", constant, StringComparison.Ordinal);
    }

    private static Samples Make(int rows, int columns, string[]? names) =>
        Samples.Create([.. Enumerable.Range(0, rows * columns).Select(value => (double)value)], rows, columns, names);
}
