using static LatentMI.Reporting.Pages.HtmlText;

namespace LatentMI.Reporting.Pages;

/// <summary>The part of an estimate's page that shows single rows. A script fills it; where scripts are off it stays hidden, and pictures show the rows.</summary>
internal static class RowsSection
{
    /// <summary>Makes the part, and what fills it, which comes after all that it changes; both are empty where no row has a value.</summary>
    /// <param name="folder">The files of the estimate.</param>
    public static (HtmlText Section, HtmlText Script) Create(EstimateFolder folder)
    {
        if (folder.Rows is not { } rows || !rows.Bits.Any(double.IsFinite))
        {
            return (Empty, Empty);
        }

        int[] shown = rows.OnPage();
        HtmlText section = Html($"""
            <section id="rows" aria-labelledby="rows-heading" hidden>
            <h2 id="rows-heading">Rows</h2>
            <p>{Advice(folder)}{Part(shown.Length, rows.Count)}</p>
            </section>

            """);
        HtmlText script = Html($"""
            <script type="application/json" id="rows-data">{RowsJson.Write(rows, shown, folder.Planes, folder.Colors)}</script>
            {PageScript.Rows.Element}
            """);
        return (section, script);
    }

    private static string Advice(EstimateFolder folder) => folder.Planes.Count > 0
        ? "Point at a row to see its name and how much it contributes. Drag over a panel, or press an entry of the legend, to select rows: every panel and the table show them; Shift adds to them."
        : "Drag over the histogram to select rows, which the table then shows; Shift adds to them.";

    private static string Part(int shown, int count) => shown == count
        ? string.Empty
        : FormattableString.Invariant($" These are {shown:N0} of {count:N0} rows, drawn at random; pmi.csv has them all.");
}
