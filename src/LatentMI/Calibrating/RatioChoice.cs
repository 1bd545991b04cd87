using LatentMI.Numerics;

namespace LatentMI.Calibrating;

/// <summary>None, Gaussian, learned, or one of the user's: a more complex ratio only where it is better on held-out rows by two standard errors.</summary>
/// <param name="own">The ratios of the user's.</param>
/// <param name="seed">The seed.</param>
/// <param name="compute">What it runs on.</param>
internal sealed class RatioChoice(IReadOnlyList<IDensityRatio> own, ulong seed, Compute compute)
{
    // How much more something more complex must find on held-out rows, in standard errors of the paired difference.
    private const double WorthwhileErrors = 2;

    // The same to find anything at all. Several ratios of several representations are tried, and one of them must not win by chance.
    private const double EvidenceErrors = 3;

    // A ratio of a group's rows is fitted without each of so many parts of them.
    private const int PartsOfGroup = 5;

    // The rows of a group by which a critic can be trained, and stopped.
    private const int FewestRowsOfCritic = 100;

    /// <summary>Whether a more complex ratio finds enough more on held-out rows.</summary>
    /// <param name="simpler">The simpler.</param>
    /// <param name="other">The more complex one, of the same rows.</param>
    public static bool IsWorthwhile(FittedRatio simpler, FittedRatio other) =>
        FittedRatio.IsWorthwhile(simpler, other, simpler.Ratio is NoRatio ? EvidenceErrors : WorthwhileErrors);

    /// <summary>The best of some ratios and of those of the user's.</summary>
    /// <param name="latents">The latents.</param>
    /// <param name="groups">The rows whose latents come from the same maps.</param>
    /// <param name="simplestFirst">Fits the ratios.</param>
    public FittedRatio Choose(LatentPairs latents, int[][] groups, params ReadOnlySpan<Func<IRowRatio>> simplestFirst)
    {
        FittedRatio best = FittedRatio.Score(new NoRatio(), latents, compute);
        foreach (Func<IRowRatio> fit in simplestFirst)
        {
            best = Better(latents, best, fit());
        }

        LatentPairs[] ofGroups = own.Count == 0 ? [] : Array.ConvertAll(groups, group => OfGroup(latents, group));
        if (ofGroups.All(CanBeDealt))
        {
            foreach (IDensityRatio ratio in own)
            {
                best = Better(latents, best, RatioOfGroups.Fit(ofGroups, groups, part => OwnRatio.Fit(ratio, part, seed, compute)));
            }
        }

        return best;
    }

    /// <summary>A more complex ratio, where it is better on held-out rows, else the simpler one.</summary>
    /// <param name="latents">The latents.</param>
    /// <param name="simpler">The simpler.</param>
    /// <param name="other">The more complex one.</param>
    public FittedRatio Better(LatentPairs latents, FittedRatio simpler, IRowRatio other)
    {
        var fitted = FittedRatio.Score(other, latents, compute);
        return IsWorthwhile(simpler, fitted) ? fitted : simpler;
    }

    /// <summary>A ratio stacked with others, where that is better on held-out rows.</summary>
    /// <param name="latents">The latents, each block of one fold.</param>
    /// <param name="ratio">The ratio.</param>
    /// <param name="others">Those of other latents of the same rows, which can be compared within these blocks.</param>
    public FittedRatio Stack(LatentPairs latents, FittedRatio ratio, IEnumerable<FittedRatio> others) =>
        RatioStack.Fit([ratio, .. others], latents, compute) is { } stacked ? Better(latents, ratio, stacked) : ratio;

    /// <summary>A ratio of latents that are compared within other blocks.</summary>
    /// <param name="latents">The latents in these blocks.</param>
    /// <param name="ratio">The ratio.</param>
    public FittedRatio Rescore(LatentPairs latents, FittedRatio ratio) => FittedRatio.Score(ratio.Ratio, latents, compute);

    /// <summary>
    /// The best of a Gaussian, a critic and those of the user's, each fitted to rows of the same group: for latents that cannot be compared across groups, and
    /// that no map of this library made.
    /// </summary>
    /// <param name="latents">The latents.</param>
    /// <param name="groups">The rows whose latents come from the same maps.</param>
    public FittedRatio ChooseWithin(LatentPairs latents, int[][] groups)
    {
        LatentPairs[] ofGroups = Array.ConvertAll(groups, group => OfGroup(latents, group));
        LatentPairs[] scores = Array.ConvertAll(ofGroups, group => group.WithValues(
            GaussianRatio.Scores(group.X, group.Blocks, compute), GaussianRatio.Scores(group.Y, group.Blocks, compute)));
        if (!ofGroups.All(CanBeDealt))
        {
            return Choose(latents, groups);
        }

        Func<IRowRatio> gaussian = () => RatioOfGroups.Fit(scores, groups, group => GaussianRatio.FitAll(group, compute));
        Func<IRowRatio> critic = () => RatioOfGroups.Fit(
            ofGroups, groups, group => CriticRatios.Fit([group, group], CriticRatios.OfLatents, seed, compute));
        return groups.Min(group => group.Length) < FewestRowsOfCritic ? Choose(latents, groups, gaussian) : Choose(latents, groups, gaussian, critic);
    }

    /// <summary>Whether there are rows to fit to outside of a part.</summary>
    private static bool CanBeDealt(LatentPairs group) => group.Folds.Max() > 0;

    /// <summary>The latents of a group by themselves, dealt to parts; rows that belong together are in one part.</summary>
    private static LatentPairs OfGroup(LatentPairs latents, int[] group)
    {
        int[]? together = latents.Groups is { } groups ? Array.ConvertAll(group, row => groups[row]) : null;
        int[] distinct = together is null ? [] : [.. together.Distinct()];
        int[] parts = together is null
            ? [.. group.Select((_, place) => place % PartsOfGroup)]
            : Array.ConvertAll(together, one => Array.IndexOf(distinct, one) * Math.Min(PartsOfGroup, distinct.Length) / distinct.Length);
        return new LatentPairs(latents.X.SelectRows(group), latents.Y.SelectRows(group), [[.. Enumerable.Range(0, group.Length)]], parts)
        {
            Groups = together,
            Block = latents.Block,
        };
    }
}
