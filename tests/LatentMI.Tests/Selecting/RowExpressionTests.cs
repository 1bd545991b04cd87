using LatentMI.IO;
using LatentMI.IO.Selecting;
using LatentMI.IO.Tables;

namespace LatentMI.Tests.Selecting;

public sealed class RowExpressionTests
{
    // Row 4 has no well, row 5 no state.
    private static readonly MetadataTable Cells = new(
        6,
        [
            new MetadataColumn("time", [2, 2, 4, 6, 6, 6]),
            new MetadataColumn("well", [0, 1, 2, 1, double.NaN, 2]),
            new MetadataColumn("state", ["Undiff", "Mono", "Mono", "Neu", "it's", null]),
            new MetadataColumn("day", ["2", "2", "d27", "6", "6", "6.0"]),
            new MetadataColumn("is cell", ["True", "false", "TRUE", "true", null, "False"]),
            new MetadataColumn("in.cell_2", [1, 0, 1, 1, 1, 0]),
        ]);

    [Theory]
    [InlineData("time == 2", 0, 1)]
    [InlineData("time != 2", 2, 3, 4, 5)]
    [InlineData("time<4", 0, 1)]
    [InlineData("time >= 4.0e0", 2, 3, 4, 5)]
    [InlineData("time == 6 & well in (1, 2)", 3, 5)]
    [InlineData("time == 6 and not well in (1)", 5)]
    [InlineData("well not in (1, 2)", 0)]
    [InlineData("well is missing", 4)]
    [InlineData("well is not missing & time > 2", 2, 3, 5)]
    [InlineData("time == 2 | time == 6 & well == 1", 0, 1, 3)]
    [InlineData("(time == 2 | time == 6) & well == 1", 1, 3)]
    [InlineData("not (time == 2 or time == 4)", 3, 4, 5)]
    [InlineData("not not time == 4", 2)]
    [InlineData("state == 'Mono'", 1, 2)]
    [InlineData("state == \"it's\" | state == 'it''s'", 4)]
    [InlineData("state in ('Neu', \"Undiff\")", 0, 3)]
    [InlineData("state != 'Mono'", 0, 3, 4)]
    [InlineData("day == 2", 0, 1)]
    [InlineData("day == 6", 3, 4, 5)]
    [InlineData("day != 6", 0, 1, 2)]
    [InlineData("day == 'd27'", 2)]
    [InlineData("`is cell` == true", 0, 2, 3)]
    [InlineData("in.cell_2 == false", 1, 5)]
    [InlineData("in.cell_2 == 1 & -1 < 0", -1)]
    public void An_expression_is_true_for_rows(string text, params int[] expected)
    {
        if (expected is [-1])
        {
            // A column comes first, always.
            Assert.Throws<InputException>(() => RowExpression.Parse(text));
            return;
        }

        Assert.Equal(expected, RowExpression.Parse(text).SelectRows(Cells));
    }

    [Fact]
    public void A_whole_number_beyond_what_float64_holds_is_compared_as_it_is_written()
    {
        using var folder = new TemporaryFolder();
        MetadataTable table = MetadataReader.Read(folder.Write("ids.csv", "id,b\n9007199254740993,1\n9007199254740992,2\n"), TestContext.Current.CancellationToken);
        Assert.Equal([0], RowExpression.Parse("id == 9007199254740993").SelectRows(table));
        Assert.Equal([1], RowExpression.Parse("id == 9007199254740992").SelectRows(table));
    }

    [Fact]
    public void What_is_unknown_is_selected_neither_by_a_condition_nor_by_its_negation()
    {
        Assert.Equal([0, 1, 2, 3, 5], Select("well == 1").Concat(Select("not well == 1")).Order());
        Assert.Equal([0, 1, 2, 3, 5], Select("well == 1").Concat(Select("well != 1")).Order());

        // Another part may decide: false and unknown is false, true or unknown is true.
        Assert.Contains(4, Select("not (well == 1 & time == 2)"));
        Assert.Contains(4, Select("well == 1 | time == 6"));

        static IReadOnlyList<int> Select(string text) => RowExpression.Parse(text).SelectRows(Cells);
    }

    [Theory]
    [InlineData("", 1, "the condition is empty")]
    [InlineData("time = 2", 6, "write == to compare.")]
    [InlineData("time == ", 9, "a value is expected here, not the end.")]
    [InlineData("state == Mono", 10, "put text in quotes: 'Mono'.")]
    [InlineData("(time == 2", 11, "a closing parenthesis is expected here, not the end.")]
    [InlineData("time == 2)", 10, "')' follows a complete condition; join conditions by & or |.")]
    [InlineData("time == 2 && well == 1", 12, "the name of a column is expected here, not '&'.")]
    [InlineData("2 == time", 1, "the name of a column is expected here, not '2'.")]
    [InlineData("time in 2", 9, "an opening parenthesis is expected here, not '2'.")]
    [InlineData("time in ()", 10, "a value is expected here, not ')'.")]
    [InlineData("time is 2", 9, "'missing' is expected here, not '2'.")]
    [InlineData("time", 5, "a comparison such as ==, 'in' or 'is missing' is expected here, not the end.")]
    [InlineData("state == 'Mono", 10, "the quote ' is never closed.")]
    [InlineData("time == 2x", 9, "'2x' is neither a number nor a name")]
    [InlineData("time ! 2", 6, "write 'not' to negate, != for unequal.")]
    [InlineData("time == 2 ; x", 11, "';' has no meaning here.")]
    [InlineData("plate == 2", 1, "the metadata have no column 'plate'; they have 'time', 'well', 'state', 'day', 'is cell', 'in.cell_2'.")]
    [InlineData("time == 'two'", 9, "the column 'time' holds numbers; write the value without quotes.")]
    [InlineData("time == 2 & state < 'N'", 21, "< compares with numbers only.")]
    [InlineData("day > 2", 1, "> compares with numbers only, and the column 'day' holds 'd27' in row 3.")]
    public void A_mistake_is_shown_with_its_place(string text, int character, string problem)
    {
        InputException e = Assert.Throws<InputException>(() => RowExpression.Parse(text).SelectRows(Cells));
        Assert.StartsWith($"the condition \"{text}\", character {character}: ", e.Message, StringComparison.Ordinal);
        Assert.Contains(problem, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Depth_is_limited_and_length_is_not()
    {
        string deep = string.Concat(Enumerable.Repeat("(", 100_000));
        Assert.Contains("nested too deep", Assert.Throws<InputException>(() => RowExpression.Parse(deep)).Message, StringComparison.Ordinal);
        string nots = string.Concat(Enumerable.Repeat("not ", 100_000));
        Assert.Contains("nested too deep", Assert.Throws<InputException>(() => RowExpression.Parse(nots)).Message, StringComparison.Ordinal);
        string wide = string.Join(" | ", Enumerable.Range(0, 20_000).Select(i => $"well == {i}"));
        Assert.Equal([0, 1, 2, 3, 5], RowExpression.Parse(wide).SelectRows(Cells));
    }
}
