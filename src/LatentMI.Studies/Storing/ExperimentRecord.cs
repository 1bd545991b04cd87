using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using LatentMI.Numerics;

namespace LatentMI.Studies.Storing;

/// <summary>One data set measured by one estimator: what the store holds, a line for each.</summary>
public sealed record ExperimentRecord : IRecordOutcome
{
    // The settings of most data are shorter.
    private const int ShortText = 1024;

    /// <summary>The experiment, such as <c>gaussian-grid</c>.</summary>
    public required string Experiment { get; init; }

    /// <summary>The name of the data's recipe, such as <c>gaussian</c>.</summary>
    public required string Dataset { get; init; }

    /// <summary>The settings of the data, which with <see cref="DataSeed"/> make the same data again.</summary>
    public required ParameterSet DatasetParameters { get; init; }

    /// <summary>
    /// The estimator: <c>lmi</c>, <c>lmi-mine</c>, <c>lmi-infonce</c>, <c>ksg</c>, <c>mine</c>, <c>infonce</c>, <c>gaussian</c>, <c>sliced</c>,
    /// or the name of another measurement.
    /// </summary>
    public required string Estimator { get; init; }

    /// <summary>Every setting of the estimator that may change its numbers, but the seed.</summary>
    public required ParameterSet EstimatorParameters { get; init; }

    /// <summary>The user's seed, which is the estimator's and from which the data's is derived.</summary>
    public required ulong Seed { get; init; }

    /// <summary>The estimate in bits as it came, nothing clamped; null where it failed, is not finite, or is not what was measured.</summary>
    public double? EstimateBits { get; init; }

    /// <summary>The true mutual information in bits; null where the data could not be made.</summary>
    public double? TrueBits { get; init; }

    /// <summary>The seconds the estimate took, without making the data.</summary>
    public required double Seconds { get; init; }

    /// <summary>The threads that worked on it; they do not change the numbers.</summary>
    public required int Threads { get; init; }

    /// <summary>The version of the program.</summary>
    public required string Version { get; init; }

    /// <summary>The sources that made it, and the vectors it was computed with; null in records of versions that did not write them.</summary>
    public Provenance? Provenance { get; init; }

    /// <summary>The identifiers of the estimate's warnings.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>Why there is no estimate, in one line; null where there is one.</summary>
    public string? Error { get; init; }

    /// <summary>What was measured besides: arrays by name, such as a value per epoch or per pixel.</summary>
    public IReadOnlyDictionary<string, double[]> Series { get; init; } = new Dictionary<string, double[]>();

    /// <summary>
    /// What was said beside the estimate, such as its interval or the map that was chosen; empty where nothing was, and in records of versions that
    /// did not keep it.
    /// </summary>
    public ParameterSet Details { get; init; } = [];

    /// <summary>What tells this record from every other: the data, the estimator, their settings and the seed.</summary>
    public string Key => KeyOf(Dataset, DatasetParameters.ToString(), Seed, Estimator, EstimatorParameters.ToString());

    /// <inheritdoc/>
    string? IOutcome.Failure => Error;

    /// <inheritdoc/>
    public string Data => $"{Dataset} {DatasetParameters}";

    /// <summary>The seed of the data, which follows from their settings and the user's seed.</summary>
    public ulong DataSeed => DataSeedOf(Dataset, DatasetParameters, Seed);

    /// <summary>The key that the record of a piece of work will have.</summary>
    /// <param name="dataset">The name of the data's recipe.</param>
    /// <param name="datasetParameters">The settings of the data, as text.</param>
    /// <param name="seed">The user's seed.</param>
    /// <param name="estimator">The estimator.</param>
    /// <param name="estimatorParameters">The settings of the estimator, as text.</param>
    public static string KeyOf(
        string dataset, string datasetParameters, ulong seed, string estimator, string estimatorParameters) =>
        $"{dataset} {datasetParameters} | {estimator} {estimatorParameters} | seed={seed}";

    /// <summary>
    /// The seed of data: from the user's and the settings of the data, so that no two data sets share random numbers and every estimator
    /// gets the same data. Below 2^53, which every reader of JSON keeps exactly.
    /// </summary>
    /// <param name="dataset">The name of the data's recipe.</param>
    /// <param name="datasetParameters">The settings of the data.</param>
    /// <param name="seed">The user's seed.</param>
    public static ulong DataSeedOf(string dataset, ParameterSet datasetParameters, ulong seed) =>
        DataSeedOfText(Encoding.UTF8.GetBytes($"{dataset} {datasetParameters}"), Encoding.UTF8.GetBytes($"seed={seed}"));

    /// <summary>The same of texts in UTF-8.</summary>
    /// <param name="data">The name of the data's recipe, and their settings.</param>
    /// <param name="seed">The user's seed with its name.</param>
    internal static ulong DataSeedOfText(ReadOnlySpan<byte> data, ReadOnlySpan<byte> seed)
    {
        int length = data.Length + 1 + seed.Length;
        Span<byte> text = length <= ShortText ? stackalloc byte[length] : new byte[length];
        data.CopyTo(text);
        text[data.Length] = (byte)' ';
        seed.CopyTo(text[(data.Length + 1)..]);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(text, hash);
        return BinaryPrimitives.ReadUInt64LittleEndian(hash) >> 11;
    }
}
