using LatentMI.Experiments.Datasets.Sides;
using LatentMI.Numerics;

namespace LatentMI.Experiments.Datasets.Outcomes;

/// <summary>The kinds of outcomes.</summary>
internal static class OutcomeKinds
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<OutcomeKind> All { get; } = [new Measured(), new Label(), new Counts()];

    /// <summary>The kind of an identifier.</summary>
    /// <param name="id">The identifier.</param>
    /// <exception cref="InputException">There is none.</exception>
    public static OutcomeKind Find(string id) =>
        All.FirstOrDefault(kind => kind.Id == id)
        ?? throw new InputException($"There is no kind of outcome '{id}'; there are {string.Join(", ", All.Select(kind => kind.Id))}.");

    /// <summary>Y = 0.8 s + 0.6 e, e standard normal.</summary>
    private sealed class Measured() : OutcomeKind("normal", ColumnKind.Number)
    {
        private const double Slope = 0.8;
        private const double Noise = 0.6;

        // Intervals a sixtieth of the noise wide lose 1e-5 bits.
        private const double Reach = 10;
        private const int Steps = 2000;

        public override float Draw(double score, RandomStream random) => (float)((Slope * score) + (Noise * random.NextNormal()));

        protected override double[] Probabilities(double score)
        {
            double width = 2 * Reach / Steps;
            return [.. Enumerable.Range(0, Steps).Select(step => Density((((step + 0.5) * width) - Reach - (Slope * score)) / Noise) * width / Noise)];
        }

        private static double Density(double deviation) => Math.Exp(-deviation * deviation / 2) / Math.Sqrt(2 * Math.PI);
    }

    /// <summary>Yes with probability 1 / (1 + exp(-4 s)), else no.</summary>
    private sealed class Label() : OutcomeKind("label", ColumnKind.Label)
    {
        private const double Slope = 4;

        public override float Draw(double score, RandomStream random) => random.NextUniform() < Yes(score) ? 1 : 0;

        protected override double[] Probabilities(double score) => [1 - Yes(score), Yes(score)];

        private static double Yes(double score) => 1 / (1 + Math.Exp(-Slope * score));
    }

    /// <summary>A Poisson count of mean exp(1/2 + 0.8 s).</summary>
    private sealed class Counts() : OutcomeKind("counts", ColumnKind.Count)
    {
        private const double Intercept = 0.5;
        private const double Slope = 0.8;

        // A score of 6.5 has a mean of 300.
        private const int Largest = 500;

        public override float Draw(double score, RandomStream random) => PoissonCount.Draw(Mean(score), random);

        protected override double[] Probabilities(double score)
        {
            var poisson = new MathNet.Numerics.Distributions.Poisson(Mean(score));
            return [.. Enumerable.Range(0, Largest + 1).Select(poisson.Probability)];
        }

        private static double Mean(double score) => Math.Exp(Intercept + (Slope * score));
    }
}
