using LatentMI.Numerics;
using static LatentMI.Cli.Tests.Remarks;

namespace LatentMI.Cli.Tests;

/// <summary>What a remark advises makes the remark go away, done as a user would do it. Every test has one draw of data, of the seed that it names.</summary>
public sealed class AdviceTests : IDisposable
{
    private static readonly string[] Linear = ["--representation", "linear"];
    private static readonly string[] Network = ["--representation", "network"];
    private static readonly string[] Single = ["--preset", "mended", "--hidden-width", "8", "--learning-rate", "0.01", "--latent-dims", "1"];

    private readonly AdviceData _data = new();

    [Fact]
    public void More_samples_or_fewer_latent_dimensions_are_enough_for_the_latents()
    {
        Remedied("few-rows-for-latents", Estimate(_data.Gaussian(150), Linear), Estimate(_data.Gaussian(350), Linear));
        (string X, string Y) wide = _data.Gaussian(350, columns: 10);
        Remedied("few-rows-for-latents", Estimate(wide, [.. Linear, "--latent-dims", "10"]), Estimate(wide, [.. Linear, "--latent-dims", "7"]));
    }

    [Fact]
    public void More_samples_lift_the_ceiling() =>
        Remedied("near-ceiling", Estimate(_data.Gaussian(100, correlation: 0.9995), Linear), Estimate(_data.Gaussian(1500, correlation: 0.9995), Linear));

    [Fact]
    public void More_permutations_can_be_significant()
    {
        (string X, string Y) pair = _data.Gaussian(100, correlation: 0.9);
        string[] latents = [.. Linear, "--permute", "latents", "--permutations"];
        Remedied("few-permutations", Estimate(pair, [.. latents, "9"]), Estimate(pair, [.. latents, "19"]));
    }

    [Fact]
    public void More_samples_show_a_weaker_dependence() =>
        Remedied("no-dependence-found", Estimate(_data.Gaussian(60, correlation: 0.25), Linear), Estimate(_data.Gaussian(2000, correlation: 0.25), Linear));

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
        (string X, string Y) pair = _data.Gaussian(350);
        Remedied("subsampled-rows", Estimate(pair, [.. Linear, "--max-rows", "300"]), Estimate(pair, [.. Linear, "--max-rows", "350"]));
    }

    [Fact]
    public void A_single_split_with_more_epochs_reaches_its_end()
    {
        (string X, string Y) pair = _data.Gaussian(100);
        Remedied("epoch-limit", Estimate(pair, [.. Single, "--epochs", "5", "--patience", "10"]), Estimate(pair, [.. Single, "--epochs", "2000", "--patience", "10"]));
    }

    [Fact]
    public void A_critic_with_more_steps_reaches_its_end()
    {
        (string X, string Y) pair = _data.Gaussian(100);
        string[] mine = ["--estimator", "mine", "--learning-rate", "0.01", "--steps"];
        Remedied("step-limit", Estimate(pair, [.. mine, "10"]), Estimate(pair, [.. mine, "100000"]));
    }

    [Fact]
    public void Latent_dimensions_that_there_are_and_scores_that_outliers_cannot_disturb()
    {
        (string X, string Y) pair = _data.Gaussian(350, columns: 2);
        Remedied("fewer-latent-dimensions", Estimate(pair, [.. Linear, "--latent-dims", "5"]), Estimate(pair, [.. Linear, "--latent-dims", "auto"]));
        string far = _data.WriteRows("far.csv", 350, row => [row == 0 ? 1e6 : Wave(row)]);
        string[] standard = [.. Linear, "--column-scores", "standard"];
        Remedied("heavy-tailed-columns", Estimate((far, pair.Y), standard), Estimate((far, pair.Y), Linear));
    }

    [Fact]
    public void Columns_that_are_selected_are_seen_whole()
    {
        string x = _data.WriteRows("one.csv", 700, row => [Wave(row)]);
        string y = _data.WriteRows("many.csv", 700, row => [.. Enumerable.Range(1, 1000).Select(column => (column <= 5 ? Wave(row) : 0) + Wave((row * column * column) + column))]);
        Remedied("unseen-variance", Estimate((x, y), Linear), Estimate((x, $"{y}:0-9"), Linear));
    }

    [Fact]
    public void A_permutation_test_has_the_last_word_on_a_value_of_neighbors_alone()
    {
        string[] test = ["--permutations", "99", "--permute", "latents"];
        (string X, string Y) related = _data.Code(300, levels: 12, noise: 0.3);
        string[] numbers = [.. Linear, "--labels", "none"];
        Remarks found = Estimate(related, [.. numbers, .. test]);
        Remedied("unconfirmed-value", Estimate(related, numbers), found);
        Assert.True(found.PValue <= 0.05);
        Assert.DoesNotContain("no-dependence-found", found.Ids);

        // Rows of a subject resemble each other in X and in Y, whose levels are independent.
        (string X, string Y, string subject) = _data.Subjects(60);
        Remarks nothing = Estimate((X, Y), [.. Linear, "--metadata-x", subject, "--group-by", "subject", .. test]);
        Assert.True(nothing.PValue > 0.05);
        Assert.Contains("no-dependence-found", nothing.Ids);
        Assert.DoesNotContain("unconfirmed-value", nothing.Ids);

        Assert.DoesNotContain("unconfirmed-value", Estimate(_data.Gaussian(300), Linear).Ids);
    }

    [Fact]
    public void More_samples_narrow_the_interval()
    {
        Remarks few = Estimate(_data.Gaussian(20, correlation: 0.9), Linear);
        Remarks many = Estimate(_data.Gaussian(300, correlation: 0.9), Linear);
        Remedied("wide-interval", few, many);
        Assert.True(Width(many) < Width(few) / 2);

        static double Width(Remarks remarks) => remarks.Interval!.Value.Upper - remarks.Interval.Value.Lower;
    }

    [Fact]
    public void More_samples_leave_less_to_calibration()
    {
        // 2.58 bits of eight columns.
        Remarks few = Estimate(Pairs(300), Linear);
        Remarks many = Estimate(Pairs(3000), Linear);
        Remedied("raw-and-calibrated-apart", few, many);
        Assert.Equal(2.58, many.Bits, 0.15);
    }

    [Fact]
    public void More_samples_end_the_drift()
    {
        string[] curve = [.. Linear, "--curve", "n"];
        Remarks few = Estimate(_data.Gaussian(130, columns: 20, correlation: 0.9), curve);
        Remarks many = Estimate(_data.Gaussian(1200, columns: 20, correlation: 0.9), curve);
        Remedied("drifts-with-n", few, many);
        Assert.Contains("keep rising", few.Message("drifts-with-n"), StringComparison.Ordinal);
    }

    [Fact]
    public void More_samples_or_fewer_columns_let_the_terms_agree()
    {
        (string X, string Y, string Z) few = Triple(120);
        (string X, string Y, string Z) many = Triple(1000);
        Remarks apart = Estimate((few.X, few.Y), [.. Linear, "--given", few.Z]);
        Remarks fewer = Estimate(($"{few.X}:0", $"{few.Y}:0"), [.. Linear, "--given", few.Z]);
        Remarks more = Estimate((many.X, many.Y), [.. Linear, "--given", many.Z]);
        foreach (string id in new[] { "directions-apart", "negative-difference", "neighbors-above-difference" })
        {
            Remedied(id, apart, fewer);
            Remedied(id, apart, more);
        }

        // X and Y are independent given Z.
        Assert.True(apart.Bits < -0.3 && Math.Abs(fewer.Bits) < 0.1 && Math.Abs(more.Bits) < 0.1, $"{apart.Bits}, {fewer.Bits} and {more.Bits}");
    }

    [Fact]
    public void Fewer_latent_dimensions_let_neighbors_see_what_the_terms_do()
    {
        // -log2(0.436) bits of the first columns; Z has no part in it.
        (string X, string Y) pair = _data.Gaussian(200, columns: 8, correlation: 0.9);
        string[] given = [.. Linear, "--given", _data.WriteRows("z.csv", 200, row => [Wave(row)]), "--latent-dims"];
        Remedied("neighbors-below-difference", Estimate(pair, [.. given, "8"]), Estimate(pair, [.. given, "1"]));
    }

    /// <inheritdoc/>
    public void Dispose() => _data.Dispose();

    private static double Wave(int row) => Math.Sin(row);

    /// <summary>The product of the first two columns of X is the first of Y, with noise; the others are noise; seed 2.</summary>
    private (string X, string Y) Product(int rows, int columns)
    {
        var random = new RandomStream(2, RandomPurpose.Data);
        return _data.Write(rows, () =>
        {
            double[] x = AdviceData.Normals(random, columns);
            double[] y = AdviceData.Normals(random, columns);
            y[0] = (x[0] * x[1]) + (0.2 * y[0]);
            return (x, y);
        });
    }

    /// <summary>A swiss roll and the position along it, with noise; seed 3.</summary>
    private (string X, string Y) SwissRoll(int rows)
    {
        var random = new RandomStream(3, RandomPurpose.Data);
        return _data.Write(rows, () =>
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
        (string X, string Y) pair = _data.Write(rows, () =>
        {
            double level = Math.Exp(0.8 * random.NextNormal());
            levels.Add(level);
            return (Array.ConvertAll(AdviceData.Normals(random, columns), value => level * value), Array.ConvertAll(AdviceData.Normals(random, columns), value => level * value));
        });
        return (pair.X, pair.Y, _data.WriteRows("level.csv", rows, row => [levels[row]]));
    }

    /// <summary>Eight columns a side, each with a correlation of 0.6 with the same of the other; seed 16.</summary>
    private (string X, string Y) Pairs(int rows)
    {
        var random = new RandomStream(16, RandomPurpose.Data);
        return _data.Write(rows, () =>
        {
            double[] x = AdviceData.Normals(random, 8);
            return (x, Array.ConvertAll(x, value => (0.6 * value) + (0.8 * random.NextNormal())));
        });
    }

    /// <summary>Z, 40 columns of X, the first of which follows Z, and 40 columns of Y, which are noise; seed 18.</summary>
    private (string X, string Y, string Z) Triple(int rows)
    {
        var random = new RandomStream(18, RandomPurpose.Data);
        double[] z = AdviceData.Normals(random, rows);
        int row = 0;
        (string X, string Y) pair = _data.Write(rows, () =>
        {
            double[] x = AdviceData.Normals(random, 40);
            x[0] = z[row++] + (0.1 * x[0]);
            return (x, AdviceData.Normals(random, 40));
        });
        return (pair.X, pair.Y, _data.WriteRows("z.csv", rows, row => [z[row]]));
    }
}
