using LatentMI.Numerics;
using LatentMI.Representation;

namespace LatentMI.Estimators.Latent;

/// <summary>The scores of columns, and which of them depend on each other.</summary>
/// <param name="X">The scores of X.</param>
/// <param name="Y">The scores of Y.</param>
/// <param name="Folds">The folds of the rows by which columns are compared.</param>
/// <param name="Pairs">Columns that depend on a column of the other side; empty where there are none, or where they were not looked for.</param>
/// <param name="Suggested">Columns of which all rows together show that they depend on a column of the other side, whether parts of the rows confirm it or not.</param>
/// <param name="All">The same with those of which the product with another column depends on a column of the other side.</param>
internal sealed record ScreenedColumns(SideScores X, SideScores Y, int[] Folds, (int[] X, int[] Y) Pairs, (int[] X, int[] Y) Suggested, (int[] X, int[] Y) All)
{
    /// <summary>More than columns that depend on each other for a reason of their own usually are.</summary>
    public const int Many = 16;

    // Fewer rows confirm too few of the columns that share something, and of so few columns neighbors see all.
    private const int ManyRows = 400;

    /// <summary>The columns that are taken as they are: those in pairs; where there are none, those that interact, or all.</summary>
    public (int[] X, int[] Y) Simplest => Pairs.X.Length > 0 ? Pairs : All.X.Length > 0 ? All : (Every(X), Every(Y));

    /// <summary>Whether columns interact beside those in pairs.</summary>
    public bool HasMore => Pairs.X.Length > 0 && (All.X.Length > Pairs.X.Length || All.Y.Length > Pairs.Y.Length);

    /// <summary>Whether at most half of the columns of a side are those that depend on the other side, as far as screening sees.</summary>
    public bool AreFew => All.X.Length > 0 && (2 * All.X.Length <= X.Columns || 2 * All.Y.Length <= Y.Columns);

    /// <summary>Whether many columns of both sides are those that depend on the other side.</summary>
    public bool AreMany => Math.Min(All.X.Length, All.Y.Length) > Many;

    /// <summary>Screens the columns.</summary>
    /// <param name="fit">What representations are fitted with.</param>
    /// <param name="x">X.</param>
    /// <param name="y">Y.</param>
    /// <param name="samplesX">The rows of X as they are.</param>
    /// <param name="samplesY">The rows of Y as they are.</param>
    /// <returns>The columns; null where there are too many to be screened or to be taken as they are, or too many of them are found.</returns>
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

        int[] places = EvenlySpaced.Places(rows, isScreened ? ColumnScreening.ScoredRows(rows, columnsX, columnsY) : rows);
        SideScores ofX = new(x, samplesX, fit.Order.Rows, places, fit.Compute), ofY = new(y, samplesY, fit.Order.Rows, places, fit.Compute);
        int[] foldOfRow = fit.Order.Folds();
        int[] folds = [.. places.Select(place => foldOfRow[place])];
        ((int[] X, int[] Y) pairs, (int[] X, int[] Y) suggested) = isScreened ? ColumnScreening.Find(ofX.Compared, ofY.Compared, folds, fit.Order.IndependentShare, fit.Compute) : (([], []), ([], []));
        if (most <= Many && rows < ManyRows)
        {
            (pairs, suggested) = (([], []), (Union(pairs.X, suggested.X), Union(pairs.Y, suggested.Y)));
        }

        (int[] X, int[] Y) interacting = isScreened && InteractionScreening.IsPossible(places.Length, columnsX, columnsY)
            ? InteractionScreening.Find(ofX.Compared, ofY.Compared, folds, fit.Order.IndependentShare, fit.Compute)
            : ([], []);
        (int[] X, int[] Y) all = (Union(pairs.X, interacting.X), Union(pairs.Y, interacting.Y));
        bool areHeld = places.Length == rows || (all.X.Length > 0 && ColumnScreening.AreHeld(rows, all.X.Length + all.Y.Length));
        return areHeld ? new ScreenedColumns(ofX, ofY, folds, pairs, suggested, all) : null;
    }

    /// <summary>
    /// The columns that depend on each other beside a scale that all of a row have in common: of rows that are brought to the same size. All columns seem to depend on each other
    /// where they are not.
    /// </summary>
    /// <param name="fit">What representations are fitted with.</param>
    public ScreenedColumns WithoutScale(CandidateFit fit)
    {
        ((int[] X, int[] Y) pairs, (int[] X, int[] Y) suggested) = ColumnScreening.Find(OfOneSize(X.Compared), OfOneSize(Y.Compared), Folds, fit.Order.IndependentShare, fit.Compute);
        return this with { Pairs = pairs, Suggested = suggested, All = pairs };
    }

    /// <summary>The same columns in their own units.</summary>
    public ScreenedColumns Unranked() => this with { X = X.Unranked(), Y = Y.Unranked() };

    /// <summary>The same with some columns in powers that bring them nearer to a normal distribution; null where none is.</summary>
    /// <param name="columns">The columns.</param>
    public ScreenedColumns? Powers((int[] X, int[] Y) columns) => (X.Powers(columns.X), Y.Powers(columns.Y)) switch
    {
        (null, null) => null,
        var (x, y) => this with { X = x ?? X.Unranked(), Y = y ?? Y.Unranked() },
    };

    private static int[] Union(int[] some, int[] others) => [.. some.Union(others).Order()];

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

    private static int[] Every(SideScores scores) => [.. Enumerable.Range(0, scores.Columns)];
}
