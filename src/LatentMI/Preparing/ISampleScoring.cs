using LatentMI.Numerics;

namespace LatentMI.Preparing;

/// <summary>What turns the columns of samples into numbers of mean 0 and variance 1.</summary>
internal interface ISampleScoring
{
    /// <summary>The number of columns.</summary>
    int Dimensions { get; }

    /// <summary>The number of columns that have a single value and became 0.</summary>
    int ConstantColumns { get; }

    /// <summary>Transforms a row.</summary>
    /// <param name="samples">Samples with as many columns.</param>
    /// <param name="row">The row, from 0.</param>
    /// <param name="scores">Receives the numbers.</param>
    void TransformRow(Samples samples, int row, Span<float> scores);

    /// <summary>The number that a value becomes.</summary>
    /// <param name="samples">Samples with as many columns.</param>
    /// <param name="row">The row, from 0.</param>
    /// <param name="column">The column, from 0.</param>
    float Score(Samples samples, int row, int column);

    /// <summary>Transforms rows that follow each other.</summary>
    /// <param name="samples">Samples with as many columns.</param>
    /// <param name="first">The first row, from 0.</param>
    /// <param name="scores">Receives the numbers of as many rows as it has.</param>
    void TransformRows(Samples samples, int first, MatrixView scores)
    {
        for (int i = 0; i < scores.Rows; i++)
        {
            TransformRow(samples, first + i, scores.Row(i));
        }
    }
}
