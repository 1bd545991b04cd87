using System.Globalization;
using LatentMI.Inference;
using LatentMI.IO.Writing;
using LatentMI.Reporting.Figures;
using LatentMI.Reporting.Figures.Lineages;
using LatentMI.Reporting.Folders;
using LatentMI.Reporting.Reports;
using LatentMI.Studies.Lineages;

namespace LatentMI.Reporting.Pages;

/// <summary>The files of <c>lmi lineage --out</c>: tables, pictures, the report, and <c>result.json</c> last.</summary>
/// <param name="Report">The result.</param>
/// <param name="Pictures">The pictures by the names of their files.</param>
public sealed record LineageFolder(LineageReport Report, IReadOnlyDictionary<string, byte[]> Pictures)
{
    /// <summary>The picture of a Markov test.</summary>
    public const string MarkovPicture = "markov-test.png";

    /// <summary>The picture of the rolling mean.</summary>
    public const string RollingPicture = "pseudotime.png";

    /// <summary>The picture of the embedding.</summary>
    public const string EmbeddingPicture = "embedding.png";

    /// <summary>The picture of the embedding, its cells colored by type.</summary>
    public const string TypesPicture = "embedding-types.png";

    /// <summary>The picture of what sisters of each two types share.</summary>
    public const string TypePairsPicture = "types.png";

    private const string ReportName = "report.html";
    private static readonly string[] PictureNames = [MarkovPicture, RollingPicture, TypesPicture, EmbeddingPicture, TypePairsPicture];

    /// <summary>Reads a folder.</summary>
    /// <param name="path">The folder.</param>
    /// <returns>The study; null where the result in it is of something else.</returns>
    /// <exception cref="InputException">The result is damaged.</exception>
    public static LineageFolder? Read(string path)
    {
        LineageReport? report = ResultJson.Read(Path.Combine(path, EstimateFolder.ResultFile), ReportJson.ReadLineage);
        return report is null ? null : new LineageFolder(
            report,
            PictureNames.Where(name => File.Exists(Path.Combine(path, name)))
                .ToDictionary(name => name, name => File.ReadAllBytes(Path.Combine(path, name))));
    }

    /// <summary>
    /// Writes a Markov test: <c>estimates.csv</c>, <c>sisters.csv</c>, <c>cells.csv</c>, <c>markov-test.png</c>; <c>embedding.png</c> where there is an embedding;
    /// <c>types.csv</c> and <c>types.png</c> where there are types, <c>embedding-types.png</c> where there are both; <c>report.html</c>, <c>result.json</c>.
    /// </summary>
    /// <param name="folder">Where to.</param>
    /// <param name="report">The result.</param>
    /// <param name="result">The test.</param>
    /// <param name="sisters">What sisters tell of each other.</param>
    /// <param name="source">The cells.</param>
    /// <param name="types">Their types; null where there are none.</param>
    /// <param name="places">Where each cell is in the embedding; null where there is none.</param>
    /// <param name="cancellationToken">Stops between two files.</param>
    public static void Write(
        ResultFolder folder,
        MarkovReport report,
        MarkovTestResult result,
        SisterInformation sisters,
        LineageSource source,
        CellTypes? types,
        Samples? places,
        CancellationToken cancellationToken)
    {
        folder.WriteFile(
            "estimates.csv", stream => WriteEstimates(stream, ("early-late", result.EarlyLate), ("sisters", result.Sisters)), cancellationToken);
        folder.WriteFile("sisters.csv", stream => WriteSisters(stream, sisters, source, types), cancellationToken);
        folder.WriteFile("cells.csv", stream => WriteCells(stream, sisters, source, types, places), cancellationToken);
        var pictures = new Dictionary<string, byte[]> { [MarkovPicture] = MarkovFigure.Draw(report) };
        if (places is not null && types is not null)
        {
            pictures[TypesPicture] = CellTypesFigure.Draw(RowPlane.OfPlaces($"Cells by {types.Column}", "Each cell at its place in the embedding.", places), types);
        }

        if (places is not null && sisters.Cells.Count > 0)
        {
            pictures[EmbeddingPicture] = DrawEmbedding("What sisters share", places, sisters.Cells.Select(cell => (cell.Row, cell.MeanBits)));
        }

        if (report.CellTypes is { } table)
        {
            folder.WriteFile("types.csv", stream => WriteTypes(stream, table), cancellationToken);
            pictures[TypePairsPicture] = TypePairsFigure.Draw(table);
        }

        new LineageFolder(report, pictures).WriteRest(folder, ReportJson.Write(report), cancellationToken);
    }

    /// <summary>
    /// Writes a study of pseudotime: <c>estimates.csv</c>, <c>cells.csv</c>, <c>rolling.csv</c>, <c>pseudotime.png</c>, <c>embedding.png</c> where there is
    /// an embedding, <c>report.html</c>, <c>result.json</c>.
    /// </summary>
    /// <param name="folder">Where to.</param>
    /// <param name="report">The result.</param>
    /// <param name="result">The study.</param>
    /// <param name="source">The cells.</param>
    /// <param name="places">Where each cell is in the embedding; null where there is none.</param>
    /// <param name="cancellationToken">Stops between two files.</param>
    public static void Write(
        ResultFolder folder,
        PseudotimeReport report,
        PseudotimeInformation result,
        LineageSource source,
        Samples? places,
        CancellationToken cancellationToken)
    {
        folder.WriteFile("estimates.csv", stream => WriteEstimates(stream, ("early-late", result.EarlyLate)), cancellationToken);
        folder.WriteFile("cells.csv", stream => WriteCells(stream, result, source, places), cancellationToken);
        folder.WriteFile("rolling.csv", stream => WriteRolling(stream, result), cancellationToken);
        var pictures = new Dictionary<string, byte[]>
        {
            [RollingPicture] = RollingMeanFigure.Draw(report.Pseudotime, report.Window, result.Rolling, report.EarlyLate.MeanBits, report.Published),
        };
        if (places is not null)
        {
            pictures[EmbeddingPicture] = DrawEmbedding("What early cells predict", places, result.Cells.Select(cell => (cell.Row, cell.MeanBits)));
        }

        new LineageFolder(report, pictures).WriteRest(folder, ReportJson.Write(report), cancellationToken);
    }

    private static void WriteEstimates(Stream stream, params ReadOnlySpan<(string Name, RepeatedPairing Run)> runs)
    {
        using var table = new TableWriter(stream, "comparison", "pairing", "pairs", "bits", "standard_error_bits", "control_bits");
        foreach ((string name, RepeatedPairing run) in runs)
        {
            foreach (PairingEstimate estimate in run.Estimates)
            {
                // Of several controls the mean, so that a pairing is a row.
                table.WriteRow(
                    name,
                    Number(estimate.Draw + 1),
                    Number(estimate.Pairs.Count),
                    Number(estimate.Bits),
                    Number(estimate.StandardError ?? double.NaN),
                    Number(estimate.ControlBits.Count == 0 ? double.NaN : estimate.ControlBits.Average()));
            }
        }
    }

    private static byte[] DrawEmbedding(string title, Samples places, IEnumerable<(int Row, double Bits)> cells)
    {
        var bits = new double[places.Count];
        Array.Fill(bits, double.NaN);
        foreach ((int row, double value) in cells)
        {
            bits[row] = value;
        }

        return PointwiseLatentsFigure.Draw(RowPlane.OfPlaces(title, "Each cell at its place in the embedding.", places), bits);
    }

    private static void WriteSisters(Stream stream, SisterInformation sisters, LineageSource source, CellTypes? types)
    {
        string[] ofTypes = types is null ? [] : ["type_1", "type_2"];
        using var table = new TableWriter(stream, ["row_1", "name_1", "row_2", "name_2", "clone", "pmi_bits", "pairings", .. ofTypes]);
        foreach (SisterPair pair in sisters.Pairs)
        {
            string[] typesOfPair = types is null ? [] : [TypeOf(types, pair.First), TypeOf(types, pair.Second)];
            table.WriteRow(
            [
                Number(source.Rows[pair.First] + 1),
                source.Metadata.RowNames?[pair.First] ?? string.Empty,
                Number(source.Rows[pair.Second] + 1),
                source.Metadata.RowNames?[pair.Second] ?? string.Empty,
                pair.CloneName,
                Number(pair.MeanBits),
                Number(pair.Draws),
                .. typesOfPair,
            ]);
        }
    }

    private static void WriteCells(Stream stream, SisterInformation sisters, LineageSource source, CellTypes? types, Samples? places)
    {
        string[] ofType = types is null ? [] : ["type"];
        string[] axes = places is null ? [] : ["embedding_1", "embedding_2"];
        using var table = new TableWriter(stream, ["row", "name", "clone", "pmi_bits", "pairings", .. ofType, .. axes]);
        foreach (SisterCell cell in sisters.Cells)
        {
            string[] type = types is null ? [] : [TypeOf(types, cell.Row)];
            string[] place = places is null ? [] : [Number(places[cell.Row, 0]), Number(places[cell.Row, 1])];
            table.WriteRow(
            [
                Number(source.Rows[cell.Row] + 1),
                source.Metadata.RowNames?[cell.Row] ?? string.Empty,
                cell.CloneName,
                Number(cell.MeanBits),
                Number(cell.Draws),
                .. type,
                .. place,
            ]);
        }
    }

    private static void WriteTypes(Stream stream, CellTypesReport types)
    {
        using var table = new TableWriter(stream, "type_1", "type_2", "mean_pmi_bits", "lower_bits", "upper_bits", "pairs", "draws", "clones");
        foreach (TypePairReport pair in types.Pairs)
        {
            table.WriteRow(
                pair.First,
                pair.Second,
                Number(pair.MeanPmiBits ?? double.NaN),
                Number(pair.Ci95Bits?[0] ?? double.NaN),
                Number(pair.Ci95Bits?[1] ?? double.NaN),
                Number(pair.Pairs),
                Number(pair.Draws),
                Number(pair.Clones));
        }
    }

    private static string TypeOf(CellTypes types, int cell) => types.OfCells[cell] is >= 0 and int type ? types.Names[type] : string.Empty;

    private static void WriteCells(Stream stream, PseudotimeInformation result, LineageSource source, Samples? places)
    {
        string[] axes = places is null ? [] : ["embedding_1", "embedding_2"];
        using var table = new TableWriter(stream, ["row", "name", "clone", "pseudotime", "pmi_bits", "pairings", .. axes]);
        foreach (CellInformation cell in result.Cells)
        {
            string[] place = places is null ? [] : [Number(places[cell.Row, 0]), Number(places[cell.Row, 1])];
            table.WriteRow(
            [
                Number(source.Rows[cell.Row] + 1),
                source.Metadata.RowNames?[cell.Row] ?? string.Empty,
                cell.CloneName,
                Number(cell.Position),
                Number(cell.MeanBits),
                Number(cell.Draws),
                .. place,
            ]);
        }
    }

    private static void WriteRolling(Stream stream, PseudotimeInformation result)
    {
        using var table = new TableWriter(stream, "pseudotime", "mean_bits", "standard_error_bits", "lower_bits", "upper_bits", "clones");
        foreach (RollingPoint point in result.Rolling)
        {
            table.WriteRow(point.Position, point.MeanBits, point.StandardError, point.Lower, point.Upper, point.Clones);
        }
    }

    private static string Number(double value) => double.IsNaN(value) ? string.Empty : value.ToString("R", CultureInfo.InvariantCulture);

    private void WriteRest(ResultFolder folder, string json, CancellationToken cancellationToken)
    {
        foreach ((string name, byte[] picture) in Pictures)
        {
            folder.WriteFile(name, stream => stream.Write(picture), cancellationToken);
        }

        folder.WriteText(ReportName, LineagePage.Create(this).Markup, cancellationToken);
        folder.WriteResult(json, cancellationToken);
    }
}
