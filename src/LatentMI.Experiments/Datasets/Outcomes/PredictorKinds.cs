using LatentMI.Numerics;

namespace LatentMI.Experiments.Datasets.Outcomes;

/// <summary>The kinds of columns of X.</summary>
internal static class PredictorKinds
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<PredictorKind> All { get; } = [new Normals(), new Genotypes()];

    /// <summary>The kind of an identifier.</summary>
    /// <param name="id">The identifier.</param>
    /// <exception cref="InputException">There is none.</exception>
    public static PredictorKind Find(string id) =>
        All.FirstOrDefault(kind => kind.Id == id)
        ?? throw new InputException($"There is no kind of columns '{id}'; there are {string.Join(", ", All.Select(kind => kind.Id))}.");

    /// <summary>Standard normal numbers, whose score is one as well.</summary>
    private sealed class Normals() : PredictorKind("normal")
    {
        // The midpoint rule is exact to rounding for so smooth an integrand, and what is beyond is below 1e-9.
        private const double Reach = 6.5;
        private const int Steps = 520;

        public override float Draw(RandomStream random) => (float)random.NextNormal();

        public override double Standardize(float value) => value;

        public override IReadOnlyList<ScoreWeight> Scores(int columns)
        {
            double[] scores = [.. Enumerable.Range(0, Steps).Select(step => Reach * ((2 * (step + 0.5) / Steps) - 1))];
            double[] densities = Array.ConvertAll(scores, score => Math.Exp(-score * score / 2));
            double total = densities.Sum();
            return [.. scores.Zip(densities, (score, density) => new ScoreWeight(score, density / total))];
        }
    }

    /// <summary>The number of minor alleles, 0, 1 or 2, whose sum over columns is binomial.</summary>
    private sealed class Genotypes() : PredictorKind("genotypes")
    {
        private const double MinorAllele = 0.3;

        private static readonly double Deviation = Math.Sqrt(2 * MinorAllele * (1 - MinorAllele));

        public override float Draw(RandomStream random) => (random.NextUniform() < MinorAllele ? 1 : 0) + (random.NextUniform() < MinorAllele ? 1 : 0);

        public override double Standardize(float value) => (value - (2 * MinorAllele)) / Deviation;

        public override IReadOnlyList<ScoreWeight> Scores(int columns)
        {
            var binomial = new MathNet.Numerics.Distributions.Binomial(MinorAllele, 2 * columns);
            return
            [
                .. Enumerable.Range(0, (2 * columns) + 1).Select(count =>
                    new ScoreWeight((count - (2 * MinorAllele * columns)) / Deviation / Math.Sqrt(columns), binomial.Probability(count))),
            ];
        }
    }
}
