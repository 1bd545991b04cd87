using LatentMI.Numerics;
using LatentMI.Studies.Trials;

namespace LatentMI.Experiments.Datasets.Outcomes;

/// <summary>
/// One outcome Y of k of the d columns of X, such as a disease of genes: it depends on their score s = (x1 + ... + xk) / k^(1/2), the columns being standardized, and the other
/// columns tell nothing.
/// </summary>
public sealed record OutcomeRecipe : IDatasetRecipe
{
    /// <inheritdoc/>
    public string Name => "outcomes";

    /// <summary>The identifiers of the kinds of columns.</summary>
    public static IReadOnlyList<string> PredictorIds { get; } = [.. PredictorKinds.All.Select(kind => kind.Id)];

    /// <summary>The identifiers of the kinds of outcomes.</summary>
    public static IReadOnlyList<string> OutcomeIds { get; } = [.. OutcomeKinds.All.Select(kind => kind.Id)];

    /// <summary>The identifier of the kind of columns.</summary>
    public required string Predictors { get; init; }

    /// <summary>The identifier of the kind of outcome.</summary>
    public required string Outcome { get; init; }

    /// <summary>k, the number of columns that the outcome depends on, from 1 to d: the first of them.</summary>
    public required int Informative { get; init; }

    /// <summary>d, the number of columns of X.</summary>
    public required int Dimensions { get; init; }

    /// <summary>n, the number of rows.</summary>
    public required int Count { get; init; }

    /// <inheritdoc/>
    public ParameterSet Parameters => new() { { "predictors", Predictors }, { "outcome", Outcome }, { "k", Informative }, { "d", Dimensions }, { "n", Count } };

    /// <inheritdoc/>
    public DatasetShape? Shape => new DatasetShape(Count, Dimensions, 1);

    /// <inheritdoc/>
    public string Truth => "integrated numerically over the score, to 1e-4 bits";

    /// <inheritdoc/>
    public Dataset Create(ulong seed, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Informative, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Informative, Dimensions);
        ArgumentOutOfRangeException.ThrowIfLessThan(Count, 1);
        PredictorKind predictors = PredictorKinds.Find(Predictors);
        OutcomeKind outcome = OutcomeKinds.Find(Outcome);
        var random = new RandomStream(seed, RandomPurpose.Data);
        var x = new float[checked(Count * Dimensions)];
        var y = new float[Count];
        for (int i = 0; i < Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Span<float> row = x.AsSpan(i * Dimensions, Dimensions);
            double sum = 0;
            for (int column = 0; column < Dimensions; column++)
            {
                row[column] = predictors.Draw(random);
                sum += column < Informative ? predictors.Standardize(row[column]) : 0;
            }

            y[i] = outcome.Draw(sum / Math.Sqrt(Informative), random);
        }

        return new Dataset(
            Samples.Create(x, Count, Dimensions), Samples.Create(y, Count, 1).WithKind(outcome.Kind), outcome.Bits(predictors.Scores(Informative)));
    }
}
