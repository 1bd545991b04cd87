using System.CommandLine;
using LatentMI.Benchmarks.Measuring;
using LatentMI.Estimators;
using LatentMI.Estimators.Catalog;
using LatentMI.Settings;
using LatentMI.Studies.Scaling;

namespace LatentMI.Benchmarks.Verifying;

/// <summary><c>scaling</c>: how often the intervals of limits and extrapolated values of fitted laws hold, on data whose information is known.</summary>
internal static class ScalingCommand
{
    private static readonly double[] Factors = [2, ScalingFit.MostFactor];

    /// <summary>Defines the command.</summary>
    public static Command Create()
    {
        var families = new Option<ScaledFamily[]>("--family") { Description = "The families.", DefaultValueFactory = _ => Enum.GetValues<ScaledFamily>(), AllowMultipleArgumentsPerToken = true };
        var rows = new Option<int>("--rows") { Description = "The rows of each data set.", DefaultValueFactory = _ => 1000 };
        var first = new Option<ulong>("--first-seed") { Description = "The first seed.", DefaultValueFactory = _ => 0 };
        var seeds = new Option<int>("--seeds") { Description = "How many seeds.", DefaultValueFactory = _ => 20 };
        var estimator = new Option<string?>("--estimator") { Description = "The estimator. [default: gaussian for signals with noise, ksg for rows, else lmi with --effort quick]" };
        var command = new Command("scaling", "Fits laws to data of known information.") { families, rows, first, seeds, estimator };
        command.SetAction(parse =>
        {
            var table = new MarkdownTable(
                "family", "data sets", "extrapolated", "limit in its interval", "mean error of the limit", "mean half-width", "twice in its interval", "mean half-width of twice", "ten times in its interval", "why not extrapolated");
            foreach (ScaledFamily family in parse.GetValue(families)!)
            {
                Measure(table, family, parse.GetValue(rows), parse.GetValue(first), parse.GetValue(seeds), parse.GetValue(estimator));
            }

            table.Write(Console.Out);
        });
        return command;
    }

    private static void Measure(MarkdownTable table, ScaledFamily family, int rows, ulong first, int seeds, string? estimator)
    {
        string used = estimator ?? family switch
        {
            ScaledFamily.Channel or ScaledFamily.Channels => "gaussian",
            ScaledFamily.Rows => "ksg",
            _ => "lmi",
        };
        ParameterSet given = used == "lmi" ? new() { { CommonSettings.Effort.RecordName, "quick" } } : [];
        var limits = new List<(double Truth, FittedValue Value)>();
        var beyond = Factors.ToDictionary(factor => factor, _ => new List<(double Truth, FittedValue Value)>());
        var reasons = new List<string>();
        for (ulong seed = first; seed < first + (ulong)seeds; seed++)
        {
            var data = ScaledData.Create(family, rows, seed);
            Func<Samples, Samples>? prepare = data.Axis == ScalingAxis.Depth ? LogOnePlus : null;
            var study = new ScalingStudy(EstimatorCatalog.Find(used)!, given, new EstimatorRun { Seed = seed, Threads = 1 }, new ScalingPlan { Axis = data.Axis, Levels = data.Levels, PrepareX = prepare });
            ScalingCurve curve = study.Run(data.X, data.Y);
            ScalingFit fit = curve.Fit!;
            string points = string.Join(' ', curve.Points.Select(point => FormattableString.Invariant($"{point.Quality:G3}:{point.Bits:F3}")));
            if (fit.Divergence is { } divergence)
            {
                reasons.Add(divergence.Id);
                Console.Error.WriteLine(FormattableString.Invariant($"{family}, seed {seed}: {divergence.Id}, R2 {fit.Explained:F3}; {points}"));
                continue;
            }

            limits.Add((data.Truth(double.PositiveInfinity), fit.Limit!.Value));
            foreach (Extrapolation extrapolation in fit.Extrapolations.Where(one => family != ScaledFamily.Rows && Factors.Contains(one.Factor)))
            {
                beyond[extrapolation.Factor].Add((data.Truth(extrapolation.Quality), extrapolation.Bits));
            }

            Console.Error.WriteLine(FormattableString.Invariant(
                $"{family}, seed {seed}: limit {limits[^1].Truth:F3} in {fit.Limit.Value.Value:F3} ({fit.Limit.Value.Lower:F3} to {fit.Limit.Value.Upper:F3}), R2 {fit.Explained:F4}; {string.Join("; ", Factors.Where(f => beyond[f].Count > 0).Select(f => FormattableString.Invariant($"x{f}: {beyond[f][^1].Truth:F3} in {beyond[f][^1].Value.Value:F3} ({beyond[f][^1].Value.Lower:F3} to {beyond[f][^1].Value.Upper:F3})")))}; {points}"));
        }

        table.AddRow(
            family.ToString().ToLowerInvariant(),
            Number.Of(seeds, "0"),
            Number.Of(limits.Count, "0"),
            Hold(limits),
            limits.Count == 0 ? string.Empty : Number.Of(limits.Average(one => one.Value.Value - one.Truth), "+0.000;-0.000;0.000"),
            HalfWidth(limits),
            Hold(beyond[Factors[0]]),
            HalfWidth(beyond[Factors[0]]),
            Hold(beyond[Factors[1]]),
            string.Join(", ", reasons.GroupBy(reason => reason).Select(same => FormattableString.Invariant($"{same.Key} {same.Count()}"))));
    }

    private static string Hold(List<(double Truth, FittedValue Value)> values) => values.Count == 0
        ? string.Empty
        : FormattableString.Invariant($"{values.Count(one => one.Value.Lower <= one.Truth && one.Truth <= one.Value.Upper)} of {values.Count}");

    private static string HalfWidth(List<(double Truth, FittedValue Value)> values) =>
        values.Count == 0 ? string.Empty : Number.Of(values.Average(one => (one.Value.Upper - one.Value.Lower) / 2), "0.000");

    private static Samples LogOnePlus(Samples counts)
    {
        var values = new double[counts.Count * counts.Dimensions];
        for (int row = 0; row < counts.Count; row++)
        {
            Span<double> of = values.AsSpan(row * counts.Dimensions, counts.Dimensions);
            counts.CopyRow(row, of);
            for (int column = 0; column < of.Length; column++)
            {
                of[column] = double.LogP1(of[column]);
            }
        }

        return Samples.Create(values, counts.Count, counts.Dimensions);
    }
}
