using System.Globalization;
using LatentMI.IO.Formats;
using LatentMI.IO.Selecting;

namespace LatentMI.IO.Models;

/// <summary>
/// What the columns of one side were before a model was fitted to them, so that new rows become the same columns: their names, what the codes of labels stand
/// for, and normalization with all its numbers.
/// </summary>
public sealed class ModelSide
{
    private const int MostNamed = 3;

    // Whole numbers of more values are quantities, unless they are said to be labels.
    private const int MostCodes = 32;

    /// <summary>The names of the columns that the model was fitted to; null where they had none.</summary>
    public IReadOnlyList<string>? ColumnNames { get; init; }

    /// <summary>What the codes 0, 1, 2, ... stand for; null where the columns are numbers.</summary>
    public IReadOnlyList<string>? Labels { get; init; }

    /// <summary>The codes of labels that are given as numbers, or of one column of few whole numbers that may be labels; null of any other numbers.</summary>
    public IReadOnlyList<double>? Codes { get; init; }

    /// <summary>Whether <see cref="Codes"/> are known to be those of labels, so that other numbers are errors.</summary>
    public bool AreLabels { get; init; }

    /// <summary>The normalization; null where there was none.</summary>
    public FittedNormalization? Normalization { get; init; }

    /// <summary>Describes the samples of an estimate.</summary>
    /// <param name="source">The samples, and where they came from.</param>
    /// <param name="areLabels">Whether their numbers are said to be labels, or to be none; null where nothing was said.</param>
    public static ModelSide Of(SampleSource source, bool? areLabels = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        return new ModelSide
        {
            ColumnNames = source.Samples.ColumnNames,
            Labels = source.Labels,
            Codes = source.Labels is null && source.Normalization is null && areLabels != false ? FindCodes(source.Samples, areLabels is true) : null,
            AreLabels = areLabels is true,
            Normalization = source.Normalization,
        };
    }

    /// <summary>Reads new rows, and makes them what the model was fitted to: columns are found by their names where both have names, labels get the codes that they had.</summary>
    /// <param name="address">The rows: <c>FILE[:ITEM][:COLUMNS]</c>.</param>
    /// <param name="isNormalized">Whether they went through the normalization already.</param>
    /// <param name="reading">How their file is read; null for the defaults.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The rows; a note says where values are new that may be labels.</returns>
    /// <exception cref="InputException">They cannot be read, they lack columns, a label is unknown, or values do not allow a step.</exception>
    public SampleSource Read(string address, bool isNormalized = false, ReadingOptions? reading = null, CancellationToken cancellationToken = default)
    {
        SampleSource source = new SampleQuery { Address = address, TakesLabels = Labels is not null, Reading = reading ?? ReadingOptions.Default }.Read(cancellationToken);
        return Apply(source, isNormalized, cancellationToken);
    }

    /// <summary>Makes new rows what the model was fitted to: columns are found by their names where both have names, labels get the codes that they had.</summary>
    /// <param name="source">The rows, which the result owns; where they cannot be used, they are disposed of.</param>
    /// <param name="isNormalized">Whether they went through the normalization already.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <exception cref="InputException">Columns are missing, labels are unknown, or values do not allow a step.</exception>
    public SampleSource Apply(SampleSource source, bool isNormalized = false, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        try
        {
            if (Labels is not null)
            {
                return Recode(source);
            }

            SampleSource columns = Find(source, isNormalized);
            if (Codes is not null && columns.Samples.Dimensions == 1)
            {
                return CheckCodes(columns);
            }

            return Normalization is { } fitted && !isNormalized ? Selecting.Normalization.ApplyFitted(columns, fitted, cancellationToken) : columns;
        }
        catch
        {
            source.Samples.Dispose();
            throw;
        }
    }

    private SampleSource Recode(SampleSource source)
    {
        if (source.Labels is not { } given)
        {
            throw new InputException($"{source.Address}: holds numbers, but the model is of the labels {Named(Labels!)}; give the column of labels.");
        }

        Dictionary<string, float> codes = Labels!.Select((label, code) => (label, code)).ToDictionary(pair => pair.label, pair => (float)pair.code);
        var recoded = new float[source.Samples.Count];
        for (int row = 0; row < recoded.Length; row++)
        {
            string label = given[(int)source.Samples[row, 0]];
            recoded[row] = codes.TryGetValue(label, out float code) ? code : throw new InputException(string.Create(
                CultureInfo.InvariantCulture,
                $"{source.Address}: row {source.Samples.RowNumber(row)} has the label {OneLine.Quote(label)}, which the model does not know; it knows {Named(Labels!)}; remove such rows."));
        }

        Samples samples = Samples.Create(recoded, recoded.Length, 1, source.Samples.ColumnNames).WithOrigins(source.Samples.Origins).WithKinds(ColumnKind.Label);
        return source with { Samples = samples, Labels = Labels };
    }

    private static double[]? FindCodes(Samples samples, bool areLabels)
    {
        if (samples.Dimensions != 1)
        {
            return null;
        }

        var codes = new SortedSet<double>();
        for (int row = 0; row < samples.Count; row++)
        {
            double value = samples[row, 0];
            if (!areLabels && (!double.IsInteger(value) || codes.Count > MostCodes))
            {
                return null;
            }

            codes.Add(value);
        }

        return areLabels || codes.Count <= MostCodes ? [.. codes] : null;
    }

    private SampleSource CheckCodes(SampleSource source)
    {
        HashSet<double> known = [.. Codes!];
        Samples samples = source.Samples;
        int[] unknown = [.. Enumerable.Range(0, samples.Count).Where(row => !known.Contains(samples[row, 0]))];
        if (unknown.Length == 0)
        {
            return source;
        }

        double first = samples[unknown[0], 0];
        string codes = OneLine.List(Codes!.Select(code => code.ToString("R", CultureInfo.InvariantCulture)), MostNamed);
        return AreLabels
            ? throw new InputException(string.Create(
                CultureInfo.InvariantCulture,
                $"{source.Address}: row {samples.RowNumber(unknown[0])} has the label {first:R}, which the model does not know; it knows {codes}; remove such rows."))
            : source with
            {
                Notes =
                [
                    .. source.Notes,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{unknown.Length} of {OneLine.Count(samples.Count, "row")} {(unknown.Length == 1 ? "has a value" : "have values")} that the model never saw, such as {first:R}, where it knows {codes}: ")
                    + "if these numbers are labels, such rows have no meaningful score",
                ],
            };
    }

    /// <summary>The columns of the model in their order, by their names where there are names.</summary>
    private SampleSource Find(SampleSource source, bool isNormalized)
    {
        IReadOnlyList<string>? wanted = isNormalized || Normalization is null ? ColumnNames : Normalization.ColumnNames;
        if (wanted is null || source.Samples.ColumnNames is not { } names || names.SequenceEqual(wanted) || names.Distinct().Count() < names.Count)
        {
            return source;
        }

        Dictionary<string, int> places = names.Select((name, place) => (name, place)).ToDictionary(pair => pair.name, pair => pair.place);
        string[] missing = [.. wanted.Where(name => !places.ContainsKey(name))];
        if (missing.Length > 0)
        {
            throw new InputException(string.Create(
                CultureInfo.InvariantCulture,
                $"{source.Address}: {missing.Length} of the {wanted.Count} columns of the model are not among its columns: {Named(missing)}; give rows with the same columns."));
        }

        Samples columns = source.Samples.SelectColumns([.. wanted.Select(name => places[name])]);
        source.Samples.Dispose();
        return source with { Samples = columns, Notes = [.. source.Notes, "columns were found by their names"] };
    }

    private static string Named(IReadOnlyList<string> names) => OneLine.List([.. names.Select(name => OneLine.Quote(name))], MostNamed);
}
