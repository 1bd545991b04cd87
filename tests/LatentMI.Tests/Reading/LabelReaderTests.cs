using LatentMI.IO;
using LatentMI.IO.Formats;

namespace LatentMI.Tests.Reading;

public sealed class LabelReaderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_column_of_text_becomes_codes_in_the_order_of_the_texts()
    {
        string path = _folder.Write("t.csv", "cell,class,v\na,T,1\nb,B,2\nc,T,3\nd,NK,4\n");
        SampleSource source = LabelReader.Read($"{path}:class", TestContext.Current.CancellationToken);
        Assert.Equal([2.0, 0, 2, 1], Enumerable.Range(0, 4).Select(row => source.Samples[row, 0]));
        Assert.Equal(["B", "NK", "T"], source.Labels);
        Assert.Contains("3 labels", Assert.Single(source.Notes), StringComparison.Ordinal);
        Assert.Equal("labels", source.Format);
    }

    [Theory]
    [InlineData("texts_little.npy")]
    [InlineData("texts_big.npy")]
    [InlineData("texts_bytes.npy")]
    [InlineData("texts.npz:kind")]
    [InlineData("texts.h5:kind")]
    public void A_list_of_texts_holds_labels(string name)
    {
        string address = GoldenFiles.Path(name);
        Assert.Contains("1 of 4 labels is missing, the first in row 2", Assert.Throws<InputException>(() => LabelReader.Read(address, TestContext.Current.CancellationToken)).Message, StringComparison.Ordinal);
        using var file = OpenFile.Open(address);
        SampleSource source = file.ReadSamplesOrSomeLabels(TestContext.Current.CancellationToken);
        Assert.Equal(["B\u00E4r", "CD4 T"], source.Labels!);
        Assert.Equal([0, double.NaN, 1, 0], Enumerable.Range(0, 4).Select(row => source.Samples[row, 0]));
        ContentItem item = FileInspector.Inspect(address, TestContext.Current.CancellationToken).Items[0];
        Assert.Equal(("table", 4, 1), (item.Kind, item.Rows, item.Columns));
    }

    [Fact]
    public void Labels_that_may_have_become_one_are_refused()
    {
        string address = $"{GoldenFiles.Path("texts.h5")}:latin1";
        string message = Assert.Throws<InputException>(() => LabelReader.Read(address, TestContext.Current.CancellationToken)).Message;
        Assert.Equal($"{address}: the label 'B\uFFFDr' holds what is no UTF-8, so that different labels may look the same; write the labels as UTF-8.", message);
    }

    [Theory]
    [InlineData("texts.npz:x")]
    [InlineData("texts.h5")]
    public void Labels_beside_a_matrix_do_not_hide_it(string name) => GoldenFiles.AssertMatrix(LabelReader.Read(GoldenFiles.Path(name), TestContext.Current.CancellationToken).Samples);

    [Theory]
    [InlineData(1, "is truncated: it ends after 3 of 4 texts.")]
    [InlineData(-1, "is damaged: more bytes than 4 texts follow the header.")]
    public void A_list_of_texts_of_another_length_than_it_says_is_refused(int missing, string problem)
    {
        byte[] whole = File.ReadAllBytes(GoldenFiles.Path("texts_little.npy"));
        string path = _folder.Write("list.npy", missing > 0 ? whole[..^missing] : [.. whole, 0]);
        Assert.Equal($"{path}: {problem}", Assert.Throws<InputException>(() => LabelReader.Read(path, TestContext.Current.CancellationToken)).Message);
    }

    [Fact]
    public void The_only_column_of_a_text_needs_no_name_and_numbers_stay_numbers()
    {
        Assert.Equal(2, LabelReader.Read(_folder.Write("only.csv", "class\nb\na\nb\n"), TestContext.Current.CancellationToken).Labels!.Count);
        SampleSource numbers = LabelReader.Read($"{_folder.Write("n.csv", "class,v\n3,1\n1,2\n")}:class", TestContext.Current.CancellationToken);
        Assert.Null(numbers.Labels);
        Assert.Equal(3, numbers.Samples[0, 0]);
    }

    [Theory]
    [InlineData("class,v\nT,1\n,2\nB,3\n", ":class", "1 of 3 labels is missing, the first in row 2")]
    [InlineData("class,kind,v\nT,x,1\nB,y,2\n", ":class,kind", "class")]
    [InlineData("class,v\nT,1\nB,2\n", ":other", "no column")]
    public void What_is_neither_numbers_nor_one_column_of_text_is_refused(string text, string columns, string words)
    {
        string path = _folder.Write("bad.csv", text);
        string message = Assert.Throws<InputException>(() => LabelReader.Read(path + columns, TestContext.Current.CancellationToken)).Message;
        Assert.Contains(words, message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
    }
}
