using LatentMI.Numerics;
using LatentMI.Studies.Trials;

namespace LatentMI.Experiments.Datasets.Text;

/// <summary>
/// Texts of b sentences on each side, as vectors one after the other (K. Lee and W. Rhee, "A benchmark suite for evaluating neural mutual information estimators on
/// unstructured datasets", NeurIPS 2024). Sentence j of X and sentence j of Y are of the same class, a fair coin's for each j, and otherwise unrelated; no sentence is used twice.
/// </summary>
/// <remarks>
/// The pairs of sentences are independent of each other, so that I(X;Y) = b I(S;T) of the two sentences of a pair. They are independent given their class C, so that
/// p(s,t) / (p(s) p(t)) = sum_c P(c|s) P(c|t) / P(c), and I(S;T) is that of the posteriors: 1 bit where a sentence tells its class without doubt, and less where not.
/// <see cref="SentencePool.BitsPerSentence"/> computes it.
/// </remarks>
public sealed record TextRecipe : IDatasetRecipe
{
    private const ulong SentenceStream = 0;
    private const ulong ClassStream = 2;

    /// <summary>The name of the recipe.</summary>
    public const string RecipeName = "text";

    /// <inheritdoc/>
    public string Name => RecipeName;

    /// <summary>The sentences. Many recipes may share one object.</summary>
    public required SentencePool Source { get; init; }

    /// <summary>b, the number of sentences of each side; at least 1.</summary>
    public required int Sentences { get; init; }

    /// <summary>n, the number of rows; even, and at most <see cref="LargestCount"/>.</summary>
    public required int Count { get; init; }

    /// <inheritdoc/>
    public ParameterSet Parameters => new() { { "source", Source.Name }, { "sentences", Sentences }, { "n", Count } };

    /// <inheritdoc/>
    public string Truth =>
        "b times what two sentences of a class share by cross-fitted scores of their class: a lower bound, as sharp as the scores; the classes, b bits, are an upper one";

    /// <summary>The largest number of rows for which there are sentences.</summary>
    /// <param name="source">The sentences.</param>
    /// <param name="sentences">b.</param>
    /// <exception cref="InputException">The files cannot be used.</exception>
    public static int LargestCount(SentencePool source, int sentences)
    {
        ArgumentNullException.ThrowIfNull(source);

        // Of each class, b sentences a row in the mean: half of the rows, on both sides.
        int count = Math.Min(source.Sentences(0).Count, source.Sentences(1).Count) / sentences;
        return count - (count % 2);
    }

    /// <inheritdoc/>
    public Dataset Create(ulong seed, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Sentences, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Count, 1);
        if (Count % 2 != 0)
        {
            throw new InputException(FormattableString.Invariant($"{Count} rows cannot be divided evenly among two classes; give an even number."));
        }

        int largest = LargestCount(Source, Sentences);
        if (Count > largest)
        {
            throw new InputException(FormattableString.Invariant(
                $"{Source.Name}: {Count} rows of {OneLine.Count(Sentences, "sentence")} per side need more sentences than there are, since each is used once; at most {largest} rows are possible."));
        }

        Queue<float[]>[] left = [.. Source.Classes.Select((_, ofClass) => Shuffled(ofClass, seed))];
        int length = Source.Dimensions;
        int dimensions = checked(Sentences * length);
        var x = new float[checked(Count * dimensions)];
        var y = new float[x.Length];
        var classes = new int[Count, Sentences];
        for (int sentence = 0; sentence < Sentences; sentence++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int[] order = new RandomStream(seed, RandomPurpose.Data, ClassStream + (ulong)sentence).NextPermutation(Count);
            for (int row = 0; row < Count; row++)
            {
                int ofClass = order[row] % 2;
                classes[row, sentence] = ofClass;
                int start = (row * dimensions) + (sentence * length);
                left[ofClass].Dequeue().CopyTo(x, start);
                left[ofClass].Dequeue().CopyTo(y, start);
            }
        }

        string[] labels = [.. Enumerable.Range(0, Count).Select(row =>
            string.Join('+', Enumerable.Range(0, Sentences).Select(sentence => Source.Classes[classes[row, sentence]])))];
        return new Dataset(Samples.Create(x, Count, dimensions), Samples.Create(y, Count, dimensions), Sentences * Source.BitsPerSentence)
        {
            LabelsX = labels,
            LabelsY = labels,
            Details = new() { { "label_bits", (double)Sentences } },
        };
    }

    private Queue<float[]> Shuffled(int ofClass, ulong seed)
    {
        IReadOnlyList<float[]> sentences = Source.Sentences(ofClass);
        int[] order = new RandomStream(seed, RandomPurpose.Data, SentenceStream + (ulong)ofClass).NextPermutation(sentences.Count);
        return new(order.Select(i => sentences[i]));
    }
}
