using LatentMI.Experiments.Datasets;
using LatentMI.IO.Formats;
using LatentMI.Studies.Measuring;

namespace LatentMI.Experiments.Catalog;

/// <summary>What the user chose for a run.</summary>
public sealed record ExperimentChoices
{
    /// <summary>How much is done.</summary>
    public ExperimentScale Scale { get; init; } = ExperimentScale.Quick;

    /// <summary>The estimators; null for the experiment's own.</summary>
    public IReadOnlyList<string>? Estimators { get; init; }

    /// <summary>The estimators' settings.</summary>
    public EstimatorSettings Settings { get; init; } = new();

    /// <summary>The seeds; null for the experiment's own number of them, from 0 on.</summary>
    public IReadOnlyList<ulong>? Seeds { get; init; }

    /// <summary>The folder of the MNIST files; null where it was not given.</summary>
    public string? MnistFolder { get; init; }

    /// <summary>The files of labeled vectors, one for each class; null where none were given.</summary>
    public IReadOnlyList<string>? ClassFiles { get; init; }

    /// <summary>The file of a matrix of rows that are unrelated to each other; null where none was given.</summary>
    public string? MatrixFile { get; init; }

    /// <summary>How these files are read.</summary>
    public ReadingOptions Reading { get; init; } = ReadingOptions.Default;

    /// <summary>The training images of MNIST.</summary>
    /// <exception cref="InputException">The folder was not given, or the files are not there.</exception>
    public LabeledVectors Digits() => MnistFiles.Training(
        MnistFolder ?? throw new InputException("This experiment needs the MNIST files; give their folder with --mnist DIR."));
}
