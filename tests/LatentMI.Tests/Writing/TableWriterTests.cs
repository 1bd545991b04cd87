using System.Text;
using LatentMI.IO.Writing;

namespace LatentMI.Tests.Writing;

public sealed class TableWriterTests
{
    [Fact]
    public void Numbers_are_written_in_full_nan_is_empty_and_names_are_quoted_where_needed()
    {
        string text = Write(
            table =>
            {
                table.WriteRow(1, 0.1, double.NaN);
                table.WriteRow(-1e300, 1.0 / 3, double.PositiveInfinity);
            },
            "a", "b, \"c\"", "d");
        Assert.Equal("a,\"b, \"\"c\"\"\",d\n1,0.1,\n-1E+300,0.3333333333333333,Infinity\n", text);
    }

    [Fact]
    public void Nan_in_a_table_of_one_column_does_not_leave_a_blank_line() =>
        Assert.Equal("pmi\n\"\"\n2\n", Write(
            table =>
            {
                table.WriteRow(double.NaN);
                table.WriteRow(2);
            },
            "pmi"));

    [Fact]
    public void A_row_of_another_length_is_refused() =>
        Assert.Throws<ArgumentException>(() => Write(table => table.WriteRow(1), "a", "b"));

    private static string Write(Action<TableWriter> write, params string[] columns)
    {
        using var stream = new MemoryStream();
        using (var table = new TableWriter(stream, columns))
        {
            write(table);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
