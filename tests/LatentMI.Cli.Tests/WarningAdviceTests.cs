using System.Globalization;
using System.Text.RegularExpressions;
using LatentMI.IO.Formats.Npy;
using LatentMI.Numerics;
using static LatentMI.Cli.Tests.Remarks;

namespace LatentMI.Cli.Tests;

/// <summary>What a warning advises makes the warning go away, done as a user would do it, with the options that the warning names.</summary>
public sealed partial class WarningAdviceTests : IDisposable
{
    private static readonly string[] Linear = ["--representation", "linear"];
    private static readonly string[] Ksg = ["--estimator", "ksg"];
    private static readonly string[] Mixed = ["--estimator", "mixed"];
    private static readonly string[] Discrete = ["--estimator", "discrete"];
    private static readonly string[] Published = ["--preset", "mended", "--hidden-width", "8", "--learning-rate", "0.01", "--epochs", "3", "--latent-dims"];

    private readonly AdviceData _data = new();

    [Fact]
    public void More_rows_or_nearest_neighbors_where_few_rows_train_or_test()
    {
        (string X, string Y) few = _data.Gaussian(350);
        (string X, string Y) many = _data.Gaussian(1100);
        string[] critic = ["--estimator", "infonce", "--steps", "20"];
        Remedied("few-rows", Estimate(few, critic), Estimate(many, critic));
        Remarks published = Estimate(few, [.. Published, "2"]);
        Remedied("few-rows", published, Estimate(many, [.. Published, "2"]));
        Remarks neighbors = Estimate(few, Ksg);
        Remedied("few-rows", published, neighbors);
        Remedied("repeated-columns", published, neighbors);
        Remedied("many-latent-dimensions", Estimate(few, [.. Published, "21"]), Estimate(few, [.. Published, "20"]));
    }

    [Fact]
    public void A_lower_learning_rate_keeps_a_critic_alive()
    {
        (string X, string Y) pair = _data.Gaussian(200, columns: 20, correlation: 0.1);
        string[] critic = ["--estimator", "mine", "--critic-width", "4", "--steps", "200", "--learning-rate"];
        Remedied("collapsed-critic", Estimate(pair, [.. critic, "5"]), Estimate(pair, [.. critic, "0.01"]));
    }

    [Fact]
    public void More_rows_lift_what_an_estimator_can_show()
    {
        // 8 bits: above log2 100, below log2 1000; and 5 bits for nearest neighbors.
        string[] gaussian = ["--estimator", "gaussian"];
        double eight = Math.Sqrt(1 - Math.Pow(2, -16));
        Remedied("above-rows", Estimate(_data.Gaussian(100, correlation: eight), gaussian), Estimate(_data.Gaussian(1000, correlation: eight), gaussian));
        Remedied("near-ceiling", Estimate(_data.Gaussian(100, correlation: 0.9995), Ksg), Estimate(_data.Gaussian(1500, correlation: 0.9995), Ksg));
        string[] infonce = ["--estimator", "infonce", "--learning-rate", "0.02", "--steps", "400"];
        Remedied("bound-ceiling", Estimate(_data.Gaussian(40, correlation: 0.9999), infonce), Estimate(_data.Gaussian(160, correlation: 0.9999), infonce));
    }

    [Fact]
    public void Columns_that_are_apart_are_estimated_by_themselves()
    {
        // A latent in all of 24 columns a side, and two parabolas beside them.
        var random = new RandomStream(3, RandomPurpose.Data);
        (string x, string y) = _data.Write(1200, () =>
        {
            double latent = random.NextNormal();
            double[] apart = AdviceData.Normals(random, 2);
            return (
                [.. AdviceData.Normals(random, 24).Select(noise => latent + noise), .. apart],
                [.. AdviceData.Normals(random, 24).Select(noise => latent + noise), .. apart.Select(value => (value * value) + (0.5 * random.NextNormal()))]);
        });
        Remarks all = Estimate((x, y), []);
        Remarks apart = Estimate(($"{x}:24-25", $"{y}:24-25"), []);
        Remarks others = Estimate(($"{x}:0-23", $"{y}:0-23"), []);
        Remedied("columns-apart", all, apart);
        Remedied("columns-apart", all, others);
        Assert.Contains("24 of X with 24 of Y", all.Message("columns-apart"), StringComparison.Ordinal);
        Assert.InRange(apart.Bits + others.Bits, all.Bits, all.Interval!.Value.Upper);
    }

    [Fact]
    public void Columns_that_are_left_out_are_not_warned_of()
    {
        var random = new RandomStream(5, RandomPurpose.Data);
        double[][] values = [.. Enumerable.Range(0, 300).Select(_ => AdviceData.Normals(random, 3))];

        // A constant, a row number, and a column that Y has in other units.
        string x = _data.WriteRows("x.csv", values.Length, row => [values[row][0], 3, row, values[row][1]]);
        string y = _data.WriteRows("y.csv", values.Length, row => [values[row][0] + values[row][2], 20 - (2 * values[row][1])]);
        foreach (string[] options in new[] { Linear, Ksg })
        {
            Remarks all = Estimate((x, y), options);
            Remedied("counter-columns", all, Estimate(($"{x}:0,1,3", y), options));
            Remedied("shared-columns", all, Estimate(($"{x}:0-2", y), options));
            Remedied("shared-columns", all, Estimate((x, $"{y}:0"), options));
            Assert.Empty(Estimate(($"{x}:0", $"{y}:0"), options).Ids);
        }

        Remedied("constant-columns", Estimate((x, y), Linear), Estimate(($"{x}:0,2,3", y), Linear));
    }

    [Fact]
    public void A_column_that_divides_the_rows_evenly_is_a_better_group()
    {
        (string X, string Y) pair = _data.Gaussian(350);
        string[] large = [.. Linear, "--metadata-x", _data.WriteColumn("batch", 350, row => Math.Max(0, row - 200)), "--group-by", "batch"];
        string[] even = [.. Linear, "--metadata-x", _data.WriteColumn("batch", 350, row => row % 7), "--group-by", "batch"];
        Remedied("large-group", Estimate(pair, large), Estimate(pair, even));
    }

    [Fact]
    public void Groups_whose_rows_are_alike_must_be_many_and_compared_with_each_other()
    {
        (string x, string y, string subject) = _data.Subjects(60);
        string[] bySubject = ["--metadata-x", subject, "--group-by", "subject"];
        Remarks enough = Estimate((x, y), [.. Linear, .. bySubject]);
        Remedied("alike-groups", Estimate((x, y), ["--preset", "mended", "--epochs", "3", .. bySubject]), enough);
        (string X, string Y, string subject) few = _data.Subjects(12);
        Remedied("few-groups", Estimate((few.X, few.Y), [.. Linear, "--metadata-x", few.subject, "--group-by", "subject"]), enough);
    }

    [Theory]
    [InlineData("repeated-pairs", 0, "linear")]
    [InlineData("repeated-pairs", 0, "ksg")]
    [InlineData("near-copies", 0.02, "linear")]
    [InlineData("near-copies", 0.02, "ksg")]
    public void Copies_that_are_removed_or_kept_together_are_none(string id, double noise, string method)
    {
        // 200 independent rows of six columns a side, and each once more; seed 6.
        var random = new RandomStream(6, RandomPurpose.Data);
        double[][] once = [.. Enumerable.Range(0, 200).Select(_ => AdviceData.Normals(random, 12))];
        double[][] twice = [.. once, .. once.Select(row => Array.ConvertAll(row, value => value + (noise * random.NextNormal())))];
        (string X, string Y) pair = (_data.WriteRows("x.csv", 400, row => twice[row][..6]), _data.WriteRows("y.csv", 400, row => twice[row][6..]));
        string first = _data.WriteColumn("first", 400, row => row < 200 ? 1 : 0);
        string[] options = method == "ksg" ? Ksg : Linear;
        Remarks copied = Estimate(pair, options);
        Remedied(id, copied, Estimate(pair, [.. options, "--metadata-x", first, "--metadata-y", first, "--where-x", "first == 1", "--where-y", "first == 1"]));

        // Nearest neighbors know no groups; the default does.
        string[] grouped = [.. Linear, "--metadata-x", _data.WriteColumn("original", 400, row => row % 200), "--group-by", "original"];
        Remedied(id, copied, Estimate(pair, grouped));
    }

    [Theory]
    [InlineData("--representation linear")]
    [InlineData("--representation linear --time-series 2")]
    [InlineData("--estimator ksg")]
    public void Rows_that_resemble_their_neighbors_are_a_series_with_the_block_that_the_warning_names(string options)
    {
        (string X, string Y) pair = Series(800);
        Remarks independent = Estimate(pair, options.Split(' '));
        string message = independent.Message("autocorrelated-rows");
        string block = SeriesBlock().Match(message).Groups["block"].Value;
        string[] estimator = message.Contains("--estimator lmi", StringComparison.Ordinal) || options.Contains("linear", StringComparison.Ordinal) ? Linear : Ksg;
        Remarks series = Estimate(pair, [.. estimator, "--time-series", block]);
        Remedied("autocorrelated-rows", independent, series);
        Assert.True(series.Interval is { Lower: < 0, Upper: > 0 }, $"{series.Interval} of independent series");
    }

    [Theory]
    [InlineData("linear")]
    [InlineData("ksg")]
    public void Rows_so_far_apart_that_they_do_not_remember_each_other_are_no_series_given_Z(string method)
    {
        (string X, string Y) pair = Series(800);
        (string z, _) = Series(800, seed: 8);
        string[] options = [.. method == "ksg" ? Ksg : [.. Linear, "--surrogates", "0"], "--given", z];
        Remarks all = Estimate(pair, options);
        int apart = int.Parse(OneRowIn().Match(all.Message("autocorrelated-rows")).Groups["rows"].Value, CultureInfo.InvariantCulture);
        string chosen = _data.WriteColumn("chosen", 800, row => row % apart == 0 ? 1 : 0);
        string[] some = [.. "xyz".SelectMany(side => new[] { $"--metadata-{side}", chosen, $"--where-{side}", "chosen == 1" })];
        Remedied("autocorrelated-rows", all, Estimate(pair, [.. options, .. some]));
    }

    [Fact]
    public void Rows_of_a_subject_are_kept_together()
    {
        (string X, string Y, string subject) = _data.Subjects(60);
        Remedied("autocorrelated-rows", Estimate((X, Y), Linear), Estimate((X, Y), [.. Linear, "--metadata-x", subject, "--group-by", "subject"]));
    }

    [Fact]
    public void A_longer_series_has_an_interval()
    {
        string[] options = [.. Linear, "--time-series", "40"];
        Remarks few = Estimate(Series(600), options);
        Assert.Contains("measure 839 rows or more", few.Message("short-series"), StringComparison.Ordinal);
        Assert.Null(few.Interval);
        Remarks enough = Estimate(Series(839), options);
        Remedied("short-series", few, enough);
        Assert.NotNull(enough.Interval);
    }

    [Fact]
    public void Ties_end_with_noise_counts_units_or_digits()
    {
        var random = new RandomStream(10, RandomPurpose.Data);
        (double X, double Y)[] values = [.. Enumerable.Range(0, 300).Select(_ =>
        {
            double x = random.NextNormal();
            return (x, (0.7 * x) + (0.7 * random.NextNormal()));
        })];
        (string X, string Y) whole = Scaled(value => Math.Round(value));
        Remarks tied = Estimate(whole, [.. Ksg, "--no-tie-noise"]);
        Remedied("ties", tied, Estimate(whole, Ksg));
        Remedied("ties", tied, Estimate(whole, Discrete));
        Remedied("above-entropy", tied, Estimate(whole, Discrete));
        (string X, string Y) large = Scaled(value => 1e9 * Math.Round(value));
        Remedied("ties", Estimate(large, [.. Ksg, "--no-standardize"]), Estimate(large, Ksg));

        // Differences that float32 cannot store beside an offset.
        double[] shifted = [.. values.Select(value => 1e6 + value.X)];
        Remarks coarse = Estimate((Stored(Samples.Create(Array.ConvertAll(shifted, value => (float)value), 300, 1)), whole.Y), Ksg);
        Remedied("ties", coarse, Estimate((Stored(Samples.Create([.. values.Select(value => (float)value.X)], 300, 1)), whole.Y), Ksg));
        Remedied("ties", coarse, Estimate((Stored(Samples.Create(shifted, 300, 1)), whole.Y), Ksg));

        (string X, string Y) Scaled(Func<double, double> change) =>
            (_data.WriteRows("x.csv", 300, row => [change(values[row].X)]), _data.WriteRows("y.csv", 300, row => [change(values[row].Y)]));

        string Stored(Samples samples)
        {
            string path = _data.NewPath("x.npy");
            using FileStream stream = File.Create(path);
            NpyWriter.Write(stream, samples);
            return path;
        }
    }

    [Fact]
    public void Logarithms_or_ranks_make_scales_comparable()
    {
        var random = new RandomStream(11, RandomPurpose.Data);
        (string X, string Y) pair = _data.Write(350, () =>
        {
            double x = random.NextNormal();
            return ([Math.Exp(4 * x), random.NextUniform()], [(0.8 * x) + (0.6 * random.NextNormal())]);
        });
        foreach (string[] neighbors in new[] { Ksg, ["--estimator", "sliced", "--slices", "3"] })
        {
            Remedied("different-scales", Estimate(pair, neighbors), Estimate(pair, [.. neighbors, "--log1p-x"]));
        }

        // -log2(0.6): 0.74 bits.
        Remarks raw = Estimate(pair, Ksg);
        Remarks ranks = Estimate(pair, Linear);
        Remedied("different-scales", raw, ranks);
        Assert.True(raw.Bits < 0.5 && ranks.Bits is > 0.5 and < 1, $"{raw.Bits} and {ranks.Bits}");
    }

    [Fact]
    public void Counts_suffice_for_coarser_labels_or_more_rows_and_quantities_are_not_counted()
    {
        (string X, string Y) few = Levels(300, coarseness: 1);
        Remarks sparse = Estimate(few, Discrete);
        Remedied("sparse-counts", sparse, Estimate(Levels(300, coarseness: 10), Discrete));
        Remedied("sparse-counts", sparse, Estimate(Levels(6000, coarseness: 1), Discrete));
        Assert.Contains("--labels none", sparse.Message("sparse-counts"), StringComparison.Ordinal);
        Remedied("sparse-counts", sparse, Estimate(few, [.. Linear, "--labels", "none"]));
    }

    [Theory]
    [InlineData("labels y")]
    [InlineData("labels none")]
    public void Whole_numbers_that_are_said_to_be_names_or_quantities_are_not_asked_about(string answer)
    {
        (string X, string Y) pair = Classes(300, value => $"{value % 6}");
        string[] quick = ["--effort", "quick"];
        Remarks asked = Estimate(pair, quick);
        Assert.Contains($"--{answer}", asked.Message("number-labels"), StringComparison.Ordinal);
        Remedied("number-labels", asked, Estimate(pair, [.. quick, .. $"--{answer}".Split(' ')]));

        // Names of letters are known to be names.
        Assert.DoesNotContain("number-labels", Estimate(Classes(300, value => $"c{value % 6}"), quick).Ids);
    }

    [Fact]
    public void Many_labels_are_made_coarser_or_left_to_estimators_of_labels()
    {
        (string X, string Y) many = Classes(300, value => $"c{value}");
        Remarks mapped = Estimate(many, Linear);
        Remedied("many-labels", mapped, Estimate(Classes(300, value => $"c{value % 7}"), Linear));
        Remedied("many-labels", mapped, Estimate(many, Mixed));

        // Names on both sides are not counted where rows have groups.
        (string X, string Y) names = (Classes(300, value => $"k{value % 7}").Y, many.Y);
        string[] grouped = ["--metadata-x", _data.WriteColumn("batch", 300, row => row % 10), "--group-by", "batch", "--effort", "quick"];
        Remedied("many-labels", Estimate(names, grouped), Estimate(names, Discrete));
    }

    [Fact]
    public void Labels_of_few_rows_are_made_coarser_or_have_more_rows()
    {
        Remarks rare = Estimate(Classes(300, value => $"c{value}"), Mixed);
        foreach (Remarks enough in new[] { Estimate(Classes(300, value => $"c{value % 7}"), Mixed), Estimate(Classes(3000, value => $"c{value}"), Mixed) })
        {
            Remedied("single-labels", rare, enough);
            Remedied("small-labels", rare, enough);
        }
    }

    [Fact]
    public void Rows_that_are_no_labels_are_not_counted()
    {
        (string X, string Y) pair = _data.Gaussian(300);
        Remarks counted = Estimate(pair, Discrete);
        Remedied("unique-labels", counted, Estimate(pair, Ksg));
        Remedied("unique-labels", counted, Estimate(Levels(300, coarseness: 10), Discrete));
    }

    [Fact]
    public void A_side_of_few_values_is_given_to_the_estimator_of_labels()
    {
        // Three bits, and a number that tells them; seed 14.
        var random = new RandomStream(14, RandomPurpose.Data);
        (string X, string Y) pair = _data.Write(200, () =>
        {
            int value = random.NextInt(8);
            return ([value % 2, value / 2 % 2, value / 4], [value + (0.01 * random.NextNormal())]);
        });
        Remarks density = Estimate(pair, ["--estimator", "gaussian"]);
        Remarks labels = Estimate(pair, Mixed);
        Remedied("above-entropy", density, labels);
        Assert.Equal(3, labels.Bits, 0.1);
    }

    [Fact]
    public void Few_values_on_both_sides_are_counted_instead_of_far_from_what_held_out_rows_show()
    {
        (string X, string Y) pair = _data.Code(800, levels: 20, noise: 0.1);
        string[] numbers = ["--labels", "none", "--representation", "linear"];
        Remarks far = Estimate(pair, numbers);
        Remedied("far-from-held-out", far, Estimate(pair, ["--labels", "both", "--effort", "quick"]));
    }

    [Fact]
    public void Noise_that_breaks_ties_gives_every_pair_a_value()
    {
        // Few values on both sides; seed 16.
        var random = new RandomStream(16, RandomPurpose.Data);
        (string X, string Y) pair = _data.Write(300, () =>
        {
            int value = random.NextInt(5);
            return ([value, random.NextInt(3)], [random.NextUniform() < 0.7 ? value : random.NextInt(5), random.NextInt(2)]);
        });
        Assert.Contains("pairs have no value", Scored("--no-tie-noise"), StringComparison.Ordinal);
        Assert.DoesNotContain("pairs have no value", Scored(), StringComparison.Ordinal);

        string Scored(params string[] options)
        {
            string path = _data.NewPath("out");
            Estimate(pair, ["--representation", "columns", "--labels", "none", "--out", path, .. options]);
            ToolResult result = Tool.Run("score", Path.Combine(path, "model.npz"), pair.X, pair.Y, "--json");
            Assert.Equal((0, string.Empty), (result.ExitCode, result.Error));
            return result.Output;
        }
    }

    [Fact]
    public void Files_that_are_sorted_alike_have_the_same_names()
    {
        string[] x = [.. Enumerable.Range(0, 60).Select(row => $"s{row},{row * 37 % 101}")];
        string[] y = [.. Enumerable.Range(0, 60).Select(row => $"s{row},{row * 53 % 103}")];
        string sorted = _data.WriteLines("x.csv", x);
        Remedied("row-names", Estimate((sorted, _data.WriteLines("y.csv", y.Reverse())), [.. Ksg, "--pair-by", "rows"]), Estimate((sorted, _data.WriteLines("y.csv", y)), Ksg));
    }

    /// <inheritdoc/>
    public void Dispose() => _data.Dispose();

    [GeneratedRegex("--time-series (?<block>[0-9]+)", RegexOptions.ExplicitCapture)]
    private static partial Regex SeriesBlock();

    [GeneratedRegex("use one row in (?<rows>[0-9]+)", RegexOptions.ExplicitCapture)]
    private static partial Regex OneRowIn();

    /// <summary>Two independent series, whose rows have a correlation of 0.8 with the next.</summary>
    private (string X, string Y) Series(int rows, ulong seed = 7)
    {
        var random = new RandomStream(seed, RandomPurpose.Data);
        double[] now = AdviceData.Normals(random, 2);
        return _data.Write(rows, () =>
        {
            double[] shocks = AdviceData.Normals(random, 2);
            now = [(0.8 * now[0]) + (0.6 * shocks[0]), (0.8 * now[1]) + (0.6 * shocks[1])];
            return ([now[0]], [now[1]]);
        });
    }

    /// <summary>One of 40 levels a side, the same or nearly the same on both in half of the rows, so many of them taken as one; seed 12.</summary>
    private (string X, string Y) Levels(int rows, int coarseness)
    {
        var random = new RandomStream(12, RandomPurpose.Data);
        return _data.Write(rows, () =>
        {
            int x = random.NextInt(40);
            int y = random.NextUniform() < 0.5 ? Math.Min(39, x + random.NextInt(3)) : random.NextInt(40);
            return ([x / coarseness], [y / coarseness]);
        });
    }

    /// <summary>Three columns around a place that depends on a class, of which there are 100, and a name of the class; seed 13.</summary>
    private (string X, string Y) Classes(int rows, Func<int, string> name)
    {
        var random = new RandomStream(13, RandomPurpose.Data);
        int[] classes = [.. Enumerable.Range(0, rows).Select(_ => random.NextInt(100))];
        return (
            _data.WriteRows("x.csv", rows, row => [(classes[row] % 7) + (0.3 * random.NextNormal()), random.NextNormal(), random.NextNormal()]),
            _data.WriteColumn("class", rows, row => name(classes[row])));
    }
}
