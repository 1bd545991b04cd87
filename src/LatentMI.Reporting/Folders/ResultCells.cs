using System.Globalization;
using System.Text.Json.Nodes;
using LatentMI.Estimators.Conditional;
using LatentMI.Estimators.Latent;
using LatentMI.IO;
using LatentMI.IO.Formats;
using LatentMI.IO.Writing;
using LatentMI.Reporting.Reports;
using LatentMI.Reporting.Reports.Estimates;

namespace LatentMI.Reporting.Folders;

/// <summary>
/// The AnnData file of <c>--into</c>: a copy of the one that X is from, or else Y, with the results of its cells. <c>obs/KEY_pmi</c> holds pointwise values,
/// <c>obsm/KEY_x</c> and <c>obsm/KEY_y</c> latents, <c>uns/KEY</c> the estimate or the scores.
/// </summary>
public sealed class ResultCells
{
    private const string Pointwise = "pmi";
    private const string AnnDataFormat = "h5ad";

    // Formats of files that are HDF5, too: one may be AnnData under another name, and else is refused by what it lacks.
    private static readonly string[] OtherFormats = ["hdf5", "h5mu", "loom"];
    private static readonly string[] LatentNames = ["x", "y", "z"];

    // Of result.json: what tells the estimate, how it was made, and of what.
    private static readonly string[] Fields =
    [
        "estimator", "preset", "mi_bits", "at_least_bits", "ci95_bits", "standard_error_bits", "p_value", "shuffle_control_bits", "n_samples", "rows_available",
        "n_estimated", "dims_x", "dims_y", "dims_z", "latent_dims", "seed", "warning_ids", "x", "y", "z", "version", "settings",
    ];

    private readonly AnnDataCopy _copy;
    private readonly string _key;
    private readonly string _side;
    private readonly int[] _rows;

    private ResultCells(string path, string key, AnnDataCopy copy, string side, int[] rows) => (Path, _key, _copy, _side, _rows) = (path, key, copy, side, rows);

    /// <summary>The path of the copy.</summary>
    public string Path { get; }

    /// <summary>Finds the file to copy, and the cell of each pair, before an estimate takes its time.</summary>
    /// <param name="path">The path of the copy.</param>
    /// <param name="key">What the names of the results begin with.</param>
    /// <param name="x">All rows of X as they were read, and those of the pairs.</param>
    /// <param name="y">Those of Y.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="InputException">
    /// Neither side is from an AnnData file, its rows are not the cells, a cell is in several pairs, or nothing can be added to the file.
    /// </exception>
    public static ResultCells Prepare(
        string path, string key, (SampleSource All, SampleSource Paired) x, (SampleSource All, SampleSource Paired) y, CancellationToken cancellationToken)
    {
        (string Name, SampleSource All, SampleSource Paired)[] sides = [("X", x.All, x.Paired), ("Y", y.All, y.Paired)];
        string[] formats = [.. sides.Select(side => FormatOf(side.All))];
        int chosen = Array.IndexOf(formats, AnnDataFormat);
        chosen = chosen >= 0 ? chosen : Array.FindIndex(formats, OtherFormats.Contains);
        if (chosen < 0)
        {
            throw new InputException($"{path}: results are added to a copy of the AnnData file that X or Y is from, and neither is from one; leave --into out, or use --out DIR.");
        }

        (string side, SampleSource all, SampleSource paired) = sides[chosen];
        var copy = AnnDataCopy.Prepare(FileAddress.Parse(all.Address).Path, cancellationToken);
        if (copy.FindTaken(key, [Pointwise, .. LatentNames]) is { } taken)
        {
            throw new InputException($"{all.Address}: the file already has {OneLine.Quote(taken)}; give these results another name with --into-key NAME.");
        }

        RequireCells(side, all, copy.Cells);
        int[] rows = [.. Enumerable.Range(0, paired.Samples.Count).Select(paired.Samples.Origins.Row)];
        if (rows.GroupBy(row => row).FirstOrDefault(pairs => pairs.Count() > 1) is { } several)
        {
            throw new InputException(string.Create(
                CultureInfo.InvariantCulture,
                $"{all.Address}: row {several.Key + 1} ({OneLine.Of(copy.Cells[several.Key])}) of {side} is in {several.Count()} pairs, so that the cell has no single value; leave --into out, and use --out DIR."));
        }

        return new ResultCells(path, key, copy, side, rows);
    }

    /// <summary>Writes the copy.</summary>
    /// <param name="report">The result.</param>
    /// <param name="estimate">The estimate.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    public void Write(EstimateReport report, InformationEstimate estimate, CancellationToken cancellationToken)
    {
        IReadOnlyList<Samples> latents = estimate switch
        {
            LatentEstimate latent => [latent.LatentX, latent.LatentY],
            ConditionalLatentMiEstimate conditional => [conditional.LatentX, conditional.LatentY, conditional.LatentZ],
            _ => [],
        };
        Write(estimate.PointwiseBits, latents, Describe(report), cancellationToken);
    }

    /// <summary>Writes the copy.</summary>
    /// <param name="report">The scores of the pairs.</param>
    /// <param name="latentX">The latents of X.</param>
    /// <param name="latentY">The latents of Y.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    public void Write(ScoreReport report, Samples latentX, Samples latentY, CancellationToken cancellationToken)
    {
        JsonObject values = JsonNode.Parse(ReportJson.Write(report))!.AsObject();
        values.Remove("pmi_bits");
        values["rows_of"] = _side;
        Write([.. report.PmiBits.Select(value => value ?? double.NaN)], [latentX, latentY], values, cancellationToken);
    }

    private void Write(IReadOnlyList<double> bits, IReadOnlyList<Samples> latents, JsonObject values, CancellationToken cancellationToken)
    {
        var pointwise = new double[_copy.Cells.Count];
        Array.Fill(pointwise, double.NaN);
        for (int pair = 0; pair < _rows.Length; pair++)
        {
            pointwise[_rows[pair]] = bits[pair];
        }

        _copy.Write(
            Path,
            new AnnDataResults(_key)
            {
                Columns = [(Pointwise, pointwise)],
                Matrices = [.. latents.Index().Select(side => (LatentNames[side.Index], OfCells(side.Item), side.Item.Dimensions))],
                Values = values,
            },
            cancellationToken);
    }

    // The format of samples that are labels does not tell that of their file.
    private static string FormatOf(SampleSource side)
    {
        using var file = OpenFile.Open(side.Address);
        return file.Format;
    }

    private static void RequireCells(string side, SampleSource all, IReadOnlyList<string> cells)
    {
        IReadOnlyList<string>? names = all.RowNames;
        bool areCells = names is not null && Enumerable.Range(0, all.Samples.Count)
            .All(row => all.Samples.Origins.Row(row) < cells.Count && names[row] == cells[all.Samples.Origins.Row(row)]);
        if (!areCells)
        {
            throw new InputException($"{all.Address}: the rows of {side} are not the cells of the file (obs), so that they cannot get results; leave --into out, and use --out DIR.");
        }
    }

    private float[] OfCells(Samples latents)
    {
        var values = new float[_copy.Cells.Count * latents.Dimensions];
        Array.Fill(values, float.NaN);
        for (int pair = 0; pair < _rows.Length; pair++)
        {
            for (int column = 0; column < latents.Dimensions; column++)
            {
                values[(_rows[pair] * latents.Dimensions) + column] = (float)latents[pair, column];
            }
        }

        return values;
    }

    private JsonObject Describe(EstimateReport report)
    {
        JsonObject all = JsonNode.Parse(EstimateJson.Write(report))!.AsObject();
        var values = new JsonObject();
        foreach (string field in Fields)
        {
            values[field] = all[field]?.DeepClone();
        }

        values["diagnostic_ids"] = new JsonArray([.. (report.Diagnostics ?? []).Select(remark => JsonValue.Create(remark.Id))]);
        values["rows_of"] = _side;
        return values;
    }
}
