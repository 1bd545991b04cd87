using LatentMI.Calibrating;
using LatentMI.Numerics;
using LatentMI.Representation;

namespace LatentMI.Estimators.Latent;

/// <summary>
/// The scores of the columns themselves, group by group where groups of few depend on each other, else together. No map is fitted to pairs of rows, so that all
/// rows can be compared with each other, whatever their folds.
/// </summary>
internal static class ColumnsCandidate
{
    /// <summary>Nearest neighbors resolve so many columns of a side as they are.</summary>
    public const int MostColumns = 3;

    // Each group is an estimate of its own, and takes some tenths of a second.
    private const int MostGroupedColumns = 64;

    // Of more columns a group has a critic only where a correlation does not tell all, and linear maps find what correlations tell, except of few values.
    private const int FewColumns = 16;

    private const int FewerTimes = 2;

    /// <summary>Fits the ratios of columns.</summary>
    /// <param name="fit">What representations are fitted with.</param>
    /// <param name="screened">The scores of all columns.</param>
    /// <param name="columns">The columns that are taken.</param>
    /// <returns>The candidate; null where the columns are neither independent groups nor few.</returns>
    public static Candidate? Fit(CandidateFit fit, ScreenedColumns screened, (int[] X, int[] Y) columns)
    {
        bool isAuto = fit.Options.Representation == RepresentationChoice.Auto;
        (int[] columnsX, int[] columnsY) = columns;
        if (isAuto && Math.Max(columnsX.Length, columnsY.Length) > MostGroupedColumns)
        {
            return null;
        }

        (MatrixView scoresX, MatrixView scoresY) = (screened.X.Of(columnsX), screened.Y.Of(columnsY));
        LatentPairs all = Latents(fit, scoresX.LeadingColumns(scoresX.Columns), scoresY.LeadingColumns(scoresY.Columns));
        bool areFew = !isAuto || Math.Max(columnsX.Length, columnsY.Length) <= FewColumns;
        ColumnGroup[] groups = Apart(IndependentGroups.Find(scoresX, scoresY, MostColumns, fit.Compute), columnsX.Length, columnsY.Length);
        (LatentPairs Latents, FittedRatio Ratio)[] parts =
        [
            .. groups.Select(group => FitRatio(fit, scoresX.SelectColumns(group.X), scoresY.SelectColumns(group.Y), withCritic: areFew || !group.IsCorrelation)),
        ];
        bool tellMore = groups.Zip(parts).Any(one => !one.First.IsCorrelation || one.Second.Ratio.Kind == RatioKind.Counts);
        if (isAuto && (parts.Length == 0 ? Math.Max(scoresX.Columns, scoresY.Columns) > MostColumns : !areFew && !tellMore))
        {
            return null;
        }

        FittedRatio ratio = parts.Length == 0
            ? FitRatio(fit, all.X, all.Y, withCritic: true).Ratio
            : FittedRatio.Score(new SumOfRatios([.. parts.Select(part => part.Ratio)]), all, fit.Compute);
        return new Candidate(RepresentationKind.Columns, all, ratio, _ => (FeatureEncoder.OfScores(screened.X.Scoring, columnsX), FeatureEncoder.OfScores(screened.Y.Scoring, columnsY)))
        {
            Parts = parts,
            OnFewerRows = (parts.Length == 0 ? ratio.Kind == RatioKind.Critic : parts.Any(IsBlurred)) ? new FewerRows(FewerTimes, OnFewer) : null,
            IsOfAllVariance = true,
        };

        FittedRatio OnFewer() => parts.Length == 0
            ? CriticOnFewer(all)
            : FittedRatio.Score(new SumOfRatios([.. parts.Select(part => IsBlurred(part) ? CriticOnFewer(part.Latents) : part.Ratio)]), all, fit.Compute);

        FittedRatio CriticOnFewer(LatentPairs of) =>
            FittedRatio.Score(CriticRatios.FitToColumns(of, fit.Options.Seed, fit.Compute, share: 1.0 / FewerTimes), of, fit.Compute);

        // Neighbors in a column a side see what a ratio does not know.
        bool IsBlurred((LatentPairs Latents, FittedRatio Ratio) part) => part.Ratio.Kind == RatioKind.Critic && part.Latents.X.Columns + part.Latents.Y.Columns > 2;
    }

    /// <summary>Fits the ratio of some columns.</summary>
    /// <param name="fit">What representations are fitted with.</param>
    /// <param name="x">The scores of the columns of X.</param>
    /// <param name="y">The scores of the columns of Y.</param>
    /// <param name="withCritic">Whether the ratio may be learned, which takes some tenths of a second.</param>
    public static (LatentPairs Latents, FittedRatio Ratio) FitRatio(CandidateFit fit, MatrixView x, MatrixView y, bool withCritic)
    {
        // Latents are scaled in place, each block of them by itself, which would take equal values apart.
        CountsRatio? counts = CountsRatio.TryFit(x, y, fit.FoldsOf(x));
        LatentPairs latents = Latents(fit, x, y);
        return (latents, fit.Ratios.Choose(latents, Together(fit), counts is null ? [.. OfScores()] : [() => counts]));

        IEnumerable<Func<IRowRatio>> OfScores()
        {
            yield return () => GaussianRatio.FitAll(latents, fit.Compute);
            if (withCritic)
            {
                yield return () => CriticRatios.FitToColumns(latents, fit.Options.Seed, fit.Compute);
            }
        }
    }

    private static int[][] Together(CandidateFit fit) => [[.. Enumerable.Range(0, fit.Order.Rows.Length)]];

    private static LatentPairs Latents(CandidateFit fit, MatrixView x, MatrixView y) => fit.Latents(x, y, fit.InParts(Together(fit)));

    /// <summary>The groups, where all have few columns and they are not all columns together; else none.</summary>
    private static ColumnGroup[] Apart(ColumnGroup[] groups, int columnsX, int columnsY)
    {
        bool areSmall = groups.All(group => group.X.Length <= MostColumns && group.Y.Length <= MostColumns);
        bool isOne = groups is [{ X: var x, Y: var y }] && x.Length == columnsX && y.Length == columnsY;
        return areSmall && !isOne ? groups : [];
    }
}
