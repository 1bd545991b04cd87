using LatentMI.Numerics;

namespace LatentMI.Calibrating;

/// <summary>A ratio for each group of rows whose latents come from the same maps; rows of different groups are never compared.</summary>
/// <param name="ratios">The ratio of each group, whose rows are numbered from 0.</param>
/// <param name="groups">The rows of each group.</param>
/// <param name="rows">n.</param>
internal class RatioOfGroups(IReadOnlyList<IRowRatio> ratios, int[][] groups, int rows) : IRowRatio
{
    private readonly int[] _group = Invert(groups, rows, (group, _) => group);
    private readonly int[] _place = Invert(groups, rows, (_, place) => place);

    /// <inheritdoc/>
    public RatioKind Kind => ratios[0].Kind;

    /// <inheritdoc/>
    public string Name => ratios[0].Name;

    /// <summary>Fits a ratio to each group by itself.</summary>
    /// <param name="latents">The latents.</param>
    /// <param name="groups">The rows of each group.</param>
    /// <param name="fit">Fits the ratio to the latents of a group.</param>
    public static IRowRatio Fit(IReadOnlyList<LatentPairs> latents, int[][] groups, Func<LatentPairs, IRowRatio> fit)
    {
        int rows = groups.Sum(group => group.Length);
        IRowRatio[] ratios = [.. latents.Select(fit)];
        if (Array.TrueForAll(ratios, ratio => ratio is not IUnscaledRatio))
        {
            return new RatioOfGroups(ratios, groups, rows);
        }

        return new Unscaled(Array.ConvertAll(ratios, ratio => ratio as IUnscaledRatio ?? ((GaussianRatio)ratio).AsProduct()), groups, rows);
    }

    /// <inheritdoc/>
    public double LogRatio(int i, int j) => ratios[_group[i]].LogRatio(_place[i], _place[j]);

    private static int[] Invert(int[][] groups, int rows, Func<int, int, int> value)
    {
        var values = new int[rows];
        for (int group = 0; group < groups.Length; group++)
        {
            for (int place = 0; place < groups[group].Length; place++)
            {
                values[groups[group][place]] = value(group, place);
            }
        }

        return values;
    }

    /// <summary>The same of ratios that are normalized on the rows.</summary>
    private sealed class Unscaled(IReadOnlyList<IUnscaledRatio> ratios, int[][] groups, int rows) : RatioOfGroups(ratios, groups, rows), IUnscaledRatio
    {
        private readonly IReadOnlyList<IUnscaledRatio> _ratios = ratios;

        /// <inheritdoc/>
        public void LogRatios(int[] rowsX, int[] rowsY, MatrixView logs, Compute compute) => _ratios[_group[rowsX[0]]].LogRatios(
            Array.ConvertAll(rowsX, row => _place[row]), Array.ConvertAll(rowsY, row => _place[row]), logs, compute);
    }
}
