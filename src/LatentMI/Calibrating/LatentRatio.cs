using LatentMI.Critics;
using LatentMI.Numerics;

namespace LatentMI.Calibrating;

/// <summary>
/// The log density ratio of latents that critics learn from the held-out latents of a model, for rows that the model never saw: the mean of ln r over
/// several critics, each stopped by rows of its own.
/// </summary>
/// <remarks>
/// The critics are those of <see cref="CriticRatios"/>, trained with an anchor that makes their output ln r itself and not ln r up to terms of x or of
/// y alone.
/// </remarks>
internal sealed class LatentRatio
{
    private const int RowsPerValidationRow = 6;
    private const int LeastRows = 12;

    private readonly SeparableCritic[] _critics;
    private readonly Compute _compute;
    private readonly (double[] Mean, double[] Scale) _scalingX;
    private readonly (double[] Mean, double[] Scale) _scalingY;

    private LatentRatio(SeparableCritic[] critics, Compute compute, (double[] Mean, double[] Scale) x, (double[] Mean, double[] Scale) y) =>
        (_critics, _compute, _scalingX, _scalingY) = (critics, compute, x, y);

    /// <summary>The number of critics.</summary>
    public static int Critics { get; set; } = int.Parse(Environment.GetEnvironmentVariable("LMI_CRITICS") ?? "4", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Trains the critics.</summary>
    /// <param name="x">n x L latents of X.</param>
    /// <param name="y">n x L latents of Y.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="compute">What it runs on; used for as long as the ratio is.</param>
    /// <exception cref="InputException">There are too few rows.</exception>
    public static LatentRatio Fit(Samples x, Samples y, ulong seed, Compute compute)
    {
        if (x.Count < LeastRows)
        {
            throw new InputException($"{x.Count} rows are too few to learn a density ratio from; give at least {LeastRows}, or score by ksg.");
        }

        (double[], double[]) scalingX = Scaling(x), scalingY = Scaling(y);
        MatrixView scaledX = Scaled(x, scalingX), scaledY = Scaled(y, scalingY);
        var critics = new SeparableCritic[Critics];
        for (int c = 0; c < Critics; c++)
        {
            critics[c] = new SeparableCritic(compute, x.Dimensions, y.Dimensions, CriticRatios.Options, seed, c);
            int[] order = new RandomStream(seed, RandomPurpose.NewPairsValidation, (ulong)c).NextPermutation(x.Count);
            int validation = x.Count / RowsPerValidationRow;
            new SeparableCriticTrainer(compute, critics[c], CriticRatios.Options, seed, c)
                .Train(scaledX, scaledY, order[validation..], order[..validation]);
        }

        return new LatentRatio(critics, compute, scalingX, scalingY);
    }

    /// <summary>ln r of every pair of new rows, in nats.</summary>
    /// <param name="x">Latents of X.</param>
    /// <param name="y">Latents of Y.</param>
    /// <returns>A row for each of X, a column for each of Y.</returns>
    public MatrixView LogRatios(Samples x, Samples y)
    {
        int width = CriticRatios.Options.EmbeddingWidth;
        MatrixView embeddedX = New(x.Count, width * _critics.Length);
        MatrixView embeddedY = New(y.Count, width * _critics.Length);
        MatrixView scaledX = Scaled(x, _scalingX), scaledY = Scaled(y, _scalingY);
        for (int c = 0; c < _critics.Length; c++)
        {
            Copy(_critics[c].EmbedX(scaledX), embeddedX, c * width, width, 1f / _critics.Length);
            Copy(_critics[c].EmbedY(scaledY), embeddedY, c * width, width, 1);
        }

        MatrixView logs = New(x.Count, y.Count);
        _compute.Multiply(embeddedX, embeddedY.Transposed, logs, Epilogue.None);
        return logs;
    }

    private static void Copy(float[] from, MatrixView to, int first, int width, float factor)
    {
        for (int row = 0; row < to.Rows; row++)
        {
            for (int j = 0; j < width; j++)
            {
                to.Row(row)[first + j] = factor * from[(row * width) + j];
            }
        }
    }

    private static (double[] Mean, double[] Scale) Scaling(Samples latents)
    {
        var mean = new double[latents.Dimensions];
        var scale = new double[latents.Dimensions];
        for (int l = 0; l < latents.Dimensions; l++)
        {
            for (int row = 0; row < latents.Count; row++)
            {
                mean[l] += latents[row, l] / latents.Count;
            }

            double squares = 0;
            for (int row = 0; row < latents.Count; row++)
            {
                double difference = latents[row, l] - mean[l];
                squares += difference * difference;
            }

            scale[l] = squares > 0 ? Math.Sqrt(latents.Count / squares) : 0;
        }

        return (mean, scale);
    }

    private static MatrixView Scaled(Samples latents, (double[] Mean, double[] Scale) scaling)
    {
        MatrixView scaled = New(latents.Count, latents.Dimensions);
        for (int row = 0; row < latents.Count; row++)
        {
            for (int l = 0; l < latents.Dimensions; l++)
            {
                scaled.Row(row)[l] = (float)((latents[row, l] - scaling.Mean[l]) * scaling.Scale[l]);
            }
        }

        return scaled;
    }

    private static MatrixView New(int rows, int columns) => new(new AlignedBuffer(checked(rows * columns)), rows, columns);
}
