using LatentMI.Reporting.Figures;
using LatentMI.Reporting.Reports;
using LatentMI.Reporting.Tables;
using LatentMI.Representation;
using static LatentMI.Reporting.Pages.HtmlText;

namespace LatentMI.Reporting.Pages;

/// <summary>The report of one estimate: the value, what to know before trusting it, pictures, settings.</summary>
public static class EstimatePage
{
    /// <summary>Makes the page.</summary>
    /// <param name="folder">The files of the estimate.</param>
    public static HtmlText Create(EstimateFolder folder)
    {
        EstimateReport report = folder.Report;
        string value = EstimateTable.Value(report);
        Picture[] pictures = [.. InferencePictures.Create(report), .. Pictures(folder)];
        return Page.Create(
            $"{value}: mutual information of {Name(report.X)} and {Name(report.Y)}{Given(report)}",
            Heading(report, value),
            Html($"{report.Warnings.Select((_, i) => Warning(report, i))}"),
            Diagnostics(report),
            Page.Section("reading", "How to read it", Html($"<p>{string.Join(' ', Reading(report))}</p>\n<p>{string.Join(' ', ReadingOfEstimator(report))}</p>")),
            AttributionSections.Create(report.Attribution),
            pictures.Length > 0
                ? Page.Section("figures", "Figures", Html($"""<div class="figures">{"\n"}{pictures.Select(Page.Figure)}</div>"""))
                : Empty,
            InferenceTables.Section(report),
            Page.Section("settings", "Settings", Page.Properties("Settings of the estimate", Settings(report))),
            Citations.Section(Used(report), report.Version));
    }

    private static HtmlText Heading(EstimateReport report, string value) => Html($"""
        <p class="kind">An estimate by LatentMI</p>
        <h1>{value}</h1>
        <p class="lead">of mutual information between X, <strong>{Name(report.X)}</strong> ({Count(report.DimsX, "column")}), and Y,
        <strong>{Name(report.Y)}</strong> ({Count(report.DimsY, "column")}){Given(report)}: {Method(report)}, estimated on {report.NEstimated:N0} of
        {Count(report.NSamples, "row")}.{Uncertainty(report)}</p>
        """);

    /// <summary>The interval and the p-value as sentences; empty where there are none.</summary>
    private static string Uncertainty(EstimateReport report)
    {
        string interval = report.Ci95Bits is [double lower, double upper]
            ? FormattableString.Invariant($" The 95 % interval is {lower:F3} to {upper:F3} bits.")
            : string.Empty;
        return report.PValue is { } pValue
            ? FormattableString.Invariant($"{interval} The permutation test, with {report.Permutations} random pairings of the rows, gives p = {pValue:G3}.")
            : interval;
    }

    private static string Given(EstimateReport report) => report is { Z: { } z, DimsZ: { } columns } ? $", given {Name(z)} ({Count(columns, "column")})" : string.Empty;

    /// <summary>The last part of an address, which tells files apart where their folders make lines long; the settings tell the whole.</summary>
    private static string Name(SourceReport source) => Path.GetFileName(source.Address);

    private static string Count(int count, string name) => FormattableString.Invariant($"{count:N0} {name}{(count == 1 ? string.Empty : "s")}");

    private static string Method(EstimateReport report) => report.Estimator switch
    {
        "lmi" when report.Z is not null => "Latent MI by the chain rule, the mean of I(X;Y,Z) - I(X;Z) and I(Y;X,Z) - I(Y;Z)",
        "ksg" when report.Z is not null => FormattableString.Invariant($"the nearest-neighbor estimator of Frenzel and Pompe with {report.K} neighbors"),
        "mixed" => FormattableString.Invariant($"the nearest-neighbor estimator of Ross for a label and vectors with {report.K} neighbors"),
        "lmi" => FormattableString.Invariant(
            $"Latent MI, nearest neighbors on {report.LatentDims} learned {(report.LatentDims == 1 ? "dimension" : "dimensions")} of each side"),
        "ksg" => FormattableString.Invariant($"the nearest-neighbor estimator of Kraskov, Stögbauer and Grassberger with {report.K} neighbors"),
        "gaussian" => "that of a fitted Gaussian",
        "discrete" => "from the counts of equal rows",
        "sliced" => FormattableString.Invariant($"the mean of nearest-neighbor estimates over {report.Slices} random projections of each side"),
        string other => other,
    };

    private static HtmlText Warning(EstimateReport report, int index) => Page.Warning(
        report.Warnings[index], report.WarningIds is { } identifiers && index < identifiers.Count ? identifiers[index] : null);

    private static HtmlText Diagnostics(EstimateReport report) => report.Diagnostics switch
    {
        null => Empty,
        { Count: 0 } => Page.Section(
            "diagnosis", "Diagnosis", Html($"<p>The parts of the estimate agree with each other; nothing was found that speaks against it.</p>")),
        { } found => Page.Section(
            "diagnosis",
            "Diagnosis",
            Html($"<ul>\n{found.Select(remark => Html($"<li><code>{remark.Id}</code>: {remark.Message}</li>\n"))}</ul>")),
    };

    private static IEnumerable<string> Reading(EstimateReport report)
    {
        yield return "Mutual information measures how much knowing X narrows down Y, whatever the form of their dependence: with 1 bit, knowing X halves "
            + "the possibilities of Y; with 0 bits, X says nothing about Y.";
        yield return report switch
        {
            { MiBits: null } => "This estimate is not a finite number, so it says nothing; see the warnings, or check the data for repeated rows.",
            { MiBits: < 0 } => "Nothing is clamped at 0: independent data give values on either side of it, and a negative one means that no dependence was found.",
            _ => "Nothing is clamped at 0: independent data give values around it, on either side.",
        };
    }

    private static IEnumerable<string> ReadingOfEstimator(EstimateReport report)
    {
        string limit = FormattableString.Invariant($"{Math.Log2(report.NEstimated):F1} bits");
        switch (report.Estimator)
        {
            case "lmi" or "ksg" when report.Z is not null:
                yield return "It measures what X and Y share beyond Z: 0 if Z explains all of their dependence. It may be larger than "
                    + "their mutual information without Z, if their dependence only shows when Z is known.";
                yield return "It refers to Z as measured: what noise in Z hides, and what Z omits, still counts as shared by X and Y.";
                yield return report.Estimator == "lmi"
                    ? "The two directions are the same number in truth, and nearest neighbors on the latents are a check, too low in many dimensions."
                    : "Nearest neighbors are accurate for a few columns in total and biased toward 0 for many; use the estimator lmi there.";
                break;
            case "mixed":
                yield return "Apart from its error, it cannot exceed the entropy of the labels; its share of that entropy is how much of the label the vectors determine.";
                yield return "Nearest neighbors are accurate for a few columns (up to about ten) and far too low for many; use the estimator lmi there.";
                break;
            case "lmi" when report.Representation == "counts":
                yield return "X and Y are labels, so the value is computed from their counts, with the finite-sample bias removed; it cannot exceed the entropy of "
                    + "either side. The latents represent the labels, but the value is not computed from them.";
                break;
            case "lmi" when report.Representation == "neighbors":
                yield return "One side is a label, and nearest neighbors in the columns of the other side predict it better than the latents, so they give the value; "
                    + "apart from its error, it cannot exceed the entropy of the labels.";
                break;
            case "lmi" when report.Representations is not null:
                yield return "Every row was encoded by maps fitted without it, so the value does not reward overfitting"
                    + (report.Calibration is { Surrogates: > 0 } ? ", and the bias of the nearest neighbors was measured and removed." : ".");
                yield return "It does not include what the maps do not find: read it as the information that was found, and compare it only with values for data of the same kind.";
                yield return $"No nearest-neighbor estimate of so many rows can show more than about {limit}.";
                yield return "The interval reflects sampling variation, not what the maps may miss.";
                break;
            case "lmi":
                yield return FormattableString.Invariant(
                    $"The value is the mean over the {report.NEstimated:N0} rows that did not train the encoders, so it does not reward overfitting.");
                yield return "It is more likely too low than too high, because encoders lose what they cannot learn from the rows at hand and nearest neighbors "
                    + "lose information in many dimensions: read it as a lower bound, and compare it only with values of data of the same size and kind.";
                yield return $"No nearest-neighbor estimate of so many rows can show more than about {limit}.";
                yield return "Different seeds give different values: before comparing two numbers, run several seeds and look at their spread.";
                break;
            case "ksg":
                yield return "Nearest neighbors are accurate for a few columns (up to about ten in total) and far too low for many; use the estimator lmi there.";
                yield return $"No nearest-neighbor estimate of so many rows can show more than about {limit}.";
                yield return "Compare it only with values of data of the same size and kind.";
                break;
            case "gaussian":
                yield return "It is exact if X and Y are jointly Gaussian; of any other dependence it detects only the linear part.";
                yield return "Compare it with an estimator that makes no such assumption, ksg or lmi.";
                break;
            case "discrete":
                yield return "Rows count as equal where all their columns are.";
                yield return "Counts are unreliable if many labels have few rows each; with as many labels as rows they say nothing.";
                break;
            case "sliced":
                yield return "It is not the mutual information of X and Y but the mean over random one-dimensional views of them, which is at most as large and "
                    + "often much smaller.";
                yield return "Use it to compare data of the same columns, not as a number of bits that X and Y share.";
                break;
        }
    }

    private static IEnumerable<Picture> Pictures(EstimateFolder folder)
    {
        EstimateReport report = folder.Report;
        double[] finite = [.. (folder.PointwiseBits ?? []).Where(double.IsFinite)];
        if (finite.Length > 0)
        {
            // Calibration corrects the mean, not the rows.
            string mean = report.MiBits is { } bits && Math.Abs(finite.Average() - bits) < 0.0005
                ? "The estimate is their mean, the vertical line."
                : "The vertical line is their mean.";
            double below = (double)finite.Count(value => value < 0) / finite.Length;
            yield return Drawn(
                PointwiseFigure.Draw(finite),
                FormattableString.Invariant(
                    $"Histogram of the pointwise mutual information of {finite.Length} rows, from {finite.Min():F2} to {finite.Max():F2} bits, mean {finite.Average():F3} bits."),
                FormattableString.Invariant(
                    $"How much each of {finite.Length:N0} rows contributes (pmi.csv). {mean} {below:P0} of the values are below 0: those pairs are less likely than by chance."));
        }

        if (folder.Epochs is { Count: > 0 } epochs && report.KeptEpoch is { } kept)
        {
            EpochLoss last = epochs[^1];
            yield return Drawn(
                TrainingFigure.Draw(epochs, kept),
                FormattableString.Invariant(
                    $"Training curve over {epochs.Count} epochs: the training loss ends at {last.Training:G4}, the validation loss at {last.Validation:G4}."),
                "The loss over the epochs (history.csv). The validation loss should fall and then level off; where it still falls at the end, allow more epochs. "
                + "Where the training loss falls and that of the validation rows rises, the networks overfit; more rows help.");
        }

        if (finite.Length > 0)
        {
            foreach (Picture picture in Latents(folder))
            {
                yield return picture;
            }
        }
    }

    private static IEnumerable<Picture> Latents(EstimateFolder folder)
    {
        string colors = "Bright rows share more information than dark ones (the color scale leaves out the most extreme 2 % at both ends)"
            + (folder.Report.NEstimated < folder.Report.NSamples ? "; gray rows trained the encoders and have no value." : ".");
        if (folder is { LatentX: { Dimensions: 1 } x, LatentY: { Dimensions: 1 } y })
        {
            yield return Drawn(
                PointwiseLatentsFigure.DrawPair(x, y, folder.PointwiseBits!),
                "Scatter plot of the latent of X against the latent of Y, colored by pointwise mutual information.",
                $"The learned code of X against that of Y, each row a point. {colors}");
            yield break;
        }

        foreach ((string side, Samples? latents) in new[] { ("X", folder.LatentX), ("Y", folder.LatentY) })
        {
            if (latents is not null)
            {
                yield return Drawn(
                    PointwiseLatentsFigure.Draw(side, latents, folder.PointwiseBits!),
                    $"Scatter plot of the latents of {side} on their first two principal components, colored by pointwise mutual information.",
                    $"The learned codes of {side}, each row a point. {colors}");
            }
        }
    }

    private static Picture Drawn(byte[] png, string alternative, string caption) => Picture.Png(png, alternative, caption)!;

    private static IEnumerable<(string Label, string Value)> Settings(EstimateReport report)
    {
        foreach ((string Label, string Value) row in EstimateTable.Describe(report))
        {
            yield return row;
        }

        if (report.TieNoise is { } noise)
        {
            yield return ("tie noise", noise == 0 ? "off" : FormattableString.Invariant($"uniform, of width {noise:R}"));
        }

        yield return ("version", report.Version);
        if (report.Provenance is { } provenance)
        {
            yield return ("sources", provenance.Commit is { } commit ? $"{provenance.SourceHash} (commit {commit})" : provenance.SourceHash);
        }
    }

    private static IReadOnlyCollection<string> Used(EstimateReport report) =>
        report switch
        {
            { Z: not null } => [report.Estimator, Citations.Given],
            { Regularizer: { } regularizer } => [report.Estimator, regularizer],
            _ => [report.Estimator],
        };
}
