using System.Globalization;
using LatentMI.IO.Formats;
using MathNet.Numerics;

namespace LatentMI.IO.Selecting;

/// <summary>The steps that counts of single cells go through, as scanpy defines them (Wolf, Angerer, Theis 2018), but for the choice of columns.</summary>
/// <remarks>
/// <list type="number">
/// <item>Total: x_ij T / sum_j x_ij; a row whose total is 0 stays 0. T is given, or the median of the totals above 0.</item>
/// <item>Logarithm: ln(1 + x).</item>
/// <item>Most variable: the N columns of the largest sample variance of what the steps before gave; of equal ones the first. They stay in their
/// order. (scanpy's choice of highly variable genes corrects the variance for the mean as well.)</item>
/// <item>Scale and clip: (x - mean) / s with the sample standard deviation s (n - 1), no division where s is 0, then cut off at +-C.</item>
/// </list>
/// Sums are in float64; the result has the type of the samples. Nothing looks at the other side, so permutation tests stay valid.
/// </remarks>
public static class Normalization
{
    /// <summary>Applies steps to a source.</summary>
    /// <param name="source">The source; where anything is done, its samples are disposed of.</param>
    /// <param name="steps">What to do.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="InputException">Values do not allow a step, or there are fewer columns than are to stay.</exception>
    public static SampleSource Apply(SampleSource source, NormalizationSteps steps, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(steps);
        if (steps.IsEmpty)
        {
            return source;
        }

        return Apply(source, steps, given: null, cancellationToken);
    }

    /// <summary>Brings new rows to the form that others were brought to.</summary>
    /// <param name="source">The new rows; their samples are disposed of.</param>
    /// <param name="fitted">What was done to the others.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="InputException">There are other columns than there were, or values do not allow a step.</exception>
    public static SampleSource ApplyFitted(SampleSource source, FittedNormalization fitted, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(fitted);
        if (source.Samples.Dimensions != fitted.Columns)
        {
            throw new InputException(string.Create(
                CultureInfo.InvariantCulture,
                $"{source.Address}: has {OneLine.Count(source.Samples.Dimensions, "column")}, but the normalization is of {fitted.Columns}; give the columns that were normalized, as they were before."));
        }

        var steps = new NormalizationSteps
        {
            NormalizeTotal = fitted.Total is not null,
            Total = fitted.Total,
            LogOnePlus = fitted.LogOnePlus,
            TopVariable = fitted.Kept?.Count,
            ScaleClip = fitted.Clip,
        };
        return Apply(source, steps, fitted, cancellationToken);
    }

    /// <summary>ln(1 + x), exact for small x, too, of which the runtime takes the logarithm of the rounded sum.</summary>
    private static double LogOfOnePlus(double value) => Math.Abs(value) > 1e-4 ? double.LogP1(value) : SpecialFunctions.Log1p(value);

    /// <summary>Applies steps with the numbers of rows that went through them before, or with those of the rows at hand.</summary>
    private static SampleSource Apply(SampleSource source, NormalizationSteps steps, FittedNormalization? given, CancellationToken cancellationToken)
    {
        using Samples samples = source.Samples;
        ColumnSelection.RequireRoom(samples.Count, samples.Dimensions, source.Address);
        var values = new double[samples.Count * samples.Dimensions];
        for (int row = 0; row < samples.Count; row++)
        {
            samples.CopyRow(row, values.AsSpan(row * samples.Dimensions, samples.Dimensions));
        }

        var work = new Work(source, values, samples.Dimensions, cancellationToken);
        var done = new List<string>();
        double? total = null;
        if (steps.NormalizeTotal)
        {
            total = steps.Total ?? work.MedianTotal();
            work.NormalizeTotal(total.Value);
            string chosen = steps.Total is null ? ", the median" : string.Empty;
            done.Add(string.Create(CultureInfo.InvariantCulture, $"normalize-total {total:R}{chosen}, over {OneLine.Count(samples.Dimensions, "column")}"));
        }

        if (steps.LogOnePlus)
        {
            work.LogOnePlus();
            done.Add("log1p");
        }

        IReadOnlyList<string>? names = samples.ColumnNames;
        SampleOrigins origins = samples.Origins;

        // Of what the steps make of counts only a choice of columns is still counts.
        ColumnKind[] kinds = [.. Enumerable.Range(0, samples.Dimensions).Select(column =>
            steps with { TopVariable = null } is { IsEmpty: true } ? samples.KindOf(column) : ColumnKind.Number)];
        int[]? kept = null;
        if (steps.TopVariable is { } count)
        {
            kept = given is { Kept: { } known } ? [.. known] : work.MostVariable(count);
            work.Keep(kept);
            done.Add(string.Create(CultureInfo.InvariantCulture, $"top-variable {count} of {OneLine.Count(samples.Dimensions, "column")}"));
            names = names is null ? null : Array.ConvertAll(kept, column => names[column]);
            origins = origins.SelectColumns(kept);
            kinds = Array.ConvertAll(kept, column => kinds[column]);
        }

        (double[] Means, double[] Deviations)? moments = null;
        if (steps.ScaleClip is { } clip)
        {
            moments = given is { Means: { } means, Deviations: { } deviations } ? ([.. means], [.. deviations]) : work.Moments();
            work.ScaleAndClip(moments.Value.Means, moments.Value.Deviations, clip);
            done.Add(string.Create(CultureInfo.InvariantCulture, $"scale-clip {clip:R}"));
        }

        Samples result = samples.Type == SampleType.Float32
            ? Samples.Create(Array.ConvertAll(work.Values, value => (float)value), samples.Count, work.Columns, names)
            : Samples.Create(work.Values, samples.Count, work.Columns, names);
        return source with
        {
            Samples = result.WithOrigins(origins).WithKinds(kinds),
            Steps = done,
            Normalization = given ?? new FittedNormalization
            {
                Columns = samples.Dimensions,
                ColumnNames = samples.ColumnNames,
                Total = total,
                LogOnePlus = steps.LogOnePlus,
                Kept = kept,
                Means = moments?.Means,
                Deviations = moments?.Deviations,
                Clip = steps.ScaleClip,
            },
        };
    }

    private sealed class Work(SampleSource source, double[] values, int columns, CancellationToken cancellationToken)
    {
        public double[] Values { get; private set; } = values;

        public int Columns { get; private set; } = columns;

        private int Rows => Values.Length / Columns;

        public double MedianTotal()
        {
            double[] positive = [.. Totals().Where(total => total > 0).Order()];
            return positive.Length > 0
                ? (positive[(positive.Length - 1) / 2] + positive[positive.Length / 2]) / 2
                : throw new InputException($"{source.Address}: normalization of totals needs a row with a total above 0, but all totals are 0.");
        }

        public void NormalizeTotal(double target)
        {
            double[] totals = Totals();
            for (int row = 0; row < totals.Length; row++)
            {
                double factor = totals[row] > 0 ? target / totals[row] : 1;
                foreach (ref double value in Row(row))
                {
                    value *= factor;
                }
            }
        }

        public void LogOnePlus()
        {
            for (int row = 0; row < Rows; row++)
            {
                foreach (ref double value in Row(row))
                {
                    value = value > -1 ? LogOfOnePlus(value) : throw Fail(row, value, "ln(1 + x) needs values above -1");
                }
            }
        }

        public int[] MostVariable(int count)
        {
            if (count > Columns)
            {
                throw new InputException(string.Create(
                    CultureInfo.InvariantCulture, $"{source.Address}: {count} columns to keep are more than the {Columns} columns; keep fewer."));
            }

            (_, double[] deviations) = Moments();
            return [.. Enumerable.Range(0, Columns).OrderByDescending(column => deviations[column]).Take(count).Order()];
        }

        public void Keep(int[] kept)
        {
            var chosen = new double[Rows * kept.Length];
            for (int row = 0; row < Rows; row++)
            {
                Span<double> from = Row(row);
                for (int j = 0; j < kept.Length; j++)
                {
                    chosen[(row * kept.Length) + j] = from[kept[j]];
                }
            }

            (Values, Columns) = (chosen, kept.Length);
        }

        public void ScaleAndClip(double[] means, double[] deviations, double clip)
        {
            for (int row = 0; row < Rows; row++)
            {
                Span<double> of = Row(row);
                for (int j = 0; j < of.Length; j++)
                {
                    of[j] = Math.Clamp((of[j] - means[j]) / (deviations[j] > 0 ? deviations[j] : 1), -clip, clip);
                }
            }
        }

        public (double[] Means, double[] Deviations) Moments()
        {
            if (Rows < 2)
            {
                throw new InputException($"{source.Address}: the spread of columns needs at least 2 rows.");
            }

            var means = new double[Columns];
            var deviations = new double[Columns];
            for (int row = 0; row < Rows; row++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                Span<double> of = Row(row);
                for (int j = 0; j < of.Length; j++)
                {
                    // By the difference to the running mean (Welford 1962), which loses no digits where the mean is large.
                    double difference = of[j] - means[j];
                    means[j] += difference / (row + 1);
                    deviations[j] += difference * (of[j] - means[j]);
                }
            }

            return (means, Array.ConvertAll(deviations, sum => Math.Sqrt(sum / (Rows - 1))));
        }

        private double[] Totals()
        {
            var totals = new double[Rows];
            for (int row = 0; row < totals.Length; row++)
            {
                foreach (double value in Row(row))
                {
                    if (value < 0)
                    {
                        throw Fail(row, value, "normalization of totals is for counts, which cannot be negative");
                    }

                    totals[row] += value;
                }
            }

            return totals;
        }

        private Span<double> Row(int row) => Values.AsSpan(row * Columns, Columns);

        private InputException Fail(int row, double value, string need) => new(string.Create(
            CultureInfo.InvariantCulture, $"{source.Address}: {need}, and row {source.Samples.RowNumber(row)} holds {value:R}; leave the step out for these columns."));
    }
}
