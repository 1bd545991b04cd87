using LatentMI.Numerics;

namespace LatentMI.Tests.Estimation;

/// <summary>Samples of labels and their known information.</summary>
internal static class LabelPairs
{
    /// <summary>A uniform label of X that Y repeats with some probability and else draws anew.</summary>
    /// <param name="rows">n.</param>
    /// <param name="labels">How many labels there are.</param>
    /// <param name="repeated">The probability.</param>
    /// <param name="seed">The seed.</param>
    public static (Samples X, Samples Y) Repeated(int rows, int labels, double repeated, ulong seed)
    {
        var random = new RandomStream(seed, RandomPurpose.Data);
        var x = new double[rows];
        var y = new double[rows];
        for (int i = 0; i < rows; i++)
        {
            x[i] = random.NextInt(labels);
            y[i] = random.NextUniform() < repeated ? x[i] : random.NextInt(labels);
        }

        return (Samples.Create(x, rows, 1), Samples.Create(y, rows, 1));
    }

    /// <summary>The information of such labels, in bits.</summary>
    /// <param name="labels">How many labels there are.</param>
    /// <param name="repeated">The probability of a repetition.</param>
    public static double RepeatedBits(int labels, double repeated)
    {
        double same = repeated + ((1 - repeated) / labels);
        double other = (1 - repeated) / labels;
        return (same * Math.Log2(same * labels)) + (other > 0 ? (labels - 1) * other * Math.Log2(other * labels) : 0);
    }

    /// <summary>Independent whole numbers from 0 in each column.</summary>
    /// <param name="rows">n.</param>
    /// <param name="columns">How many columns.</param>
    /// <param name="values">How many values each has.</param>
    /// <param name="seed">The seed.</param>
    public static Samples Independent(int rows, int columns, int values, ulong seed)
    {
        var random = new RandomStream(seed, RandomPurpose.Data, index: 1);
        return Samples.Create([.. Enumerable.Range(0, rows * columns).Select(_ => (float)random.NextInt(values))], rows, columns);
    }

    /// <summary>An indicator column for each label of a column of codes 0, 1, 2, ...</summary>
    /// <param name="codes">The codes.</param>
    /// <param name="labels">How many labels there are.</param>
    public static Samples OneHot(Samples codes, int labels)
    {
        var columns = new float[codes.Count * labels];
        for (int i = 0; i < codes.Count; i++)
        {
            columns[(i * labels) + (int)codes[i, 0]] = 1;
        }

        return Samples.Create(columns, codes.Count, labels);
    }
}
