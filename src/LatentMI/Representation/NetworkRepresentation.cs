using LatentMI.Critics;
using LatentMI.Networks;
using LatentMI.Numerics;
using LatentMI.Preparing;
using MathNet.Numerics.LinearAlgebra.Double;

namespace LatentMI.Representation;

/// <summary>
/// Embeddings f(x), g(y) of features by networks trained so that f(x)'g(y) is the log density ratio of true to re-paired pairs
/// (<see cref="SeparableCritic"/>). The rows of a group are embedded by networks that did not see them.
/// </summary>
/// <remarks>
/// The latents are the principal directions of f'g under independence: with S and T the covariances of f and g, a = P' S^-1/2 f and
/// b = Q' T^-1/2 g, where P s Q' is the singular value decomposition of S^1/2 T^1/2. No pair of rows is looked at to find them, so that held-out
/// latents stay held out.
/// </remarks>
internal sealed class NetworkRepresentation
{
    private const int Groups = 3;

    // One training row in this many decides when to stop.
    private const int RowsPerValidationRow = 8;
    private const int LeastValidationRows = 2;
    private const double SmallestVariance = 1e-6;

    private readonly FeatureMap _mapX;
    private readonly FeatureMap _mapY;
    private readonly Member[] _members;

    private NetworkRepresentation(FeatureMap mapX, FeatureMap mapY, Member[] members, int? latentDimensions, int independentRows)
    {
        _mapX = mapX;
        _mapY = mapY;
        _members = members;
        HeldOutCorrelations = HeldOut(members, MostPairs);
        LatentDimensions = Math.Min(latentDimensions ?? CanonicalPairs.CountSignificant(HeldOutCorrelations, independentRows), MostPairs);
    }

    /// <summary>How many leading pairs of latents are real by their held-out correlations, or as many as were asked for.</summary>
    public int LatentDimensions { get; }

    /// <summary>What the training of the first group's networks did, as losses.</summary>
    public SeparableCriticTraining FirstTraining => _members[0].Training;

    /// <summary>The rows of each group; their latents cannot be compared with those of other groups.</summary>
    public int[][] Blocks => [.. _members.Select(member => Enumerable.Range(member.Start, member.End - member.Start).ToArray())];

    /// <summary>Trains networks for each group.</summary>
    /// <param name="x">The features of X, rows sorted by fold.</param>
    /// <param name="y">The features of Y.</param>
    /// <param name="folds">The folds.</param>
    /// <param name="latentDimensions">L; null to choose it.</param>
    /// <param name="options">The networks and their training.</param>
    /// <param name="share">The part of the rows outside of a group that its networks train on, and are validated by.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="isPromising">Judges the embeddings of the first group, n x E, by its rows; where it says no, those of the others are not trained.</param>
    /// <param name="compute">What it runs on.</param>
    /// <returns>The networks; null where the first ones were not promising.</returns>
    public static NetworkRepresentation? Train(
        Features x,
        Features y,
        FoldOrder folds,
        int? latentDimensions,
        SeparableCriticOptions options,
        double share,
        ulong seed,
        Func<NetworkRepresentation, bool> isPromising,
        Compute compute)
    {
        int[] starts = GroupStarts(folds);
        var members = new Member[starts.Length - 1];
        TrainOne(0, compute);

        if (!isPromising(With(members[..1])))
        {
            return null;
        }

        // Small networks do not fill several threads, so each group has one.
        compute.Team.Run(members.Length - 1, other =>
        {
            using Compute alone = compute.SingleThread();
            TrainOne(other + 1, alone);
        });
        return With(members);

        NetworkRepresentation With(Member[] trained) => new(x.Map, y.Map, trained, latentDimensions, folds.IndependentRows);

        void TrainOne(int g, Compute own)
        {
            int start = starts[g];
            int end = starts[g + 1];
            int[] others = [.. Enumerable.Range(0, x.Values.Rows).Where(row => row < start || row >= end)];
            new RandomStream(seed, RandomPurpose.NetworkValidation, (ulong)g).ShuffleTogether(others, folds.Groups);
            others = others[..(int)(share * others.Length)];
            int validation = Math.Max(LeastValidationRows, others.Length / RowsPerValidationRow);
            var critic = new SeparableCritic(own, x.Values.Columns, y.Values.Columns, options, seed, g);
            SeparableCriticTraining training = new SeparableCriticTrainer(own, critic, options, seed, g)
                .Train(x.Values, y.Values, others[validation..], others[..validation]);
            members[g] = new Member(start, end, critic, training, critic.EmbedX(x.Values), critic.EmbedY(y.Values));
        }
    }

    /// <summary>The samples' rows of each group, in their order.</summary>
    /// <param name="folds">The folds.</param>
    public static int[][] GroupRows(FoldOrder folds)
    {
        int[] starts = GroupStarts(folds);
        return [.. starts.SkipLast(1).Select((start, g) => folds.Rows[start..starts[g + 1]].Order().ToArray())];
    }

    /// <summary>The most pairs of latents that there are.</summary>
    public int MostPairs => Math.Min(CanonicalPairs.MostPairs, _members[0].Critic.EmbeddingWidth);

    /// <summary>The mean over the groups of the correlation of each pair of held-out latents.</summary>
    public double[] HeldOutCorrelations { get; }

    /// <summary>The first pairs of held-out latents of every row.</summary>
    /// <param name="pairs">How many.</param>
    public (MatrixView X, MatrixView Y) HeldOutLatents(int pairs)
    {
        int count = _members[^1].End;
        var x = new MatrixView(new AlignedBuffer(count * pairs), count, pairs);
        var y = new MatrixView(new AlignedBuffer(count * pairs), count, pairs);
        foreach (Member member in _members)
        {
            for (int i = member.Start; i < member.End; i++)
            {
                member.Project(member.EmbeddedX, member.DirectionsX, i, x.Row(i));
                member.Project(member.EmbeddedY, member.DirectionsY, i, y.Row(i));
            }
        }

        return (x, y);
    }

    /// <summary>The held-out embeddings of every row, n x E: their inner products within a group are log density ratios.</summary>
    public (float[] X, float[] Y, int Width) HeldOutEmbeddings()
    {
        int width = _members[0].Critic.EmbeddingWidth;
        var x = new float[_members[^1].End * width];
        var y = new float[x.Length];
        foreach (Member member in _members)
        {
            Range rows = (member.Start * width)..(member.End * width);
            member.EmbeddedX[rows].CopyTo(x, member.Start * width);
            member.EmbeddedY[rows].CopyTo(y, member.Start * width);
        }

        return (x, y, width);
    }

    /// <summary>Encoders of new rows: those of a group, its held-out latents brought to mean 0 and variance 1.</summary>
    /// <param name="group">The group, whose latents those of new rows can be compared with.</param>
    public (ILatentEncoder X, ILatentEncoder Y) Encoders(int group)
    {
        Member member = _members[group];
        return (
            Encoder(_mapX, member.Critic.LayersX, member, member.EmbeddedX, member.DirectionsX),
            Encoder(_mapY, member.Critic.LayersY, member, member.EmbeddedY, member.DirectionsY));
    }

    /// <summary>The first position of each group, and n at the end.</summary>
    private static int[] GroupStarts(FoldOrder folds)
    {
        int foldCount = folds.Starts.Length - 1;
        int groups = Math.Min(Groups, foldCount);
        return [.. Enumerable.Range(0, groups + 1).Select(g => folds.Starts[foldCount * g / groups])];
    }

    private FeatureEncoder Encoder(FeatureMap map, IReadOnlyList<DenseLayer> layers, Member member, float[] embedded, DenseMatrix directions)
    {
        var sums = new double[LatentDimensions];
        var squares = new double[LatentDimensions];
        var latents = new float[LatentDimensions];
        int count = member.End - member.Start;
        for (int i = member.Start; i < member.End; i++)
        {
            member.Project(embedded, directions, i, latents);
            for (int l = 0; l < latents.Length; l++)
            {
                sums[l] += latents[l];
                squares[l] += (double)latents[l] * latents[l];
            }
        }

        DenseMatrix projection = directions.LeadingColumns(LatentDimensions);
        var offsets = new AlignedBuffer(LatentDimensions);
        for (int l = 0; l < latents.Length; l++)
        {
            double mean = sums[l] / count;
            double variance = (squares[l] / count) - (mean * mean);
            double scale = variance > 0 ? 1 / Math.Sqrt(variance) : 0;
            projection.SetColumn(l, projection.Column(l) * (scale * member.Critic.EmbeddingScale));
            offsets.Span[l] = (float)(-mean * scale);
        }

        return new FeatureEncoder(map, layers, projection.ToView(), offsets);
    }

    private static double[] HeldOut(Member[] members, int pairs)
    {
        int rows = members[^1].End;
        return [.. Enumerable.Range(0, pairs).Select(l => members.Sum(member => member.HeldOutCorrelation(l) * (member.End - member.Start)) / rows)];
    }

    /// <summary>The networks of a group and what they make of all rows.</summary>
    private sealed class Member
    {
        public Member(int start, int end, SeparableCritic critic, SeparableCriticTraining training, float[] embeddedX, float[] embeddedY)
        {
            (Start, End, Critic, Training, EmbeddedX, EmbeddedY) = (start, end, critic, training, embeddedX, embeddedY);
            SymmetricEigen x = SymmetricEigen.Of(Covariance(embeddedX));
            SymmetricEigen y = SymmetricEigen.Of(Covariance(embeddedY));
            SingularValues product = SingularValues.Of((DenseMatrix)(Power(x, 0.5) * Power(y, 0.5)));
            DirectionsX = (DenseMatrix)(Power(x, -0.5) * product.Left);
            DirectionsY = (DenseMatrix)(Power(y, -0.5) * product.Right);
        }

        public int Start { get; }

        public int End { get; }

        public SeparableCritic Critic { get; }

        public SeparableCriticTraining Training { get; }

        public float[] EmbeddedX { get; }

        public float[] EmbeddedY { get; }

        public DenseMatrix DirectionsX { get; }

        public DenseMatrix DirectionsY { get; }

        public void Project(float[] embedded, DenseMatrix directions, int row, Span<float> latents)
        {
            for (int l = 0; l < latents.Length; l++)
            {
                latents[l] = Latent(embedded, directions, row, l);
            }
        }

        public double HeldOutCorrelation(int pair)
        {
            double x = 0, y = 0, xx = 0, yy = 0, xy = 0;
            int count = End - Start;
            for (int i = Start; i < End; i++)
            {
                double a = Latent(EmbeddedX, DirectionsX, i, pair);
                double b = Latent(EmbeddedY, DirectionsY, i, pair);
                (x, y, xx, yy, xy) = (x + a, y + b, xx + (a * a), yy + (b * b), xy + (a * b));
            }

            double variance = ((xx / count) - (x * x / count / count)) * ((yy / count) - (y * y / count / count));
            return variance > 0 ? ((xy / count) - (x * y / count / count)) / Math.Sqrt(variance) : 0;
        }

        private float Latent(float[] embedded, DenseMatrix directions, int row, int pair)
        {
            int width = Critic.EmbeddingWidth;
            ReadOnlySpan<float> source = embedded.AsSpan(row * width, width);
            ReadOnlySpan<double> direction = directions.Values.AsSpan(pair * width, width);
            double sum = 0;
            for (int e = 0; e < source.Length; e++)
            {
                sum += source[e] * direction[e];
            }

            return (float)sum;
        }

        private static DenseMatrix Power(SymmetricEigen eigen, double exponent)
        {
            double smallest = eigen.Values[0] * SmallestVariance;
            double[] powers = Array.ConvertAll(eigen.Values, value => value > smallest && value > 0 ? Math.Pow(value, exponent) : 0);
            return (DenseMatrix)(eigen.Vectors * DenseMatrix.OfDiagonalArray(powers) * eigen.Vectors.Transpose());
        }

        private DenseMatrix Covariance(float[] embedded)
        {
            int width = Critic.EmbeddingWidth;
            int count = embedded.Length / width;
            var covariance = new DenseMatrix(width, width);
            var means = new double[width];
            for (int i = 0; i < embedded.Length; i++)
            {
                means[i % width] += (double)embedded[i] / count;
            }

            for (int i = 0; i < count; i++)
            {
                ReadOnlySpan<float> row = embedded.AsSpan(i * width, width);
                for (int a = 0; a < width; a++)
                {
                    for (int b = 0; b <= a; b++)
                    {
                        covariance.At(a, b, covariance.At(a, b) + ((row[a] - means[a]) * (row[b] - means[b]) / count));
                    }
                }
            }

            for (int a = 0; a < width; a++)
            {
                for (int b = 0; b < a; b++)
                {
                    covariance.At(b, a, covariance.At(a, b));
                }
            }

            return covariance;
        }
    }
}
