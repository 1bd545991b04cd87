using LatentMI.Numerics;

namespace LatentMI.Calibrating;

/// <summary>Held-out latents of paired rows, each column brought to mean 0 and variance 1 within its block.</summary>
internal sealed class LatentPairs
{
    /// <summary>Standardizes latents.</summary>
    /// <param name="x">n x Lx latents of X.</param>
    /// <param name="y">n x Ly latents of Y.</param>
    /// <param name="blocks">The rows whose latents come from the same maps and are compared with each other; every row in one block.</param>
    /// <param name="folds">The fold of each row: what is fitted to latents is fitted without the fold that it is applied to.</param>
    public LatentPairs(MatrixView x, MatrixView y, int[][] blocks, int[] folds)
        : this(blocks, folds, x, y)
    {
        foreach (int[] block in blocks)
        {
            Standardize(x, block);
            Standardize(y, block);
        }
    }

    private LatentPairs(int[][] blocks, int[] folds, MatrixView x, MatrixView y) => (X, Y, Blocks, Folds) = (x, y, blocks, folds);

    /// <summary>n x Lx latents of X.</summary>
    public MatrixView X { get; }

    /// <summary>n x Ly latents of Y.</summary>
    public MatrixView Y { get; }

    /// <summary>The rows that are compared with each other.</summary>
    public int[][] Blocks { get; }

    /// <summary>The fold of each row.</summary>
    public int[] Folds { get; }

    /// <summary>The group of each row, where rows belong together; null where they do not.</summary>
    public int[]? Groups { get; init; }

    /// <summary>How many consecutive rows tell no more than one, as those of a time series; 1 for independent rows.</summary>
    public int Block { get; init; } = 1;

    /// <summary>n.</summary>
    public int Count => X.Rows;

    /// <summary>The larger of Lx and Ly.</summary>
    public int Dimensions => Math.Max(X.Columns, Y.Columns);

    /// <summary>The number of rows of the smallest block.</summary>
    public int SmallestBlock => Blocks.Min(block => block.Length);

    /// <summary>Whether only rows of the same fold are compared with each other.</summary>
    public bool AreBlocksWithinFolds => Blocks.All(block => block.All(row => Folds[row] == Folds[block[0]]));

    /// <summary>Other values of the same rows, such as scores of them.</summary>
    /// <param name="x">n x Lx.</param>
    /// <param name="y">n x Ly.</param>
    public LatentPairs WithValues(MatrixView x, MatrixView y) => new(x, y, Blocks, Folds) { Groups = Groups, Block = Block };

    /// <summary>The same latents, as they are, compared within smaller blocks.</summary>
    /// <param name="blocks">Parts of these blocks.</param>
    public LatentPairs InBlocks(int[][] blocks) => new(blocks, Folds, X, Y) { Groups = Groups, Block = Block };

    private static void Standardize(MatrixView latents, int[] block)
    {
        for (int l = 0; l < latents.Columns; l++)
        {
            double sum = 0, squares = 0;
            foreach (int row in block)
            {
                sum += latents.Row(row)[l];
            }

            double mean = sum / block.Length;
            foreach (int row in block)
            {
                double difference = latents.Row(row)[l] - mean;
                squares += difference * difference;
            }

            double scale = squares > 0 ? Math.Sqrt(block.Length / squares) : 0;
            foreach (int row in block)
            {
                latents.Row(row)[l] = (float)((latents.Row(row)[l] - mean) * scale);
            }
        }
    }
}
