using System.CommandLine;
using LatentMI.Benchmarks.Measuring;
using LatentMI.Estimators;
using LatentMI.Estimators.Catalog;
using LatentMI.Numerics;
using LatentMI.Studies.Synergy;
using LatentMI.Tests.Synergy;

namespace LatentMI.Benchmarks.Verifying;

/// <summary><c>synergy</c>: how near what several sources tell of a target is to the known values, and how often intervals hold these.</summary>
internal static class SynergyCommand
{
    private const int WideColumns = 20;

    // A half of a bit of one column, and a column of noise.
    private static readonly GaussianSystem Idle = new([[1, 0, 0]], [[0, 1, 0]], [[1, 0, 1]]);

    /// <summary>Defines the command.</summary>
    public static Command Create()
    {
        var families = new Option<SynergyFamily[]>("--family") { Description = "The families.", DefaultValueFactory = _ => Enum.GetValues<SynergyFamily>(), AllowMultipleArgumentsPerToken = true };
        var estimators = new Option<string[]>("--estimator") { Description = "The estimators.", DefaultValueFactory = _ => ["gaussian", "ksg", "lmi"], AllowMultipleArgumentsPerToken = true };
        var rows = new Option<int>("--rows") { Description = "The rows.", DefaultValueFactory = _ => 2000 };
        var first = new Option<ulong>("--first-seed") { Description = "The first seed.", DefaultValueFactory = _ => 0 };
        var seeds = new Option<int>("--seeds") { Description = "How many seeds.", DefaultValueFactory = _ => 5 };
        var permutations = new Option<int>("--permutations") { Description = "The re-pairings of the test; 0 for none.", DefaultValueFactory = _ => 0 };
        var command = new Command("synergy", "Compares redundancy and synergy of several sources with known values.") { families, estimators, rows, first, seeds, permutations };
        command.SetAction(parse =>
        {
            var table = new MarkdownTable("data", "estimator", "quantity", "true bits", "mean", "root mean square error", "in the interval", "p at most 0.05", "largest gap", "warnings", "seconds");
            foreach (SynergyFamily family in parse.GetValue(families)!)
            {
                foreach (string estimator in parse.GetValue(estimators)!)
                {
                    Measure(table, family, estimator, parse.GetValue(rows), parse.GetValue(first), parse.GetValue(seeds), parse.GetValue(permutations));
                }
            }

            table.Write(Console.Out);
        });
        return command;
    }

    private static void Measure(MarkdownTable table, SynergyFamily family, string estimator, int rows, ulong first, int seeds, int permutations)
    {
        var results = new List<SynergyResult>();
        for (ulong seed = first; seed < first + (ulong)seeds; seed++)
        {
            (SynergySide[] sources, SynergySide target) = Draw(family, rows, seed);
            var study = new SynergyStudy(EstimatorCatalog.Find(estimator)!, [], new EstimatorRun { Seed = seed }) { Permutations = permutations };
            results.Add(study.Run(sources, target));
            Console.Error.WriteLine(FormattableString.Invariant(
                $"{family}, {estimator}, seed {seed}: interaction {results[^1].Pairs[0].Interaction.Bits:F3}, {results[^1].Elapsed.TotalSeconds:F1} s: {string.Join(' ', results[^1].Warnings.Select(warning => warning.Id))}"));
        }

        bool isFirst = true;
        foreach ((string name, double truth, Func<SynergyResult, SynergyValue> value) in Quantities(family))
        {
            SynergyValue[] values = [.. results.Select(value)];
            SynergyValue[] known = [.. values.Where(one => one.Interval is not null)];
            ChainCheck[] checks = [.. results.SelectMany(result => result.ChainRule)];
            table.AddRow(
                family.ToString().ToLowerInvariant(),
                estimator,
                name,
                Number.Of(truth, "0.000"),
                Number.Of(values.Average(one => one.Bits), "0.000"),
                Number.Of(Math.Sqrt(values.Average(one => Math.Pow(one.Bits - truth, 2))), "0.000"),
                known.Length == 0 ? string.Empty : FormattableString.Invariant($"{known.Count(one => one.Interval!.Value.Lower <= truth && truth <= one.Interval.Value.Upper)} of {known.Length}"),
                values[0].PValue is null ? string.Empty : FormattableString.Invariant($"{values.Count(one => one.PValue <= 0.05)} of {seeds}"),
                !isFirst || checks.Length == 0 ? string.Empty : Number.Of(checks.Max(check => Math.Abs(check.GapBits)), "0.000"),
                !isFirst ? string.Empty : string.Join(", ", results.SelectMany(result => result.Warnings.DistinctBy(warning => warning.Id)).CountBy(warning => warning.Id).Select(same => FormattableString.Invariant($"{same.Key} {same.Value}"))),
                !isFirst ? string.Empty : Number.Of(results.Average(result => result.Elapsed.TotalSeconds), "0.0"));
            isFirst = false;
        }
    }

    private static (SynergySide[] Sources, SynergySide Target) Draw(SynergyFamily family, int rows, ulong seed)
    {
        if (SystemOf(family) is { } system)
        {
            return system.Draw(rows, seed);
        }

        var random = new RandomStream(seed, RandomPurpose.Data);
        double[][] sides = [.. Enumerable.Range(0, 2).Select(_ => Enumerable.Range(0, rows).Select(_ => family == SynergyFamily.Parity ? random.NextInt(2) : random.NextNormal()).ToArray())];
        double[] same = [.. sides[0].Zip(sides[1], (a, b) => family == SynergyFamily.Parity ? (a == b ? 1.0 : 0) : (a * b > 0 ? 1.0 : 0))];
        ColumnKind kind = family == SynergyFamily.Parity ? ColumnKind.Label : ColumnKind.Number;
        return ([Side("a", sides[0], kind), Side("b", sides[1], kind)], Side("y", same, ColumnKind.Label));

        SynergySide Side(string name, double[] values, ColumnKind kind) => new(name, Samples.Create(values, rows, 1).WithKind(kind));
    }

    private static IEnumerable<(string Name, double Truth, Func<SynergyResult, SynergyValue> Value)> Quantities(SynergyFamily family)
    {
        GaussianSystem? system = SystemOf(family);
        if (family == SynergyFamily.Three)
        {
            double all = system!.Bits([0, 1, 2], 3);
            yield return ("I(A,B,C;Y)", all, result => result.Together);
            yield return ("I(C;Y given A,B)", all - system.Bits([0, 1], 3), result => result.GivenOthers[2]);
            yield return ("interaction of A,B", system.Bits([0, 1], 3) - system.Bits([0], 3) - system.Bits([1], 3), result => result.Pairs[0].Interaction);
            yield return ("interaction of A,C", system.Bits([0, 2], 3) - system.Bits([0], 3) - system.Bits([2], 3), result => result.Pairs[1].Interaction);
            yield return ("whole less parts", all - Enumerable.Range(0, 3).Sum(source => system.Bits([source], 3)), result => result.Excess!);
            yield return ("total correlation", system.TotalCorrelation, result => result.TotalCorrelation!);
            yield return ("O-information", system.OInformation, result => result.OInformation!);
            yield break;
        }

        // A parity of bits or signs is known from both alone.
        (double ofA, double ofB, double ofBoth) = system is null ? (0, 0, 1) : (system.Bits([0], 2), system.Bits([1], 2), system.Bits([0, 1], 2));
        yield return ("I(A;Y)", ofA, result => result.Alone[0]);
        yield return ("I(B;Y)", ofB, result => result.Alone[1]);
        yield return ("I(A,B;Y)", ofBoth, result => result.Together);
        yield return ("I(B;Y given A)", ofBoth - ofA, result => result.GivenOthers[1]);
        yield return ("interaction", ofBoth - ofA - ofB, result => result.Pairs[0].Interaction);
        yield return ("redundancy", Math.Min(ofA, ofB), result => result.Pairs[0].Redundancy);
        yield return ("synergy", ofBoth - Math.Max(ofA, ofB), result => result.Pairs[0].Synergy);
    }

    private static GaussianSystem? SystemOf(SynergyFamily family) => family switch
    {
        SynergyFamily.Sum => GaussianSystem.Sum,
        SynergyFamily.Copies => GaussianSystem.Copies,
        SynergyFamily.Mixed => GaussianSystem.Mixed,
        SynergyFamily.Wide => GaussianSystem.Wide(WideColumns),
        SynergyFamily.Three => GaussianSystem.Three,
        SynergyFamily.Idle => Idle,
        _ => null,
    };
}
