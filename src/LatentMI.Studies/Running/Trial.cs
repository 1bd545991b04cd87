using LatentMI.Studies.Measuring;
using LatentMI.Studies.Storing;
using LatentMI.Studies.Trials;

namespace LatentMI.Studies.Running;

/// <summary>One piece of an experiment's work: a data set, measured once.</summary>
/// <param name="Recipe">How the data are made.</param>
/// <param name="Measurement">What is done with them.</param>
/// <param name="Seed">The user's seed: the measurement's, and what the data's is derived from.</param>
public sealed record Trial(IDatasetRecipe Recipe, IMeasurement Measurement, ulong Seed)
{
    /// <summary>The key of its record.</summary>
    public string Key => ExperimentRecord.KeyOf(Recipe.Name, Recipe.ParametersText, Seed, Measurement.Name, Measurement.ParametersText);

    /// <summary>The seed of the data (<see cref="ExperimentRecord.DataSeedOf"/>).</summary>
    public ulong DataSeed => ExperimentRecord.DataSeedOf(Recipe.Name, Recipe.Parameters, Seed);
}
