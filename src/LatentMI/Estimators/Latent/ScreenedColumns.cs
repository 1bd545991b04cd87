using LatentMI.Numerics;
using LatentMI.Representation;

namespace LatentMI.Estimators.Latent;

/// <summary>The scores of all columns, and which of them depend on each other.</summary>
/// <param name="ScoresX">n x dx scores of X.</param>
/// <param name="ScoresY">n x dy scores of Y.</param>
/// <param name="Pairs">Columns that depend on a column of the other side; empty where there are none, or where they were not looked for.</param>
/// <param name="All">The same with those of which the product with another column depends on a column of the other side.</param>
internal sealed record ScreenedColumns(MatrixView ScoresX, MatrixView ScoresY, (int[] X, int[] Y) Pairs, (int[] X, int[] Y) All)
{
    // More than columns that depend on each other for a reason of their own usually are.
    private const int Many = 16;

    /// <summary>The columns that are taken as they are: those in pairs; where there are none, those that interact, or all.</summary>
    public (int[] X, int[] Y) Simplest => Pairs.X.Length > 0 ? Pairs : All.X.Length > 0 ? All : (Every(ScoresX), Every(ScoresY));

    /// <summary>Whether columns interact beside those in pairs.</summary>
    public bool HasMore => Pairs.X.Length > 0 && (All.X.Length > Pairs.X.Length || All.Y.Length > Pairs.Y.Length);

    /// <summary>Whether at most half of the columns of a side are those that depend on the other side, as far as screening sees.</summary>
    public bool AreFew => All.X.Length > 0 && (2 * All.X.Length <= ScoresX.Columns || 2 * All.Y.Length <= ScoresY.Columns);

    /// <summary>Whether many columns of both sides are those that depend on the other side.</summary>
    public bool AreMany => Math.Min(All.X.Length, All.Y.Length) > Many;

    /// <summary>Screens the columns.</summary>
    /// <param name="fit">What representations are fitted with.</param>
    /// <param name="x">X.</param>
    /// <param name="y">Y.</param>
    /// <param name="samplesX">The rows of X as they are.</param>
    /// <param name="samplesY">The rows of Y as they are.</param>
    /// <returns>The columns; null where there are too many to be screened or to be taken as they are.</returns>
    public static ScreenedColumns? Find(CandidateFit fit, PreparedSide x, PreparedSide y, Samples samplesX, Samples samplesY)
    {
        (int rows, int columnsX, int columnsY) = (fit.Order.Rows.Length, samplesX.Dimensions, samplesY.Dimensions);
        int most = Math.Max(columnsX, columnsY);
        bool isAuto = fit.Options.Representation == RepresentationChoice.Auto;
        bool isScreened = isAuto && most > 1 && ColumnScreening.IsPossible(rows, columnsX, columnsY);
        if (isAuto && !isScreened && most > Many)
        {
            return null;
        }

        (MatrixView scoresX, MatrixView scoresY) = (x.Scores(samplesX, fit.Order, fit.Compute), y.Scores(samplesY, fit.Order, fit.Compute));
        (int[] X, int[] Y) pairs = isScreened ? ColumnScreening.Find(scoresX, scoresY, fit.Order, fit.Compute) : ([], []);
        (int[] X, int[] Y) interacting = isScreened && InteractionScreening.IsPossible(rows, columnsX, columnsY)
            ? InteractionScreening.Find(scoresX, scoresY, fit.Order, fit.Compute)
            : ([], []);
        return new ScreenedColumns(scoresX, scoresY, pairs, ([.. pairs.X.Union(interacting.X).Order()], [.. pairs.Y.Union(interacting.Y).Order()]));
    }

    /// <summary>
    /// The columns that depend on each other beside a scale that all of a row have in common: of rows that are brought to the same size. All columns seem to depend on each other
    /// where they are not.
    /// </summary>
    /// <param name="fit">What representations are fitted with.</param>
    public ScreenedColumns WithoutScale(CandidateFit fit)
    {
        (int[] X, int[] Y) pairs = ColumnScreening.Find(OfOneSize(ScoresX), OfOneSize(ScoresY), fit.Order, fit.Compute);
        return this with { Pairs = pairs, All = pairs };
    }

    private static MatrixView OfOneSize(MatrixView scores)
    {
        MatrixView rows = scores.LeadingColumns(scores.Columns);
        for (int i = 0; i < rows.Rows; i++)
        {
            double square = WeightedRows.SumOfSquares(rows.Row(i));
            float factor = square > 0 ? (float)(1 / Math.Sqrt(square)) : 0;
            foreach (ref float value in rows.Row(i))
            {
                value *= factor;
            }
        }

        return rows;
    }

    private static int[] Every(MatrixView scores) => [.. Enumerable.Range(0, scores.Columns)];
}
