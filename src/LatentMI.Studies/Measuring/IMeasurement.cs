using LatentMI.Studies.Trials;

namespace LatentMI.Studies.Measuring;

/// <summary>What is done with a data set: mostly an estimate of its mutual information.</summary>
public interface IMeasurement
{
    /// <summary>The name, such as <c>lmi</c> or <c>ksg</c>.</summary>
    string Name { get; }

    /// <summary>Every setting that may change the numbers, but the seed.</summary>
    ParameterSet Parameters { get; }

    /// <summary>The same as a text, which tells measurements apart.</summary>
    string ParametersText => Parameters.ToString();

    /// <summary>Measures.</summary>
    /// <param name="data">The data.</param>
    /// <param name="seed">The seed of every random number.</param>
    /// <param name="threads">How many threads; they do not change the numbers.</param>
    /// <param name="cancellationToken">Ends the work with <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="InputException">The data cannot be measured.</exception>
    Measured Measure(Dataset data, ulong seed, int threads, CancellationToken cancellationToken);
}
