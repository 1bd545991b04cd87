using System.Globalization;
using System.Text.Json;
using LatentMI.Numerics;

namespace LatentMI.Cli.Tests;

/// <summary>What a remark advises makes the remark go away, done as a user would do it. Every test has one draw of data, of the seed that it names.</summary>
public sealed class AdviceTests : IDisposable
{
    private static readonly string[] Linear = ["--representation", "linear"];
    private static readonly string[] Network = ["--representation", "network"];
    private static readonly string[] Single = ["--preset", "mended", "--hidden-width", "8", "--learning-rate", "0.01", "--latent-dims", "1"];

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void More_samples_or_fewer_latent_dimensions_are_enough_for_the_latents()
    {
        Remedied("few-rows-for-latents", Estimate(Gaussian(150), Linear), Estimate(Gaussian(350), Linear));
        (string X, string Y) wide = Gaussian(350, columns: 10);
        Remedied("few-rows-for-latents", Estimate(wide, [.. Linear, "--latent-dims", "10"]), Estimate(wide, [.. Linear, "--latent-dims", "7"]));
    }

    [Fact]
    public void More_samples_lift_the_ceiling() =>
        Remedied("near-ceiling", Estimate(Gaussian(100, correlation: 0.9995), Linear), Estimate(Gaussian(1500, correlation: 0.9995), Linear));

    [Fact]
    public void More_permutations_can_be_significant()
    {
        (string X, string Y) pair = Gaussian(100, correlation: 0.9);
        string[] latents = [.. Linear, "--permute", "latents", "--permutations"];
        Remedied("few-permutations", Estimate(pair, [.. latents, "9"]), Estimate(pair, [.. latents, "19"]));
    }

    [Fact]
    public void More_samples_show_a_weaker_dependence() =>
        Remedied("no-dependence-found", Estimate(Gaussian(60, correlation: 0.25), Linear), Estimate(Gaussian(2000, correlation: 0.25), Linear));

    [Fact]
    public void Conditioning_on_the_common_noise_level_removes_what_it_made()
    {
        (string X, string Y, string level) = CommonScale(400, columns: 6);
        Remarks found = Estimate((X, Y), ["--representation", "auto"]);
        Assert.Contains("symmetric-only", found.Ids);
        Remarks given = Estimate((X, Y), ["--given", level, "--representation", "folded"]);
        Assert.True(Math.Abs(given.Bits) < found.Bits / 2, $"{found.Bits} without the noise level, {given.Bits} given it");
    }

    [Fact]
    public void More_epochs_let_the_networks_converge()
    {
        (string X, string Y) pair = Product(300, columns: 2);
        Remarks stopped = Estimate(pair, [.. Network, "--epochs", "10"]);
        Remarks converged = Estimate(pair, [.. Network, "--epochs", "200"]);
        Remedied("not-converged", stopped, converged);
        Assert.True(converged.Bits > stopped.Bits);
    }

    [Fact]
    public void Fewer_columns_of_noise_are_not_learned_by_heart()
    {
        (string X, string Y) pair = Product(300, columns: 30);
        Remarks noisy = Estimate(pair, Network);
        Remarks clean = Estimate(($"{pair.X}:0-1", $"{pair.Y}:0"), Network);
        Remedied("overfitted", noisy, clean);
        Assert.True(clean.Bits > noisy.Bits);
    }

    [Fact]
    public void Several_times_as_many_samples_are_not_learned_by_heart()
    {
        Remarks few = Estimate(Product(500, columns: 10), Network);
        Remarks many = Estimate(Product(3000, columns: 10), Network);
        Remedied("overfitted", few, many);
        Assert.True(many.Bits > few.Bits);
    }

    [Fact]
    public void Networks_that_find_what_there_is_did_not_overfit() => Assert.DoesNotContain("overfitted", Estimate(SwissRoll(600), Network).Ids);

    [Fact]
    public void More_rows_at_most_use_all_of_them()
    {
        (string X, string Y) pair = Gaussian(350);
        Remedied("subsampled-rows", Estimate(pair, [.. Linear, "--max-rows", "300"]), Estimate(pair, [.. Linear, "--max-rows", "350"]));
    }

    [Fact]
    public void A_single_split_with_more_epochs_reaches_its_end()
    {
        (string X, string Y) pair = Gaussian(100);
        Remedied("epoch-limit", Estimate(pair, [.. Single, "--epochs", "5", "--patience", "10"]), Estimate(pair, [.. Single, "--epochs", "2000", "--patience", "10"]));
    }

    [Fact]
    public void A_critic_with_more_steps_reaches_its_end()
    {
        (string X, string Y) pair = Gaussian(100);
        string[] mine = ["--estimator", "mine", "--learning-rate", "0.01", "--steps"];
        Remedied("step-limit", Estimate(pair, [.. mine, "10"]), Estimate(pair, [.. mine, "100000"]));
    }

    [Fact]
    public void Latent_dimensions_that_there_are_and_scores_that_outliers_cannot_disturb()
    {
        (string X, string Y) pair = Gaussian(350, columns: 2);
        Remedied("fewer-latent-dimensions", Estimate(pair, [.. Linear, "--latent-dims", "5"]), Estimate(pair, [.. Linear, "--latent-dims", "auto"]));
        string far = WriteRows("far.csv", 350, row => [row == 0 ? 1e6 : Wave(row)]);
        string[] standard = [.. Linear, "--column-scores", "standard"];
        Remedied("heavy-tailed-columns", Estimate((far, pair.Y), standard), Estimate((far, pair.Y), Linear));
    }

    [Fact]
    public void Columns_that_are_selected_are_seen_whole()
    {
        string x = WriteRows("one.csv", 700, row => [Wave(row)]);
        string y = WriteRows("many.csv", 700, row => [.. Enumerable.Range(1, 1000).Select(column => (column <= 5 ? Wave(row) : 0) + Wave((row * column * column) + column))]);
        Remedied("unseen-variance", Estimate((x, y), Linear), Estimate((x, $"{y}:0-9"), Linear));
    }

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    private static void Remedied(string id, Remarks before, Remarks after)
    {
        Assert.Contains(id, before.Ids);
        Assert.DoesNotContain(id, after.Ids);
    }

    private static double Wave(int row) => Math.Sin(row);

    private static Remarks Estimate((string X, string Y) pair, string[] options)
    {
        ToolResult result = Tool.Run(["estimate", pair.X, pair.Y, "--json", "--quiet", "--threads", "1", .. options]);
        Assert.Equal((0, string.Empty), (result.ExitCode, result.Error));
        using JsonDocument json = JsonDocument.Parse(result.Output);
        JsonElement root = json.RootElement;
        IEnumerable<string?> warnings = root.GetProperty("warning_ids").EnumerateArray().Select(id => id.GetString());
        IEnumerable<string?> diagnostics = root.GetProperty("diagnostics") is { ValueKind: JsonValueKind.Array } found
            ? found.EnumerateArray().Select(remark => remark.GetProperty("id").GetString())
            : [];
        return new Remarks(root.GetProperty("mi_bits").GetDouble(), [.. warnings.Concat(diagnostics)]);
    }

    /// <summary>Columns of which the first of both sides are correlated; seed 1.</summary>
    private (string X, string Y) Gaussian(int rows, int columns = 1, double correlation = 0.7)
    {
        var random = new RandomStream(1, RandomPurpose.Data);
        return Write(rows, () =>
        {
            double[] x = Normals(random, columns);
            double[] y = Normals(random, columns);
            y[0] = (correlation * x[0]) + (Math.Sqrt(1 - (correlation * correlation)) * y[0]);
            return (x, y);
        });
    }

    /// <summary>The product of the first two columns of X is the first of Y, with noise; the others are noise; seed 2.</summary>
    private (string X, string Y) Product(int rows, int columns)
    {
        var random = new RandomStream(2, RandomPurpose.Data);
        return Write(rows, () =>
        {
            double[] x = Normals(random, columns);
            double[] y = Normals(random, columns);
            y[0] = (x[0] * x[1]) + (0.2 * y[0]);
            return (x, y);
        });
    }

    /// <summary>A swiss roll and the position along it, with noise; seed 3.</summary>
    private (string X, string Y) SwissRoll(int rows)
    {
        var random = new RandomStream(3, RandomPurpose.Data);
        return Write(rows, () =>
        {
            double angle = 1.5 * Math.PI * (1 + (2 * random.NextUniform()));
            return ([angle * Math.Cos(angle), 21 * random.NextUniform(), angle * Math.Sin(angle)], [angle + random.NextNormal()]);
        });
    }

    /// <summary>Columns of noise whose level is drawn for each row, the same for X and for Y; seed 4.</summary>
    private (string X, string Y, string Level) CommonScale(int rows, int columns)
    {
        var random = new RandomStream(4, RandomPurpose.Data);
        var levels = new List<double>();
        (string X, string Y) pair = Write(rows, () =>
        {
            double level = Math.Exp(0.8 * random.NextNormal());
            levels.Add(level);
            return (Array.ConvertAll(Normals(random, columns), value => level * value), Array.ConvertAll(Normals(random, columns), value => level * value));
        });
        return (pair.X, pair.Y, WriteRows("level.csv", rows, row => [levels[row]]));
    }

    private static double[] Normals(RandomStream random, int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextNormal())];

    private (string X, string Y) Write(int rows, Func<(double[] X, double[] Y)> draw)
    {
        (double[] X, double[] Y)[] pairs = [.. Enumerable.Range(0, rows).Select(_ => draw())];
        return (WriteRows("x.csv", rows, row => pairs[row].X), WriteRows("y.csv", rows, row => pairs[row].Y));
    }

    private string WriteRows(string name, int rows, Func<int, double[]> row) => _folder.Write(
        $"{Guid.NewGuid():N}-{name}",
        string.Concat(Enumerable.Range(0, rows).Select(i => string.Join(',', row(i).Select(value => value.ToString("R", CultureInfo.InvariantCulture))) + "\n")));

    /// <summary>An estimate and all that was said about it.</summary>
    private sealed record Remarks(double Bits, IReadOnlyList<string?> Ids);
}
