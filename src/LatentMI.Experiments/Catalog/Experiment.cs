using LatentMI.Studies.Measuring;
using LatentMI.Studies.Running;
using LatentMI.Studies.Storing;
using LatentMI.Studies.Trials;

namespace LatentMI.Experiments.Catalog;

/// <summary>An experiment: data sets, what is measured on each, and how often.</summary>
public sealed class Experiment
{
    /// <summary>The identifier, as on the command line.</summary>
    public required string Id { get; init; }

    /// <summary>What it shows, in a few words.</summary>
    public required string Title { get; init; }

    /// <summary>The figure or table of the paper, or that it has none.</summary>
    public required string Source { get; init; }

    /// <summary>The estimators where the user names none; empty where it measures something else than estimates.</summary>
    public required IReadOnlyList<string> Estimators { get; init; }

    /// <summary>The data sets.</summary>
    public required Func<ExperimentChoices, IEnumerable<IDatasetRecipe>> Recipes { get; init; }

    /// <summary>What is measured on a data set, with the chosen estimators; by default an estimate by each with the user's settings.</summary>
    public Func<ExperimentChoices, IReadOnlyList<string>, IDatasetRecipe, IEnumerable<IMeasurement>> Measurements { get; init; } =
        (choices, estimators, _) => estimators.Select(name => MeasuredEstimators.Create(name, choices.Settings));

    /// <summary>How many seeds there are where the user gives none.</summary>
    public Func<ExperimentScale, int> SeedCount { get; init; } = _ => 1;

    /// <summary>All work, in the order in which it is done.</summary>
    /// <param name="choices">What the user chose.</param>
    /// <exception cref="InputException">A choice means nothing to this experiment.</exception>
    public IReadOnlyList<Trial> Plan(ExperimentChoices choices)
    {
        ArgumentNullException.ThrowIfNull(choices);
        if (choices.Estimators is not null && Estimators.Count == 0)
        {
            throw new InputException($"The experiment {Id} compares no estimators; leave --estimators out.");
        }

        IReadOnlyList<ulong> seeds = choices.Seeds ?? [.. Enumerable.Range(0, SeedCount(choices.Scale)).Select(seed => (ulong)seed)];
        IDatasetRecipe[] recipes = [.. Recipes(choices)];
        return
        [
            .. seeds.SelectMany(seed => recipes.SelectMany(recipe =>
                Measurements(choices, choices.Estimators ?? Estimators, recipe).Select(measurement => new Trial(recipe, measurement, seed)))),
        ];
    }

    /// <summary>What the experiment's folder says of it.</summary>
    public ExperimentDescription Describe() =>
        new(Id, Title, typeof(Experiment).Assembly.GetName().Version!.ToString(fieldCount: 3));
}
