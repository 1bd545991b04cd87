namespace LatentMI.Critics;

/// <summary>The settings of a critic that is trained for a bound; the defaults are those of benchmark-mi 1.0.</summary>
public sealed record CriticOptions
{
    /// <summary>The width W of the critic's first hidden layer; the second has W/2.</summary>
    public int CriticWidth { get; init; } = 16;

    /// <summary>The largest number of training steps.</summary>
    public int MaxSteps { get; init; } = 10_000;

    /// <summary>The rows of a training step, drawn without replacement; all training rows where there are fewer.</summary>
    public int BatchSize { get; init; } = 256;

    /// <summary>Adam's learning rate.</summary>
    public double LearningRate { get; init; } = 0.1;

    /// <summary>The share of the rows that does not train but carries the estimate.</summary>
    public double TestShare { get; init; } = 0.5;

    /// <summary>The bound is computed on the test rows after every so many steps, and after the last.</summary>
    public int CheckEvery { get; init; } = 250;

    /// <summary>The seed of the split, the weights, the batches and the product pairs.</summary>
    public ulong Seed { get; init; }

    /// <summary>The number of threads; 0 for one per processor. It does not change the numbers.</summary>
    public int Threads { get; init; }

    /// <summary>Checks every setting.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A setting is outside of its range; the message names it.</exception>
    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(CriticWidth, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxSteps, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(BatchSize, 2);
        if (!(LearningRate is > 0 and < double.PositiveInfinity))
        {
            throw new ArgumentOutOfRangeException(nameof(LearningRate), LearningRate, "The rate must be finite and above 0.");
        }

        if (!(TestShare is >= 0.01 and <= 0.99))
        {
            throw new ArgumentOutOfRangeException(nameof(TestShare), TestShare, "The share must lie between 0.01 and 0.99.");
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(CheckEvery, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(Threads);
    }
}
