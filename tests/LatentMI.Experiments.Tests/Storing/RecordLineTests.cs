using System.Text;
using LatentMI.Studies.Storing;

namespace LatentMI.Experiments.Tests.Storing;

/// <summary>A glance at a line tells what reading the whole record tells, or nothing.</summary>
public sealed class RecordLineTests
{
    public static TheoryData<object> Values => [1.0, -3.0, 0.1, 1e-7, 1e22, 123456789012345678.0, "plain", "b c | d", "qu\"ote\\ \u00e9 \ud83e\uddec \u2028", true, false];

    [Theory]
    [MemberData(nameof(Values))]
    public void It_is_the_work_of_the_record(object value)
    {
        foreach (string? error in new[] { null, "failed \"so\"" })
        {
            ExperimentRecord record = Record(value) with { Error = error };
            var line = new RecordLine();
            Assert.True(line.TryRead(Encoding.UTF8.GetBytes(RecordJson.Write(record))));
            Assert.Equal((WorkId.Of(record.Key), error, 1.5), (line.Id, line.Error, line.Seconds));
        }
    }

    [Theory]
    [InlineData("\"seconds\":1.5", "\"seconds\":\"1.5\"")]
    [InlineData("\"seconds\":1.5", "\"seconds\":1e999")]
    [InlineData("\"estimate_bits\":0.25", "\"estimate_bits\":1e999")]
    [InlineData("\"p_value\":0.5", "\"p_value\":1E999")]
    [InlineData("\"null_bits\":[1", "\"null_bits\":[-1e999")]
    [InlineData("\"null_bits\":[1", "\"null_bits\":[],\"null_bits\":[1")]
    [InlineData("\"p_value\":0.5", "\"p_value\":0.5,\"p_value\":0.5")]
    [InlineData("\"k\":3", "\"k\":3,\"k\":3")]
    [InlineData("\"seed\":3", "\"seed\":-3")]
    [InlineData("\"a\":5", "\"a\":6")]
    [InlineData("\"error\":null", "\"error\":7")]
    [InlineData("\"warnings\":[\"w\"]", "\"warnings\":[1]")]
    [InlineData("\"null_bits\":[1", "\"null_bits\":[\"1\"")]
    [InlineData("\"dataset\":", "\"data\":")]
    [InlineData("}}", "}} {}")]
    [InlineData("}}", "}")]
    [InlineData("\"version\":\"1\"", "\"version\":null")]
    public void Of_another_line_it_says_nothing(string written, string changed)
    {
        string line = RecordJson.Write(Record(5.0));
        Assert.Contains(written, line, StringComparison.Ordinal);
        int place = line.LastIndexOf(written, StringComparison.Ordinal);
        byte[] damaged = Encoding.UTF8.GetBytes(line[..place] + changed + line[(place + written.Length)..]);
        Assert.False(new RecordLine().TryRead(damaged));
        Assert.Throws<FormatException>(() => RecordJson.Read(damaged));
    }

    [Fact]
    public void A_line_that_is_written_otherwise_is_read_as_a_whole()
    {
        using var folder = new LatentMI.Tests.TemporaryFolder();
        ExperimentRecord record = Record("x");
        string spaced = RecordJson.Write(record).Replace("\"experiment\":\"e\",", "", StringComparison.Ordinal)[..^1] + ",\"experiment\":\"e\"}";
        Assert.False(new RecordLine().TryRead(Encoding.UTF8.GetBytes(spaced)));
        folder.Write("a.jsonl", spaced + "\n" + RecordJson.Write(Record("y") with { Error = "no" }) + "\n" + RecordJson.Write(Record("z"))[..40]);
        var index = new RecordIndex(folder.Path);
        index.Refresh(TestContext.Current.CancellationToken);
        Assert.Equal(2, index.Count);
        Assert.Null(index.Find(WorkId.Of(record.Key))!.Value.Error);
        Assert.Equal("no", index.Find(WorkId.Of(Record("y").Key))!.Value.Error);

        // What comes later is read on from there; of the same work what did not fail counts.
        folder.Write("b.jsonl", RecordJson.Write(Record("y")) + "\n" + RecordJson.Write(record with { Error = "late" }) + "\n");
        index.Refresh(TestContext.Current.CancellationToken);
        Assert.Equal(2, index.Count);
        Assert.All(new[] { "x", "y" }, value => Assert.Null(index.Find(WorkId.Of(Record(value).Key))!.Value.Error));
        folder.Write("c.jsonl", RecordJson.Write(Record("v")) + "\n{}\n");
        Assert.Contains("c.jsonl: line 2 is not a record", Assert.Throws<InputException>(() => index.Refresh(TestContext.Current.CancellationToken)).Message, StringComparison.Ordinal);
    }

    private static ExperimentRecord Record(object value) => new()
    {
        Experiment = "e",
        Dataset = "d",
        DatasetParameters = new ParameterSet { { "a", value }, { "flag", true } },
        Estimator = "ksg",
        EstimatorParameters = new ParameterSet { { "k", 3 }, { "b", value } },
        Seed = 3,
        EstimateBits = 0.25,
        Seconds = 1.5,
        Threads = 1,
        Version = "1",
        Warnings = ["w"],
        Series = new Dictionary<string, double[]> { ["null_bits"] = [1, double.NaN] },
        Details = new ParameterSet { { "p_value", 0.5 } },
    };
}
