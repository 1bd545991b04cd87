namespace LatentMI.Critics;

/// <summary>The shape and the training of a <see cref="SeparableCritic"/>. Both sides have networks of the same shape.</summary>
internal sealed record SeparableCriticOptions
{
    /// <summary>The widths of the layers before the last, from the input on; LeakyReLU(0.2) follows each.</summary>
    public IReadOnlyList<int> HiddenWidths { get; init; } = [32];

    /// <summary>The width of the last layer, E, which has no activation.</summary>
    public int EmbeddingWidth { get; init; } = 16;

    /// <summary>The step of Adam.</summary>
    public double LearningRate { get; init; } = 2e-3;

    /// <summary>The decoupled weight decay; see <see cref="Networks.AdamOptimizer"/>.</summary>
    public double WeightDecay { get; init; } = 0.01;

    /// <summary>The share of every hidden layer's outputs that is dropped in training; inputs are never dropped.</summary>
    public double Dropout { get; init; }

    /// <summary>The number of pairs of a batch, B; every pair's X meets the Y of all others.</summary>
    public int BatchSize { get; init; } = 256;

    /// <summary>The largest number of passes over the training rows.</summary>
    public int MaxEpochs { get; init; } = 100;

    /// <summary>Training ends after this many epochs in a row without a lower validation loss.</summary>
    public int Patience { get; init; } = 10;
}
