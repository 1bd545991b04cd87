using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using LatentMI.Numerics;
using LatentMI.Studies.Storing;
using LatentMI.Tests;

namespace LatentMI.Experiments.Tests.Storing;

/// <summary>Looking through many records at once finds what reading each of them finds, however their lines are written.</summary>
public sealed class RecordScanTests
{
    private static readonly string[] Texts =
        ["plain", string.Empty, "b c | d", "x=1 y=2", "qu\"ote\\", "/slash/", "tab\tand\nline\r", "é ü ß", "\u2028\u2029", "𝛼 🧬", "\u0001\u001f\u007f", "<&>'+`", "null", "}],[{"];

    private static readonly double[] Numbers = [0, 5, -3, 0.1, -0.0, 1e-7, 1e22, 1e300, 123456789012345, 1234567890123456, 123456789012345678, 5e-324];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void A_store_is_counted_as_by_reading_each_of_its_lines(int seed)
    {
        var random = new Random(seed);
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("records"));
        ExperimentRecord[] works = [.. Enumerable.Range(0, 60).Select(number => Record(random, number))];
        var index = new RecordIndex(folder.File("records"));
        for (int round = 0; round < 3; round++)
        {
            // Another process may add to any of its files between two looks, and end in the middle of a line.
            for (int file = 0; file < 4; file++)
            {
                Append(Path.Combine(folder.File("records"), $"{(file * 7) % 4}.jsonl"), random, works);
            }

            Dictionary<string, (string Path, ExperimentRecord Record)> plain = ReadPlainly(folder.File("records"));
            index.Refresh(TestContext.Current.CancellationToken);
            Assert.Equal(plain.Count, index.Count);
            foreach (ExperimentRecord work in works)
            {
                KnownRecord? expected = plain.TryGetValue(work.Key, out (string Path, ExperimentRecord Record) found)
                    ? new KnownRecord(found.Record.Error, found.Record.Seconds)
                    : null;
                Assert.Equal(expected, index.Find(WorkId.Of(work.Key)));
            }

            string[] planned = [.. works.Take(40).Select(work => work.Key)];
            var status = StoreStatus.Read(folder.Path, planned, key => key, TestContext.Current.CancellationToken);
            ExperimentRecord[] known = [.. planned.Where(plain.ContainsKey).Select(key => plain[key].Record)];
            Assert.Equal(
                (40, known.Count(record => record.Error is null), known.Count(record => record.Error is not null), 0, 40 - known.Length, plain.Count - known.Length),
                (status.Planned, status.Done, status.Failed, status.Running, status.Remaining, status.Others));
            Assert.Equal(
                known.Where(record => record.Error is not null).CountBy(record => record.Error!).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => (pair.Key, pair.Value)),
                status.Failures);
        }
    }

    [Fact]
    public void A_glance_at_a_damaged_line_says_what_reading_it_says_or_nothing()
    {
        var random = new Random(7);
        byte[] alphabet = Encoding.UTF8.GetBytes("\"\\{}[],:0123456789.eE+-ntu \u0001é");
        var glance = new RecordLine();
        int accepted = 0;
        for (int i = 0; i < 8_000; i++)
        {
            byte[] line = Encoding.UTF8.GetBytes(RecordJson.Write(Record(random, i)));
            for (int change = random.Next(3); change >= 0; change--)
            {
                int place = random.Next(line.Length);
                line = random.Next(3) switch
                {
                    0 => [.. line[..place], .. line[(place + 1)..]],
                    1 => [.. line[..place], alphabet[random.Next(alphabet.Length)], .. line[place..]],
                    _ => [.. line[..place], alphabet[random.Next(alphabet.Length)], .. line[(place + 1)..]],
                };
            }

            if (!glance.TryRead(line))
            {
                continue;
            }

            accepted++;
            ExperimentRecord read = RecordJson.Read(line);
            Assert.Equal((WorkId.Of(read.Key), read.Error, read.Seconds), (glance.Id, glance.Error, glance.Seconds));
        }

        Assert.InRange(accepted, 200, 7_800);
    }

    [Fact]
    public void Large_files_are_read_in_the_order_of_their_lines()
    {
        var random = new Random(8);
        using var folder = new TemporaryFolder();
        ExperimentRecord[] works = [.. Enumerable.Range(0, 6_000).Select(number => Record(random, number) with { Seconds = number })];

        // One line is longer than what is read at once.
        works[2_000] = works[2_000] with { Series = new Dictionary<string, double[]> { ["null_bits"] = [.. Enumerable.Repeat(0.125, 500_000)] } };
        byte[][] lines = [.. works.Select(work => Encoding.UTF8.GetBytes(RecordJson.Write(work) + "\n"))];
        byte[] whole = [.. lines.SelectMany(line => line)];
        Assert.InRange(whole.Length, 5_000_000, 9_000_000);
        string path = folder.File("a.jsonl");

        // The middle of a line is not there yet: what comes after it has to wait.
        byte[] holed = [.. whole];
        holed.AsSpan(lines.Take(1_000).Sum(line => line.Length) + 10, 20).Clear();
        File.WriteAllBytes(path, holed);
        var index = new RecordIndex(folder.Path);
        index.Refresh(TestContext.Current.CancellationToken);
        Assert.Equal(1_000, index.Count);
        File.WriteAllBytes(path, whole);
        index.Refresh(TestContext.Current.CancellationToken);
        Assert.Equal(works.Select(work => work.Seconds), works.Select(work => index.Find(WorkId.Of(work.Key))!.Value.Seconds));

        File.WriteAllBytes(folder.File("b.jsonl"), [.. lines.Take(5_500).SelectMany(line => line), .. "{}\n"u8, .. lines[0]]);
        Assert.Contains("b.jsonl: line 5501 is not a record", Assert.Throws<InputException>(() => index.Refresh(TestContext.Current.CancellationToken)).Message, StringComparison.Ordinal);
    }

    // The vectors are of the author's implementation, by way of its many ports.
    [Theory]
    [InlineData("", "00000000000000000000000000000000")]
    [InlineData("hello", "cbd8a7b341bd9b025b1e906a48ae1d19")]
    [InlineData("hello, world", "342fac623a5ebc8e4cdcbc079642414d")]
    [InlineData("19 Jan 2038 at 3:14:07 AM", "b89e5988b737affc664fc2950231b2cb")]
    [InlineData("The quick brown fox jumps over the lazy dog.", "cd99481f9ee902c9695da1a38987b6e7")]
    public void Numbers_of_keys_are_the_hash_that_they_are_said_to_be(string key, string expected)
    {
        Assert.Equal(expected, WorkId.Of(key).ToString("x32", CultureInfo.InvariantCulture));
        Assert.Equal(WorkId.Of(key), WorkId.Of(Encoding.UTF8.GetBytes(key)));
    }

    /// <summary>What a folder holds, by reading its lines as whole records one after the other.</summary>
    private static Dictionary<string, (string Path, ExperimentRecord Record)> ReadPlainly(string folder)
    {
        var kept = new Dictionary<string, (string Path, ExperimentRecord Record)>();
        foreach (string path in Directory.GetFiles(folder).Order(StringComparer.Ordinal))
        {
            string[] lines = File.ReadAllText(path).Split('\n');
            foreach (string line in lines[..^1])
            {
                ExperimentRecord record = RecordJson.Read(Encoding.UTF8.GetBytes(line));
                if (!kept.TryGetValue(record.Key, out (string Path, ExperimentRecord Record) before) || (before.Record.Error is not null && record.Error is null))
                {
                    kept[record.Key] = (path, record);
                }
            }
        }

        return kept;
    }

    /// <summary>Adds records to a file, whose last line may have been cut off, and leaves it so now and then.</summary>
    private static void Append(string path, Random random, ExperimentRecord[] works)
    {
        var text = new StringBuilder(File.Exists(path) ? File.ReadAllText(path) : string.Empty);
        int end = text.ToString().LastIndexOf('\n') + 1;
        if (end < text.Length)
        {
            // The rest of the line comes, which the test makes of another record: what was read before was none.
            text.Length = end;
        }

        for (int i = random.Next(30); i > 0; i--)
        {
            ExperimentRecord record = works[random.Next(50)] with { Seconds = Numbers[random.Next(5)], Error = random.Next(3) == 0 ? Texts[random.Next(Texts.Length)] : null };
            text.Append(Write(record, random)).Append('\n');
        }

        if (random.Next(2) == 0)
        {
            string cut = RecordJson.Write(works[random.Next(50)]);
            text.Append(cut[..random.Next(1, cut.Length)]);
        }

        File.WriteAllText(path, text.ToString());
    }

    /// <summary>A record as the program writes it, or the same JSON as another writer would.</summary>
    private static string Write(ExperimentRecord record, Random random)
    {
        string line = RecordJson.Write(record);
        JsonObject json = JsonNode.Parse(line)!.AsObject();
        switch (random.Next(5))
        {
            case 0:
                // All but ASCII, and some of that, as \u and four digits.
                return json.ToJsonString();
            case 1:
                return JsonSerializer.Serialize(json, SpacedJson).Replace("\n", " ", StringComparison.Ordinal);
            case 2:
                KeyValuePair<string, JsonNode?>[] fields = [.. json];
                random.Shuffle(fields);
                return new JsonObject(fields.Select(field => new KeyValuePair<string, JsonNode?>(field.Key, field.Value?.DeepClone()))).ToJsonString();
            case 3:
                return line.Replace("plain", "\\u0070la\\u0069n", StringComparison.Ordinal).Replace("/slash", "\\/slash", StringComparison.Ordinal);
            default:
                return line;
        }
    }

    private static readonly JsonSerializerOptions SpacedJson = new() { WriteIndented = true };

    private static ExperimentRecord Record(Random random, int number) => new()
    {
        Experiment = Texts[random.Next(Texts.Length)],
        Dataset = $"d{Texts[random.Next(Texts.Length)]}",
        DatasetParameters = new ParameterSet { { "number", number }, { "a", Value(random) }, { "ä", Value(random) } },
        Estimator = Texts[random.Next(Texts.Length)],
        EstimatorParameters = random.Next(3) == 0 ? [] : new ParameterSet { { "k", Value(random) }, { "where", Value(random) } },
        Seed = (ulong)random.NextInt64(),
        EstimateBits = random.Next(2) == 0 ? Numbers[random.Next(Numbers.Length)] : null,
        TrueBits = random.Next(2) == 0 ? Numbers[random.Next(Numbers.Length)] : null,
        Seconds = 1.5,
        Threads = 1,
        Version = Texts[random.Next(Texts.Length)],
        Provenance = random.Next(2) == 0 ? Provenance.Current with { Commit = random.Next(2) == 0 ? null : "c" } : null,
        Warnings = [.. Texts.Take(random.Next(3))],
        Error = random.Next(3) == 0 ? Texts[random.Next(Texts.Length)] : null,
        Series = random.Next(3) == 0 ? [] : new Dictionary<string, double[]> { ["null_bits"] = [1, double.NaN, -0.5], ["é"] = [] },
        Details = random.Next(3) == 0 ? [] : new ParameterSet { { "p_value", Value(random) }, { "b", Value(random) } },
    };

    private static object Value(Random random) => random.Next(4) switch
    {
        0 => Texts[random.Next(Texts.Length)],
        1 => random.Next(2) == 0,
        _ => Numbers[random.Next(Numbers.Length)],
    };
}
