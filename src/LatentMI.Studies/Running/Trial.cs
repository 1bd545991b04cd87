using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
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
    public string Key => ExperimentRecord.KeyOf(Recipe.Name, Recipe.Parameters, Seed, Measurement.Name, Measurement.Parameters);

    /// <summary>
    /// The seed of the data: from the user's and the settings of the data, so that no two data sets share random numbers and every estimator
    /// gets the same data. Below 2^53, which every reader of JSON keeps exactly.
    /// </summary>
    public ulong DataSeed
    {
        get
        {
            byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{Recipe.Name} {Recipe.Parameters} seed={Seed}"));
            return BinaryPrimitives.ReadUInt64LittleEndian(hash) >> 11;
        }
    }
}
