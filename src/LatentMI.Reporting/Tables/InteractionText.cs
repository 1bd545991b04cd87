using LatentMI.Reporting.Reports;
using LatentMI.Studies.Interactions;

namespace LatentMI.Reporting.Tables;

/// <summary>What <c>lmi interactions</c> prints for a person to read.</summary>
public static class InteractionText
{
    /// <summary>Writes the table.</summary>
    /// <param name="report">What to say.</param>
    /// <param name="folder">Where the files were written, or null.</param>
    /// <param name="output">Where to write.</param>
    public static void Write(InteractionReport report, string? folder, TextWriter output)
    {
        var table = new PlainTable();
        foreach (ShuffleTestReport test in report.ShuffleTests ?? [])
        {
            table.Add(test.Estimator, Describe(test));
        }

        if (report.HoldOut is { } heldOut)
        {
            table.Add("ROC AUC", Describe(heldOut.RocAuc));
            table.Add("average precision", Invariant($"{Describe(heldOut.AveragePrecision)}; {heldOut.Prevalence:F4} for a random score"));
            table.Add("trials", Trials(heldOut));
        }

        if (report.Partners is { } partners)
        {
            table.Add("partners of", Describe(partners));
        }

        foreach ((string label, string value) in Describe(report))
        {
            table.Add(label, value);
        }

        table.AddWarnings(report.Warnings);
        table.AddFolder(folder);
        table.Write(output);
        if (report.Partners is { } ranking)
        {
            WriteTop(ranking.Top, output);
        }
    }

    /// <summary>What was studied and how.</summary>
    /// <param name="report">What to say.</param>
    public static IEnumerable<(string Label, string Value)> Describe(InteractionReport report)
    {
        InteractionPairsReport pairs = report.Pairs;
        string direction = pairs.Undirected ? ", undirected" : string.Empty;
        string repeated = pairs.RepeatedRows > 0 ? Invariant($"; {pairs.RepeatedRows} duplicates") : string.Empty;
        string empty = pairs.EmptyRows > 0 ? Invariant($"; {pairs.EmptyRows} lack an identifier") : string.Empty;
        yield return ("pairs", Invariant($"{pairs.Count}{direction}, of {pairs.JoinedRows} joined rows of {pairs.TableRows} in {pairs.Table}{repeated}{empty}"));
        yield return ("proteins", Invariant($"{pairs.Proteins}: {pairs.ProteinsX} in x ({pairs.XId}), {pairs.ProteinsY} in y ({pairs.YId})"));
        foreach ((string side, MissingReport missing) in new[] { ("x", pairs.MissingX), ("y", pairs.MissingY) })
        {
            if (missing.Count > 0)
            {
                string rest = missing.Count > missing.First.Count ? ", ..." : string.Empty;
                yield return ($"no embedding in {side}", Invariant($"{missing.Count}: {string.Join(", ", missing.First)}{rest}"));
            }
        }

        yield return ("embeddings", pairs.EmbeddingsX == pairs.EmbeddingsY
            ? Invariant($"{pairs.Columns[0]} columns, {pairs.EmbeddingsX}")
            : Invariant($"{pairs.Columns[0]} columns, {pairs.EmbeddingsX}; {pairs.Columns[1]} columns, {pairs.EmbeddingsY}"));
        yield return ("folds keep together", report.GroupBy switch
        {
            InteractionGrouping.None => "nothing",
            InteractionGrouping.X => "pairs of the same protein of x",
            InteractionGrouping.Y => "pairs of the same protein of y",
            _ => "pairs of the same protein of either side",
        });
        yield return ("representation", report.Representation);
        yield return ("seed", Invariant($"{report.Seed}"));
        yield return ("seconds", Invariant($"{report.Seconds:F1}"));
    }

    /// <summary>An estimate beside its controls, in a line.</summary>
    /// <param name="test">The estimate.</param>
    public static string Describe(ShuffleTestReport test)
    {
        string spread = test.ControlSdBits is { } deviation ? Invariant($" +- {deviation:F4}") : string.Empty;
        string z = test.Z is { } value ? Invariant($", z = {value:F1}") : string.Empty;
        return Invariant(
            $"{BitsText.Of(test.MiBits)}; shuffled {test.ControlMeanBits:F4}{spread} ({test.ControlBits.Count} times){z}, p = {test.PValue:G3}");
    }

    /// <summary>A number over trials, in a line.</summary>
    /// <param name="value">The number.</param>
    public static string Describe(OverTrialsReport value) =>
        value.Sd is { } deviation ? Invariant($"{value.Mean:F4}, SD {deviation:F4} over trials, SEM {value.Sem:F4}") : Invariant($"{value.Mean:F4}");

    /// <summary>What the trials were.</summary>
    /// <param name="heldOut">What came out.</param>
    public static string Trials(HoldOutReport heldOut)
    {
        string redrawn = heldOut.RedrawnTrials > 0 ? Invariant($"; {heldOut.RedrawnTrials} choices without interactions redrawn") : string.Empty;
        return Invariant($"{heldOut.Trials}, each with {heldOut.HeldOutProteins} proteins held out{redrawn}");
    }

    /// <summary>What was ranked, in a line.</summary>
    /// <param name="partners">The ranking.</param>
    public static string Describe(PartnersReport partners)
    {
        string found = partners.RocAuc is { } auc ? Invariant($", ROC AUC {auc:F3}") : string.Empty;
        return Invariant(
            $"{partners.Id} ({partners.Side}): {partners.Candidates} candidates, {partners.Known} known{found}; {(partners.LeftOut ? "trained without its pairs" : "trained with its pairs")}");
    }

    private static void WriteTop(IReadOnlyList<PartnerReport> partners, TextWriter output)
    {
        output.WriteLine();
        AlignedColumns.Write(
            [
                ["rank", "id", "pMI bits", "pair"],
                .. partners.Select(partner => new[] { Invariant($"{partner.Rank}"), partner.Id, Invariant($"{partner.PmiBits:F3}"), partner.Known ? "known" : "new" }),
            ],
            column => column is 1 or 3,
            output);
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
