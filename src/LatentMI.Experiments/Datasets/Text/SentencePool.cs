namespace LatentMI.Experiments.Datasets.Text;

/// <summary>Vectors of sentences of two classes. Of equal vectors the first is kept, because a sentence on both sides of a pair would share all of itself.</summary>
/// <remarks>
/// The vectors are read at the first use and then kept, so that any number of data sets can be made from one object, from several threads at once.
/// </remarks>
/// <param name="vectors">The vectors with their classes.</param>
public sealed class SentencePool(LabeledVectors vectors)
{
    private readonly Lazy<Content> _content = new(() => new Content(vectors));

    /// <summary>The names of the files, without their folders.</summary>
    public string Name => vectors.Name;

    /// <summary>The two classes.</summary>
    /// <exception cref="InputException">The files cannot be used, or have another number of classes.</exception>
    public IReadOnlyList<string> Classes => _content.Value.Classes;

    /// <summary>The columns of a sentence.</summary>
    /// <exception cref="InputException">The files cannot be used.</exception>
    public int Dimensions => vectors.Vectors.Dimensions;

    /// <summary>
    /// What two sentences of the same class share in bits, by cross-fitted scores of the class: a bound from below, to which a better classifier adds. That of the
    /// class, 1 bit, is the bound from above.
    /// </summary>
    /// <exception cref="InputException">The files cannot be used.</exception>
    public double BitsPerSentence => _content.Value.Bits.Value;

    /// <summary>The different sentences of a class.</summary>
    /// <param name="ofClass">The place of the class in <see cref="Classes"/>.</param>
    /// <exception cref="InputException">The files cannot be used.</exception>
    internal IReadOnlyList<float[]> Sentences(int ofClass) => _content.Value.Sentences[ofClass];

    private sealed class Content
    {
        public Content(LabeledVectors vectors)
        {
            Classes = vectors.Classes;
            if (Classes.Count != 2)
            {
                throw new InputException(FormattableString.Invariant($"{vectors.Name}: there must be two classes of sentences, not {Classes.Count}."));
            }

            var seen = new HashSet<float[]>(new EqualVectors());
            Sentences = [.. Classes.Select(label => vectors.RowsOf(label).Select(row => VectorOf(vectors.Vectors, row)).Where(seen.Add).ToList())];
            Bits = new(() => ComputeBits(Sentences));
        }

        public IReadOnlyList<string> Classes { get; }

        public IReadOnlyList<List<float[]>> Sentences { get; }

        public Lazy<double> Bits { get; }

        private static double ComputeBits(IReadOnlyList<List<float[]>> sentences)
        {
            int[] classes = [.. sentences.SelectMany((ofClass, place) => Enumerable.Repeat(place, ofClass.Count))];
            return ClassInformation.OfPairs(CrossFittedScores.Compute([.. sentences.SelectMany(ofClass => ofClass)], classes), classes);
        }

        private static float[] VectorOf(Samples samples, int row)
        {
            var vector = new float[samples.Dimensions];
            samples.CopyRow(row, vector);
            return vector;
        }
    }

    private sealed class EqualVectors : IEqualityComparer<float[]>
    {
        public bool Equals(float[]? x, float[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(float[] obj)
        {
            var hash = default(HashCode);
            foreach (float value in obj)
            {
                hash.Add(value);
            }

            return hash.ToHashCode();
        }
    }
}
