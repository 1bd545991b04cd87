using LatentMI.Estimators.Discrete;
using LatentMI.Preparing;

namespace LatentMI.Estimators.Conditional;

/// <summary>
/// The conditional mutual information of labels by counts, I(X;Y|Z): the mean over the labels of Z, each with its share of the rows, of what X and Y share in
/// rows of that label, with the bias of each removed (<see cref="CountedInformation"/>). Where X and Y are independent given Z, its mean is 0.
/// </summary>
/// <param name="Bits">The value.</param>
/// <param name="StandardErrorBits">Its standard error.</param>
/// <param name="PointwiseBits">The value of each row.</param>
internal sealed record ConditionalCounts(double Bits, double StandardErrorBits, double[] PointwiseBits)
{
    // Where rows that are re-paired within the labels of Z show this share of all that they could, counts do not tell dependence from chance.
    private const double MostChance = 0.25;

    /// <summary>Counts, where all sides are labels and there are rows enough for counts to know.</summary>
    /// <param name="x">X.</param>
    /// <param name="y">Y.</param>
    /// <param name="z">Z.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>Null where latents know better.</returns>
    public static ConditionalCounts? Find(Samples x, Samples y, Samples z, CancellationToken cancellationToken)
    {
        RowLabels ofX = RowLabels.Find(x, cancellationToken);
        RowLabels ofY = RowLabels.Find(y, cancellationToken);
        RowLabels ofZ = RowLabels.Find(z, cancellationToken);
        if (!LabelDetection.MayBe(x, ofX) || !LabelDetection.MayBe(y, ofY) || !LabelDetection.MayBe(z, ofZ))
        {
            return null;
        }

        var pointwise = new double[x.Count];
        (double chance, double most, double bits, double square, double variance) = (0, 0, 0, 0, 0);
        foreach (IGrouping<int, int> stratum in Enumerable.Range(0, x.Count).GroupBy(row => ofZ.OfRow[row]))
        {
            cancellationToken.ThrowIfCancellationRequested();
            int[] rows = [.. stratum];
            var counted = CountedInformation.Of(
                RowLabels.Find([.. rows.Select(row => ofX.OfRow[row])]), RowLabels.Find([.. rows.Select(row => ofY.OfRow[row])]));
            double share = (double)rows.Length / x.Count;
            double[] ofRows = counted.PointwiseBits;
            for (int i = 0; i < rows.Length; i++)
            {
                pointwise[rows[i]] = ofRows[i];
            }

            chance += share * counted.ChanceBits;
            most += share * counted.MostBits;
            bits += share * counted.Bits;
            square += share * counted.Bits * counted.Bits;
            variance += share * share * counted.StandardErrorBits * counted.StandardErrorBits;
        }

        if (chance > MostChance * most)
        {
            return null;
        }

        // The shares of the labels of Z are those of a sample, too.
        double error = Math.Sqrt(variance + (Math.Max(0, square - (bits * bits)) / x.Count));
        return new ConditionalCounts(bits, error, pointwise);
    }
}
