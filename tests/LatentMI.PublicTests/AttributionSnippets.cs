#region docs/attribution
using LatentMI;
using LatentMI.Attribution;
using LatentMI.Estimators.Latent;
#endregion

namespace PublicTests;

public sealed class AttributionSnippets
{
    [Fact]
    public void Informative_columns()
    {
        (Samples x, Samples y) = Pairs.Create(400, 3, seed: 2);
        #region docs/attribution
        LatentMiEstimate estimate = new LatentMiEstimator().Estimate(x, y);
        AttributionResult result = ColumnAttribution.Run(estimate, x, y, new AttributionOptions { Permutations = 99 });
        foreach (AttributedColumn column in result.Y.Ranked.Where(column => column.IsAboveThreshold))
        {
            Console.WriteLine($"{column.Name ?? $"{column.Column}"}: gain {column.Gain:F3}, q {column.QValue:G2}");
        }
        #endregion

        // Only the first columns share information.
        Assert.Equal(0, result.Y.Ranked[0].Column);
        Assert.True(result.Y.Ranked[0].IsAboveThreshold);
    }
}
