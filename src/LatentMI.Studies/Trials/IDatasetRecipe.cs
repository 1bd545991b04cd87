namespace LatentMI.Studies.Trials;

/// <summary>How to make a data set of known mutual information. The same recipe and seed make the same bytes on every machine.</summary>
public interface IDatasetRecipe
{
    /// <summary>The recipe's name, as in <c>lmi dataset NAME</c>.</summary>
    string Name { get; }

    /// <summary>Every setting that changes the data, but the seed.</summary>
    ParameterSet Parameters { get; }

    /// <summary>The same as a text, which tells data sets apart.</summary>
    string ParametersText => Parameters.ToString();

    /// <summary>What the true value is, in a sentence: exact, integrated numerically, or that of labels, which bounds it from above or below.</summary>
    string Truth { get; }

    /// <summary>How large the data will be; null where that takes reading them.</summary>
    DatasetShape? Shape => null;

    /// <summary>Makes the data.</summary>
    /// <param name="seed">The seed of every random number.</param>
    /// <param name="cancellationToken">Ends the work with <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="InputException">A file that it needs cannot be used.</exception>
    Dataset Create(ulong seed, CancellationToken cancellationToken = default);
}
