using LatentMI.IO;
using LatentMI.IO.Formats;
using LatentMI.IO.Formats.Npz;
using LatentMI.IO.Writing;

namespace LatentMI.Tests.Reading;

public sealed class ColumnSelectionTests
{
    private static readonly string[] Names = ["V1_a", "V1_b", "V2_a", "7", "x,y", "1-2"];

    [Theory]
    [InlineData("V2_a", 2)]
    [InlineData("V2_a,V1_a", 2, 0)]
    [InlineData("V1_*", 0, 1)]
    [InlineData("*_a", 0, 2)]
    [InlineData("V*_*b,V*", 1, 0, 2)]
    [InlineData("*", 0, 1, 2, 3, 4, 5)]
    [InlineData("0-2", 0, 1, 2)]
    [InlineData("4-", 4, 5)]
    [InlineData("5,0,0-1", 5, 0, 1)]
    [InlineData("7", 3)]
    [InlineData("1-2", 5)]
    [InlineData("\"x,y\",0", 4, 0)]
    [InlineData(" V1_b , 2 ", 1, 2)]
    public void Terms_choose_columns_in_their_order_and_each_once(string text, params int[] expected) =>
        Assert.Equal(expected, ColumnSelection.Resolve(text, Names, Names.Length, "f"));

    [Theory]
    [InlineData("z", "f: no column is 'z': there are 6 columns, 'V1_a', 'V1_b', 'V2_a', '7', 'x,y', ..., or the numbers 0 to 5.")]
    [InlineData("6", "f: no column is '6': ")]
    [InlineData("3-9", "f: no column is '3-9': ")]
    [InlineData("2-1", "f: no column is '2-1': ")]
    [InlineData("-1", "f: no column is '-1': ")]
    [InlineData("v1_*", "f: no column fits 'v1_*': ")]
    [InlineData("a*a*a", "f: no column fits 'a*a*a': ")]
    [InlineData("0,,1", "f: the columns '0,,1' have an empty term; separate names, numbers and ranges by single commas.")]
    public void A_term_that_chooses_nothing_is_refused(string text, string message)
    {
        InputException e = Assert.Throws<InputException>(() => ColumnSelection.Resolve(text, Names, Names.Length, "f"));
        Assert.StartsWith(message, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_of_two_columns_is_refused()
    {
        InputException e = Assert.Throws<InputException>(() => ColumnSelection.Resolve("a", ["a", "b", "a"], 3, "f"));
        Assert.Equal("f: 2 columns are called 'a', the first two number 0 and 2; give numbers.", e.Message);
        Assert.Equal([0, 2], ColumnSelection.Resolve("a*", ["a", "b", "a"], 3, "f"));
    }

    [Fact]
    public void Columns_without_names_are_chosen_by_number()
    {
        Assert.Equal([2, 3], ColumnSelection.Resolve("2-", null, 4, "f"));
        Assert.Equal([0, 1], ColumnSelection.Resolve("*", null, 2, "f"));
        InputException e = Assert.Throws<InputException>(() => ColumnSelection.Resolve("V*", null, 4, "f"));
        Assert.Equal("f: no column fits 'V*': there are 4 columns without names, the numbers 0 to 3.", e.Message);
    }

    [Theory]
    [InlineData("f8.npy:2,0")]
    [InlineData("f8.npy.gz:2,0")]
    [InlineData("u1.npy:2,0")]
    [InlineData("two.npz:x:2,0")]
    [InlineData("two.npz:y.npy:2,0")]
    [InlineData("one.npz::2,0")]
    [InlineData("type0e.idx2:2,0", -5)]
    [InlineData("savetxt.txt:2,0")]
    [InlineData("savetxt.csv:2,0")]
    public void Columns_of_every_format_are_chosen_by_the_address(string address, double offset = 0)
    {
        SampleSource source = SampleReader.Read(GoldenFiles.Path(address), TestContext.Current.CancellationToken);
        Assert.False(source.Samples.IsMapped);
        Assert.Equal((GoldenFiles.Rows, 2), (source.Samples.Count, source.Samples.Dimensions));
        Assert.Equal([32 + offset, 30 + offset], [source.Samples[3, 0], source.Samples[3, 1]]);
        Assert.Contains("2 of 3 columns were selected", source.Notes);
    }

    [Fact]
    public void An_array_whose_key_has_colons_is_found_before_columns_are()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("colons.npz");
        AtomicFile.Write(path, stream =>
        {
            using var archive = new NpzWriter(stream);
            archive.Add("a:0", [1f, 2], 2, 1);
            archive.Add("a", [3f, 4, 5, 6], 2, 2);
        });
        Assert.Equal(1, Read("a:0")[0, 0]);
        Assert.Equal(4, Read("a:1")[0, 0]);
        Assert.Equal(1, Read("a:0:0")[0, 0]);
        ReadingErrors.AssertMessage($"{path}:b:0", $"{path}: has no array 'b:0'. The keys are a:0, a.");
        ReadingErrors.AssertMessage($"{path}:a:", $"{path}:a:: no columns follow the last colon; name some, or leave the colon out.");

        Samples Read(string selection) => SampleReader.Read($"{path}:{selection}", TestContext.Current.CancellationToken).Samples;
    }

    [Fact]
    public void Columns_of_a_text_that_are_not_chosen_may_hold_anything()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("cells.csv", "cell,state,V1_a,V1_b\nc1,Undiff,1,2\nc2,,3,4\n");
        SampleSource source = SampleReader.Read($"{path}:V1_*", TestContext.Current.CancellationToken);
        Assert.Equal(["V1_a", "V1_b"], source.Samples.ColumnNames!);
        Assert.Equal(["c1", "c2"], source.RowNames!);
        Assert.Equal([3.0, 4], source.Samples.Row<double>(1).ToArray());

        // Row names are no column: numbers count from the first value.
        Assert.Equal(4, SampleReader.Read($"{path}:2", TestContext.Current.CancellationToken).Samples[1, 0]);
    }

    [Fact]
    public void Labels_need_not_be_among_the_columns_of_a_text()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("labeled.csv", "a,b,class\n1,2,u\n3,4,v\n");
        using var b = OpenFile.Open($"{path}:b");
        (Samples vectors, IReadOnlyList<string> labels) = b.ReadLabeled("class", TestContext.Current.CancellationToken);
        Assert.Equal([2.0, 4], [vectors[0, 0], vectors[1, 0]]);
        Assert.Equal(["u", "v"], labels);
        using var both = OpenFile.Open($"{path}:class,b");
        Assert.Equal(1, both.ReadLabeled("class", TestContext.Current.CancellationToken).Vectors.Dimensions);
    }
}
