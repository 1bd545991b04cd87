using LatentMI.Calibrating;
using LatentMI.Estimators.Ksg;
using LatentMI.Numerics;
using LatentMI.Pairing;
using LatentMI.Representation;

namespace LatentMI.Estimators.Latent;

/// <summary>
/// What an estimate learned: it encodes new rows and scores new pairs. It has one member or several, each a pair of encoders with the latents of rows that
/// neither of them was fitted to.
/// </summary>
public sealed class LatentModel
{
    internal LatentModel(IReadOnlyList<LatentModelMember> members, KsgOptions ksgOptions, ScoreCalibration calibration)
    {
        Members = members;
        KsgOptions = ksgOptions;
        Calibration = calibration;
    }

    /// <summary>The number of columns of X.</summary>
    public int DimensionsX => Members[0].EncoderX.Dimensions;

    /// <summary>The number of columns of Y.</summary>
    public int DimensionsY => Members[0].EncoderY.Dimensions;

    /// <summary>The number of latent dimensions of each side, L.</summary>
    public int LatentDimensions => Members[0].EncoderX.LatentDimensions;

    /// <summary>The number of pairs that new ones are scored against: those that carried the estimate.</summary>
    public int ReferenceCount => Members.Sum(member => member.Count);

    /// <summary>How new pairs are scored.</summary>
    public KsgOptions KsgOptions { get; }

    /// <summary>The encoders of parts of the rows, with the latents of these.</summary>
    internal IReadOnlyList<LatentModelMember> Members { get; }

    /// <summary>What is made of the members' KSG values.</summary>
    internal ScoreCalibration Calibration { get; }

    /// <summary>The model from what it was stored as.</summary>
    /// <param name="contents">What <see cref="ToContents"/> gave.</param>
    /// <param name="name">What messages call it: its file.</param>
    /// <exception cref="InputException">The contents are no model's.</exception>
    public static LatentModel FromContents(ModelContents contents, string name)
    {
        ArgumentNullException.ThrowIfNull(contents);
        return ModelLayout.Read(contents, name);
    }

    /// <summary>What the model is stored as.</summary>
    /// <exception cref="InputException">The encoders are of an <see cref="IRepresentation"/>, which only its owner can store.</exception>
    public ModelContents ToContents() => ModelLayout.Write(this);

    /// <summary>Computes the latents of rows of X, by the first member's encoder.</summary>
    /// <param name="x">Rows of <see cref="DimensionsX"/> columns.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>As many rows of L columns, float32.</returns>
    /// <exception cref="InputException">The rows have another width, or values that are not finite.</exception>
    public Samples EncodeX(Samples x, CancellationToken cancellationToken = default) => Encode([Members[0].EncoderX], x, "X", cancellationToken)[0];

    /// <summary>Computes the latents of rows of Y, by the first member's encoder.</summary>
    /// <param name="y">Rows of <see cref="DimensionsY"/> columns.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>As many rows of L columns, float32.</returns>
    /// <exception cref="InputException">The rows have another width, or values that are not finite.</exception>
    public Samples EncodeY(Samples y, CancellationToken cancellationToken = default) => Encode([Members[0].EncoderY], y, "Y", cancellationToken)[0];

    /// <summary>
    /// The pointwise mutual information of new pairs in bits, against the rows that carried the model's estimate: the mean over the members of their
    /// calibrated KSG values. The mean over pairs of the same distribution is the estimate. A model with <see cref="KsgOptions.ReferenceScores"/> gives the
    /// scores of the reference implementation, which are too low.
    /// </summary>
    /// <param name="x">Rows of <see cref="DimensionsX"/> columns.</param>
    /// <param name="y">As many rows of <see cref="DimensionsY"/> columns; row i belongs to row i of <paramref name="x"/>.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>One value per pair; NaN where as many reference rows as neighbors are at exactly the place of the pair.</returns>
    /// <exception cref="InputException">The rows have another width or differ in number, or values are not finite.</exception>
    public IReadOnlyList<double> ScorePointwise(Samples x, Samples y, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        return Score(EncodeMembersX(x, cancellationToken), EncodeMembersY(y, cancellationToken), KsgOptions.Threads, cancellationToken);
    }

    /// <summary>
    /// The pointwise mutual information of pairs of rows, in bits, as <see cref="ScorePointwise"/>; each row is encoded
    /// once, however many pairs it is in.
    /// </summary>
    /// <param name="x">Rows of <see cref="DimensionsX"/> columns.</param>
    /// <param name="y">Rows of <see cref="DimensionsY"/> columns.</param>
    /// <param name="pairs">The pairs to score.</param>
    /// <param name="threads">The number of threads; 0 for one per processor.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>One value per pair; NaN where as many reference rows as neighbors are at exactly the place of the pair.</returns>
    /// <exception cref="InputException">The rows have another width, or values are not finite.</exception>
    public IReadOnlyList<double> ScorePairs(
        Samples x, Samples y, RowPairs pairs, int threads = 0, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        ArgumentNullException.ThrowIfNull(pairs);
        Samples[] latentsX = EncodeOnce(pairs.X, rows => EncodeMembersX(x.ViewRows(rows), cancellationToken));
        Samples[] latentsY = EncodeOnce(pairs.Y, rows => EncodeMembersY(y.ViewRows(rows), cancellationToken));
        return Score(latentsX, latentsY, threads, cancellationToken);
    }

    private static Samples[] EncodeOnce(IReadOnlyList<int> rows, Func<int[], Samples[]> encode)
    {
        int[] distinct = [.. rows.Distinct().Order()];
        int[] places = [.. rows.Select(row => Array.BinarySearch(distinct, row))];
        return Array.ConvertAll(encode(distinct), latents => latents.ViewRows(places));
    }

    private static Samples[] Encode(ILatentEncoder[] encoders, Samples samples, string side, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(samples);
        if (samples.Dimensions != encoders[0].Dimensions)
        {
            throw new InputException(
                $"{side} has {OneLine.Count(samples.Dimensions, "column")}, but the model was trained on {encoders[0].Dimensions}; give it the same columns.");
        }

        PairedSamples.ValidateFinite(samples, side);
        using var compute = new Compute(threads: 0, SimdSupport.Current(), cancellationToken);
        return SharedEncoding.Encode(encoders, samples, compute);
    }

    /// <summary>The latents of rows of X by each member.</summary>
    private Samples[] EncodeMembersX(Samples x, CancellationToken cancellationToken) =>
        Encode([.. Members.Select(member => member.EncoderX)], x, "X", cancellationToken);

    /// <summary>The latents of rows of Y by each member.</summary>
    private Samples[] EncodeMembersY(Samples y, CancellationToken cancellationToken) =>
        Encode([.. Members.Select(member => member.EncoderY)], y, "Y", cancellationToken);

    /// <summary>The scores of pairs of rows that are encoded.</summary>
    /// <param name="latentsX">The latents of X by each member.</param>
    /// <param name="latentsY">The latents of Y by each member.</param>
    /// <param name="threads">The number of threads; 0 for one per processor.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    private double[] Score(Samples[] latentsX, Samples[] latentsY, int threads, CancellationToken cancellationToken)
    {
        var ksg = new KsgEstimator(KsgOptions with { Threads = threads });
        var bits = new double[latentsX[0].Count];
        for (int m = 0; m < Members.Count; m++)
        {
            LatentModelMember member = Members[m];
            IReadOnlyList<double> raw = ksg.ScorePointwise(member.ReferenceX, member.ReferenceY, latentsX[m], latentsY[m], cancellationToken);
            double weight = (double)member.Count / ReferenceCount;
            for (int i = 0; i < bits.Length; i++)
            {
                bits[i] += weight * Calibration.Apply(raw[i]);
            }
        }

        return bits;
    }
}
