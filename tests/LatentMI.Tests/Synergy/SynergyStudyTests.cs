using LatentMI.Estimators;
using LatentMI.Estimators.Catalog;
using LatentMI.Numerics;
using LatentMI.Settings;
using LatentMI.Studies.Synergy;

namespace LatentMI.Tests.Synergy;

public sealed class SynergyStudyTests
{
    private static readonly ParameterSet Quick = new() { { CommonSettings.Effort.RecordName, "quick" } };

    public static TheoryData<string, string, int, double> Systems { get; } = new()
    {
        { "Sum", "gaussian", 4000, 0.07 },
        { "Copies", "gaussian", 4000, 0.07 },
        { "Mixed", "gaussian", 4000, 0.1 },
        { "Sum", "gcmi", 4000, 0.07 },
        { "Sum", "ksg", 4000, 0.1 },
        { "Copies", "ksg", 4000, 0.1 },
        { "Sum", "lmi", 1000, 0.15 },
        { "Mixed", "lmi", 1000, 0.2 },
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Systems))]
    public void Two_sources_tell_what_covariances_tell(string name, string estimator, int rows, double tolerance)
    {
        GaussianSystem system = Named(name);
        (double ofA, double ofB, double ofBoth) = (system.Bits([0], 2), system.Bits([1], 2), system.Bits([0, 1], 2));

        SynergyResult result = Run(estimator, system, rows, seed: 1);

        Assert.Equal(ofA, result.Alone[0].Bits, tolerance);
        Assert.Equal(ofB, result.Alone[1].Bits, tolerance);
        Assert.Equal(ofBoth, result.Together.Bits, tolerance);
        Assert.Equal(ofBoth - ofB, result.GivenOthers[0].Bits, tolerance);
        Assert.Equal(ofBoth - ofA, result.GivenOthers[1].Bits, tolerance);
        Assert.Equal(system.Bits([0], 1), result.BetweenSources!.Bits, tolerance);
        SourcePair pair = Assert.Single(result.Pairs);
        Assert.Equal(ofBoth - ofA - ofB, pair.Interaction.Bits, tolerance);
        Assert.Equal(Math.Min(ofA, ofB), pair.Redundancy.Bits, tolerance);
        Assert.Equal(ofBoth - Math.Max(ofA, ofB), pair.Synergy.Bits, tolerance);
        Assert.Equal(ofA - Math.Min(ofA, ofB), pair.UniqueFirst.Bits, tolerance);
        Assert.Equal(ofB - Math.Min(ofA, ofB), pair.UniqueSecond.Bits, tolerance);

        // By definition, whatever the estimator.
        Assert.Equal(pair.Together.Bits, pair.Redundancy.Bits + pair.Synergy.Bits + pair.UniqueFirst.Bits + pair.UniqueSecond.Bits, 1e-9);
        Assert.Equal(pair.Interaction.Bits, pair.Synergy.Bits - pair.Redundancy.Bits, 1e-9);
        Assert.Equal((null, null, null), (result.Excess, result.TotalCorrelation, result.OInformation));
        Assert.DoesNotContain("many-joined-columns", result.Warnings.Select(warning => warning.Id));
        Assert.DoesNotContain(result.ChainRule, check => check.IsBroken);
        Assert.All([.. result.Alone, result.Together, .. result.GivenOthers, pair.Interaction, pair.Synergy], value => Assert.NotNull(value.Interval));
    }

    [Theory]
    [InlineData("gaussian", 0.05)]
    [InlineData("ksg", 0.15)]
    public void Three_sources_have_an_o_information(string estimator, double tolerance)
    {
        GaussianSystem system = GaussianSystem.Three;

        SynergyResult result = Run(estimator, system, rows: 4000, seed: 2);

        Assert.Equal(system.TotalCorrelation, result.TotalCorrelation!.Bits, tolerance);
        Assert.Equal(system.OInformation, result.OInformation!.Bits, tolerance);
        double all = system.Bits([0, 1, 2], 3);
        Assert.Equal(all, result.Together.Bits, tolerance);
        Assert.Equal(all - system.Bits([0], 3) - system.Bits([1], 3) - system.Bits([2], 3), result.Excess!.Bits, tolerance);
        Assert.Equal([(0, 1), (0, 2), (1, 2)], result.Pairs.Select(pair => (pair.First, pair.Second)));
        Assert.All(result.Pairs, pair => Assert.Equal(
            system.Bits([pair.First, pair.Second], 3) - system.Bits([pair.First], 3) - system.Bits([pair.Second], 3), pair.Interaction.Bits, tolerance));
        Assert.All(result.GivenOthers.Index(), source => Assert.Equal(
            all - system.Bits([.. Enumerable.Range(0, 3).Where(other => other != source.Index)], 3), source.Item.Bits, tolerance));
        Assert.Equal(3, result.ChainRule.Count);
    }

    [Theory]
    [InlineData("discrete")]
    [InlineData("lmi")]
    public void Neither_bit_tells_of_their_parity_and_both_tell_all(string estimator)
    {
        (SynergySide[] sources, SynergySide parity) = Parity(rows: 600, bits: 2, seed: 3);

        SynergyResult result = Run(estimator, sources, parity, permutations: estimator == "discrete" ? 39 : 0);

        Assert.All(result.Alone, alone => Assert.Equal(0, alone.Bits, 0.01));
        Assert.Equal(1, result.Together.Bits, 0.01);
        Assert.All(result.GivenOthers, given => Assert.Equal(1, given.Bits, 0.02));
        Assert.Equal(1, result.Pairs[0].Interaction.Bits, 0.02);
        Assert.True(result.Pairs[0].Interaction.Interval is { Lower: > 0.9 and <= 1, Upper: >= 1 and < 1.1 }, $"{result.Pairs[0].Interaction.Interval}");
        Assert.Equal(0, result.BetweenSources!.Bits, 0.01);
        Assert.DoesNotContain(result.ChainRule, check => check.IsBroken);
        if (estimator == "discrete")
        {
            Assert.Equal((1.0 / 40, 1.0 / 40), (result.Together.PValue, result.Pairs[0].Interaction.PValue));
            Assert.All(result.Alone, alone => Assert.True(alone.PValue > 0.05, $"{alone.PValue}"));
        }
    }

    [Theory]
    [InlineData("discrete")]
    [InlineData("lmi")]
    public void Copies_of_a_bit_have_an_interaction_of_minus_one(string estimator)
    {
        (SynergySide[] sources, _) = Parity(rows: 600, bits: 1, seed: 4);
        SynergySide copy = sources[0];

        SynergyResult result = Run(estimator, [copy, copy with { Name = "b" }], copy with { Name = "y" });

        Assert.Equal(-1, result.Pairs[0].Interaction.Bits, 0.02);
        Assert.Equal(1, result.Pairs[0].Redundancy.Bits, 0.02);
        Assert.All(
            [result.Pairs[0].Synergy, result.Pairs[0].UniqueFirst, result.Pairs[0].UniqueSecond, .. result.GivenOthers], none => Assert.Equal(0, none.Bits, 0.02));
    }

    [Fact]
    public void The_o_information_of_a_parity_is_minus_two_and_that_of_copies_two()
    {
        (SynergySide[] sources, SynergySide parity) = Parity(rows: 4000, bits: 3, seed: 5);
        SynergySide[] copies = [.. new[] { "a", "b", "c" }.Select(name => sources[0] with { Name = name })];

        SynergyResult apart = Run("discrete", sources, parity);
        SynergyResult alike = Run("discrete", copies, sources[0] with { Name = "y" });

        // Four bits of which three are free: TC = 4 - 3, DTC = 3; four equal bits: TC = 4 - 1, DTC = 1.
        Assert.Equal((1, -2), (Math.Round(apart.TotalCorrelation!.Bits, 1), Math.Round(apart.OInformation!.Bits, 1)));
        Assert.Equal((3, 2), (Math.Round(alike.TotalCorrelation!.Bits, 1), Math.Round(alike.OInformation!.Bits, 1)));
        Assert.Equal((1, -2), (Math.Round(apart.Excess!.Bits, 1), Math.Round(alike.Excess!.Bits, 1)));
    }

    [Theory]
    [InlineData("gaussian", 1e-9)]
    [InlineData("ksg", 1e-9)]
    [InlineData("lmi", 0.03)]
    public void The_order_of_sources_does_not_matter(string estimator, double tolerance)
    {
        (SynergySide[] sources, SynergySide target) = GaussianSystem.Mixed.Draw(400, seed: 6);

        SynergyResult one = Run(estimator, sources, target);
        SynergyResult other = Run(estimator, [sources[1], sources[0]], target);

        Assert.Equal(one.Alone[0].Bits, other.Alone[1].Bits, tolerance);
        Assert.Equal(one.GivenOthers[0].Bits, other.GivenOthers[1].Bits, tolerance);
        Assert.Equal(one.Together.Bits, other.Together.Bits, tolerance);
        Assert.Equal(one.Pairs[0].Interaction.Bits, other.Pairs[0].Interaction.Bits, tolerance);
        Assert.Equal(one.Pairs[0].UniqueFirst.Bits, other.Pairs[0].UniqueSecond.Bits, tolerance);
    }

    [Theory]
    [InlineData("Sum")]
    [InlineData("Copies")]
    [InlineData("Mixed")]
    public void Intervals_of_the_gaussian_hold_the_truth(string name)
    {
        const int Draws = 200;
        GaussianSystem system = Named(name);
        (double ofA, double ofB, double ofBoth) = (system.Bits([0], 2), system.Bits([1], 2), system.Bits([0, 1], 2));
        SynergyResult[] results = [.. Enumerable.Range(0, Draws).Select(draw => Run("gaussian", system, rows: 400, seed: (ulong)(100 + draw)))];

        Assert.All(
            new (Func<SynergyResult, SynergyValue> Value, double Truth)[]
            {
                (result => result.Alone[0], ofA),
                (result => result.Together, ofBoth),
                (result => result.GivenOthers[1], ofBoth - ofA),
                (result => result.Pairs[0].Interaction, ofBoth - ofA - ofB),
            },
            quantity =>
            {
                int covered = results.Count(result => quantity.Value(result).Interval is { } interval && interval.Lower <= quantity.Truth && quantity.Truth <= interval.Upper);

                // 95 % of 200 are 190, with a standard error of 3.
                Assert.InRange(covered, 180, 199);
            });
    }

    [Theory]
    [InlineData("gaussian", 500)]
    [InlineData("ksg", 4000)]
    [InlineData("lmi", 500)]
    public void A_target_in_another_order_is_told_nothing(string estimator, int rows)
    {
        (SynergySide[] sources, SynergySide target) = GaussianSystem.Mixed.Draw(rows, seed: 7);
        int[] order = new RandomStream(seed: 8, RandomPurpose.Data).NextPermutation(rows);

        SynergyResult result = Run(estimator, sources, target with { Samples = target.Samples.SelectRows(order) });

        Assert.All(
            [.. result.Alone, .. result.GivenOthers, result.Together, result.Pairs[0].Interaction, result.Pairs[0].Redundancy, result.Pairs[0].Synergy],
            none =>
            {
                Assert.Equal(0, none.Bits, 0.1);
                Assert.True(none.Interval is { Lower: < 0.02, Upper: > -0.02 }, $"{none}");
            });
    }

    [Fact]
    public void Re_pairings_of_the_target_tell_dependence_from_none()
    {
        (SynergySide[] sources, SynergySide target) = GaussianSystem.Three.Draw(300, seed: 9);
        int[] order = new RandomStream(seed: 10, RandomPurpose.Data).NextPermutation(300);

        SynergyResult dependent = Run("gaussian", sources, target, permutations: 99);
        SynergyResult none = Run("gaussian", sources, target with { Samples = target.Samples.SelectRows(order) }, permutations: 99);

        Assert.All([.. dependent.Alone, dependent.Together, dependent.Excess!], value => Assert.Equal((0.01, 99), (value.PValue, value.NullBits!.Count)));
        Assert.All([none.Together, none.Excess!, .. none.Pairs.Select(pair => pair.Interaction)], value => Assert.True(value.PValue > 0.05, $"{value.PValue}"));
        Assert.All(dependent.GivenOthers, given => Assert.Null(given.PValue));
    }

    [Fact]
    public void Labels_and_columns_are_told_apart_by_neighbors_of_labels()
    {
        // Two columns whose signs agree or not: the label needs both.
        const int Rows = 2000;
        var random = new RandomStream(seed: 11, RandomPurpose.Data);
        double[] a = [.. Enumerable.Range(0, Rows).Select(_ => random.NextNormal())];
        double[] b = [.. Enumerable.Range(0, Rows).Select(_ => random.NextNormal())];
        double[] y = [.. a.Zip(b, (left, right) => left * right > 0 ? 1.0 : 0)];

        SynergyResult result = Run("mixed", [Side("a", a), Side("b", b)], Side("y", y, ColumnKind.Label));

        Assert.Equal(1, result.Pairs[0].Interaction.Bits, 0.1);
        Assert.Equal(1, result.GivenOthers[0].Bits, 0.1);
        Assert.Equal((null, 0), (result.BetweenSources, result.ChainRule.Count));
    }

    [Fact]
    public void A_source_that_is_there_twice_is_known_from_the_target_s_side()
    {
        (SynergySide[] sources, SynergySide target) = GaussianSystem.Copies.Draw(600, seed: 12);

        SynergyResult result = Run("lmi", [sources[0], sources[0] with { Name = "again" }], target);

        Assert.All(result.GivenOthers, given => Assert.Equal(0, given.Bits, 0.08));
        Assert.Equal(-0.5, result.Pairs[0].Interaction.Bits, 0.12);
        Assert.Empty(result.ChainRule);
    }

    [Fact]
    public void A_chain_that_does_not_close_is_said()
    {
        // Nearest neighbors lose most of what many columns share, and not the same part given others.
        const int Columns = 12;
        double[][][] loadings = [.. Enumerable.Range(0, 3).Select(side => Enumerable.Range(0, Columns).Select(column => Loadings(side, column)).ToArray())];

        SynergyResult result = Run("ksg", new GaussianSystem(loadings), rows: 1000, seed: 13);

        Assert.Contains(result.ChainRule, check => check.IsBroken);
        Assert.Contains("broken-chain-rule", result.Warnings.Select(warning => warning.Id));
        Assert.Contains("many-joined-columns", result.Warnings.Select(warning => warning.Id));

        // A column of every side is that of the others, with noise of its own.
        static double[] Loadings(int side, int column)
        {
            var loadings = new double[4 * Columns];
            (loadings[column], loadings[((side + 1) * Columns) + column]) = (1, 0.5);
            return loadings;
        }
    }

    [Fact]
    public void Sides_of_different_rows_and_too_many_labels_are_refused()
    {
        (SynergySide[] sources, SynergySide target) = GaussianSystem.Sum.Draw(100, seed: 14);
        SynergySide many = Side("many", [.. Enumerable.Range(0, 100).Select(row => (double)(row % 40))], ColumnKind.Label);

        Assert.Equal(
            "b has 99 rows and y has 100: row i of each source must belong to row i of the target.",
            Assert.Throws<InputException>(() => Run("gaussian", [sources[0], sources[1] with { Samples = sources[1].Samples.SelectRows([.. Enumerable.Range(0, 99)]) }], target)).Message);
        Assert.StartsWith("many: 40 labels are more than the 32", Assert.Throws<InputException>(() => Run("lmi", [sources[0], many], target)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Run("gaussian", [sources[0]], target));
        Assert.Throws<InputException>(() => Study("mine").RequireApplicable(hasGroups: false));
    }

    private static GaussianSystem Named(string name) => name switch
    {
        "Sum" => GaussianSystem.Sum,
        "Copies" => GaussianSystem.Copies,
        _ => GaussianSystem.Mixed,
    };

    private static SynergySide Side(string name, double[] values, ColumnKind kind = ColumnKind.Number) => new(name, Samples.Create(values, values.Length, 1).WithKind(kind));

    private static (SynergySide[] Sources, SynergySide Parity) Parity(int rows, int bits, ulong seed)
    {
        var random = new RandomStream(seed, RandomPurpose.Data);
        int[][] drawn = [.. Enumerable.Range(0, bits).Select(_ => Enumerable.Range(0, rows).Select(_ => random.NextInt(2)).ToArray())];
        double[] parity = [.. Enumerable.Range(0, rows).Select(row => (double)(drawn.Sum(bit => bit[row]) % 2))];
        return (
            [.. drawn.Select((bit, source) => Side($"{(char)('a' + source)}", [.. bit.Select(value => (double)value)], ColumnKind.Label))],
            Side("y", parity, ColumnKind.Label));
    }

    private static SynergyStudy Study(string estimator, int permutations = 0) =>
        new(EstimatorCatalog.Find(estimator)!, estimator == "lmi" ? Quick : [], new EstimatorRun { Threads = 1 }) { Permutations = permutations };

    private static SynergyResult Run(string estimator, GaussianSystem system, int rows, ulong seed)
    {
        (SynergySide[] sources, SynergySide target) = system.Draw(rows, seed);
        return Run(estimator, sources, target);
    }

    private static SynergyResult Run(string estimator, SynergySide[] sources, SynergySide target, int permutations = 0)
    {
        SynergyStudy study = Study(estimator, permutations);
        study.RequireApplicable(hasGroups: false);
        return study.Run(sources, target, cancellationToken: Token);
    }
}
