namespace LatentMI.Preparing;

/// <summary>Two halves of the folds: what serves the rows of one may be fitted to all rows of the other.</summary>
internal static class FoldHalves
{
    /// <summary>The number of halves.</summary>
    public const int Count = 2;

    /// <summary>The half of a fold, 0 or 1.</summary>
    /// <param name="fold">The fold.</param>
    public static int Of(int fold) => fold % Count;
}
