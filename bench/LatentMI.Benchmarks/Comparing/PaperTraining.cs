using LatentMI.Estimators.Published;

namespace LatentMI.Benchmarks.Comparing;

/// <summary>
/// The training of the preset Paper that is measured, and the matrix products that it consists of: an encoder of each side, and two decoders to
/// each side.
/// </summary>
internal static class PaperTraining
{
    /// <summary>The rows, n; half of them train and the others validate.</summary>
    public const int Rows = 2000;

    /// <summary>The columns of each side, d.</summary>
    public const int Columns = 1000;

    private const int Encoders = 2;
    private const int Decoders = 4;

    private static readonly int[] EncoderWidths = [Columns, 1024, 512, 256, PublishedLmiOptions.Paper.LatentDimensions];

    /// <summary>The rows that train.</summary>
    public static int TrainingRows => Rows / 2;

    /// <summary>The floating point operations of the products of an epoch: every training step, and a forward pass of the other rows.</summary>
    public static double EpochFlops
    {
        get
        {
            double training = Batches(TrainingRows).Sum(rows => Products(rows).Sum(product => product.Count * product.Flops));
            double validation = Batches(Rows - TrainingRows).Sum(rows =>
                Products(rows).Where(product => product.Pass == TrainingPass.Forward).Sum(product => product.Count * product.Flops));
            return training + validation;
        }
    }

    /// <summary>The products of a training step.</summary>
    /// <param name="rows">The rows of the batch.</param>
    public static IEnumerable<TrainingProduct> Products(int rows)
    {
        foreach (TrainingPass pass in Enum.GetValues<TrainingPass>())
        {
            foreach ((int inputs, int outputs) in EncoderWidths.Zip(EncoderWidths.Skip(1)))
            {
                // Nobody needs the gradient of the samples.
                if (pass != TrainingPass.BackwardData || inputs != Columns)
                {
                    yield return new TrainingProduct(pass, rows, inputs, outputs, Encoders);
                }
            }

            foreach ((int outputs, int inputs) in EncoderWidths.Zip(EncoderWidths.Skip(1)).Reverse())
            {
                yield return new TrainingProduct(pass, rows, inputs, outputs, Decoders);
            }
        }
    }

    private static IEnumerable<int> Batches(int rows)
    {
        for (int first = 0; first < rows; first += PublishedLmiOptions.Paper.BatchSize)
        {
            yield return Math.Min(PublishedLmiOptions.Paper.BatchSize, rows - first);
        }
    }
}
