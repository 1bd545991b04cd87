using LatentMI.Numerics;

namespace LatentMI.Calibrating;

/// <summary>A density ratio of the user's, fitted without each fold and applied to the rows of X in it.</summary>
internal sealed class OwnRatio : IUnscaledRatio
{
    private readonly IDensityRatio _ratio;
    private readonly LatentPairs _latents;
    private readonly IFittedDensityRatio[] _withoutFold;

    private OwnRatio(IDensityRatio ratio, LatentPairs latents, IFittedDensityRatio[] withoutFold) =>
        (_ratio, _latents, _withoutFold) = (ratio, latents, withoutFold);

    /// <inheritdoc/>
    public RatioKind Kind => RatioKind.Own;

    /// <inheritdoc/>
    public string Name => _ratio.Name;

    /// <summary>Fits the ratio.</summary>
    /// <param name="ratio">The ratio.</param>
    /// <param name="latents">Latents that can be compared across folds.</param>
    /// <param name="seed">The seed that it is given.</param>
    /// <param name="compute">What it runs on.</param>
    /// <exception cref="InputException">It fitted nothing.</exception>
    public static OwnRatio Fit(IDensityRatio ratio, LatentPairs latents, ulong seed, Compute compute)
    {
        var withoutFold = new IFittedDensityRatio[latents.Folds.Max() + 1];
        for (int fold = 0; fold < withoutFold.Length; fold++)
        {
            compute.ThrowIfCancelled();
            int[] others = [.. Enumerable.Range(0, latents.Count).Where(row => latents.Folds[row] != fold)];
            withoutFold[fold] = ratio.Fit(ToSamples(latents.X.SelectRows(others)), ToSamples(latents.Y.SelectRows(others)), seed, compute.Cancellation)
                ?? throw new InputException($"{ratio.GetType().FullName} fitted no ratio; it must return one.");
        }

        return new OwnRatio(ratio, latents, withoutFold);
    }

    /// <inheritdoc/>
    public double LogRatio(int i, int j)
    {
        IFittedDensityRatio fitted = _withoutFold[_latents.Folds[i]];
        double log = fitted.LogRatio(_latents.X.Row(i), _latents.Y.Row(j));
        return double.IsFinite(log) ? log : throw new InputException($"{fitted.GetType().FullName} gave a logarithm of {log}; it must be finite.");
    }

    /// <inheritdoc/>
    public void LogRatios(int[] rowsX, int[] rowsY, MatrixView logs, Compute compute)
    {
        // Side by side along whichever side has contiguous logarithms.
        bool byX = logs.ColumnStride == 1;
        compute.Team.Run(byX ? rowsX.Length : rowsY.Length, line =>
        {
            compute.ThrowIfCancelled();
            Span<float> values = (byX ? logs : logs.Transposed).Row(line);
            for (int other = 0; other < values.Length; other++)
            {
                values[other] = (float)(byX ? LogRatio(rowsX[line], rowsY[other]) : LogRatio(rowsX[other], rowsY[line]));
            }
        });
    }

    private static Samples ToSamples(MatrixView latents) => Samples.Create(latents.Span, latents.Rows, latents.Columns);
}
