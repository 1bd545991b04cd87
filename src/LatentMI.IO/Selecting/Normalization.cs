using System.Globalization;
using LatentMI.IO.Formats;

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
    public static SampleSource Apply(SampleSource source, NormalizationSteps steps, CancellationToken cancellationToken)
    {
        if (steps.IsEmpty)
        {
            return source;
        }

        using Samples samples = source.Samples;
        ColumnSelection.RequireRoom(samples.Count, samples.Dimensions, source.Address);
        var values = new double[samples.Count * samples.Dimensions];
        for (int row = 0; row < samples.Count; row++)
        {
            samples.CopyRow(row, values.AsSpan(row * samples.Dimensions, samples.Dimensions));
        }

        var work = new Work(source, values, samples.Dimensions, cancellationToken);
        var done = new List<string>();
        if (steps.NormalizeTotal)
        {
            done.Add(work.NormalizeTotal(steps.Total));
        }

        if (steps.LogOnePlus)
        {
            done.Add(work.LogOnePlus());
        }

        IReadOnlyList<string>? names = samples.ColumnNames;
        SampleOrigins origins = samples.Origins;
        if (steps.TopVariable is { } count)
        {
            int[] kept = work.KeepMostVariable(count);
            done.Add(string.Create(CultureInfo.InvariantCulture, $"top-variable {count} of {samples.Dimensions} columns"));
            names = names is null ? null : Array.ConvertAll(kept, column => names[column]);
            origins = origins.SelectColumns(kept);
        }

        if (steps.ScaleClip is { } clip)
        {
            done.Add(work.ScaleAndClip(clip));
        }

        Samples result = samples.Type == SampleType.Float32
            ? Samples.Create(Array.ConvertAll(work.Values, value => (float)value), samples.Count, work.Columns, names)
            : Samples.Create(work.Values, samples.Count, work.Columns, names);
        return source with { Samples = result.WithOrigins(origins), Steps = done };
    }

    private sealed class Work(SampleSource source, double[] values, int columns, CancellationToken cancellationToken)
    {
        public double[] Values { get; private set; } = values;

        public int Columns { get; private set; } = columns;

        private int Rows => Values.Length / Columns;

        public string NormalizeTotal(double? given)
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

            double[] positive = [.. totals.Where(total => total > 0).Order()];
            if (positive.Length == 0)
            {
                throw new InputException($"{source.Address}: normalization of totals needs a row with a total above 0, but all totals are 0.");
            }

            double target = given ?? (positive[(positive.Length - 1) / 2] + positive[positive.Length / 2]) / 2;
            for (int row = 0; row < totals.Length; row++)
            {
                double factor = totals[row] > 0 ? target / totals[row] : 1;
                foreach (ref double value in Row(row))
                {
                    value *= factor;
                }
            }

            string chosen = given is null ? ", the median" : string.Empty;
            return string.Create(CultureInfo.InvariantCulture, $"normalize-total {target:R}{chosen}, over {Columns} columns");
        }

        public string LogOnePlus()
        {
            for (int row = 0; row < Rows; row++)
            {
                foreach (ref double value in Row(row))
                {
                    value = value > -1 ? double.LogP1(value) : throw Fail(row, value, "ln(1 + x) needs values above -1");
                }
            }

            return "log1p";
        }

        public int[] KeepMostVariable(int count)
        {
            if (count > Columns)
            {
                throw new InputException(string.Create(
                    CultureInfo.InvariantCulture, $"{source.Address}: {count} columns to keep are more than the {Columns} columns; keep fewer."));
            }

            (_, double[] deviations) = Moments();
            int[] kept = [.. Enumerable.Range(0, Columns).OrderByDescending(column => deviations[column]).Take(count).Order()];
            var chosen = new double[Rows * count];
            for (int row = 0; row < Rows; row++)
            {
                Span<double> from = Row(row);
                for (int j = 0; j < count; j++)
                {
                    chosen[(row * count) + j] = from[kept[j]];
                }
            }

            (Values, Columns) = (chosen, count);
            return kept;
        }

        public string ScaleAndClip(double clip)
        {
            (double[] means, double[] deviations) = Moments();
            for (int row = 0; row < Rows; row++)
            {
                Span<double> of = Row(row);
                for (int j = 0; j < of.Length; j++)
                {
                    of[j] = Math.Clamp((of[j] - means[j]) / (deviations[j] > 0 ? deviations[j] : 1), -clip, clip);
                }
            }

            return string.Create(CultureInfo.InvariantCulture, $"scale-clip {clip:R}");
        }

        private (double[] Means, double[] Deviations) Moments()
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

        private Span<double> Row(int row) => Values.AsSpan(row * Columns, Columns);

        private InputException Fail(int row, double value, string need) => new(string.Create(
            CultureInfo.InvariantCulture, $"{source.Address}: {need}, and row {source.Samples.RowNumber(row)} holds {value:R}; leave the step out for these columns."));
    }
}
