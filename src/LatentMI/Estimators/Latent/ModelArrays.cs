namespace LatentMI.Estimators.Latent;

/// <summary>The arrays of a model's file, asked for by name.</summary>
/// <param name="contents">The file's contents.</param>
/// <param name="path">The file, for messages.</param>
internal sealed class ModelArrays(ModelContents contents, string path)
{
    private readonly Dictionary<string, ModelArray> _arrays = contents.Arrays.ToDictionary(array => array.Name);

    /// <summary>Whether there is an array of a name.</summary>
    public bool Contains(string name) => _arrays.ContainsKey(name);

    /// <summary>An array of float32 values; empty where it has others.</summary>
    /// <param name="name">Its name.</param>
    public float[] Singles(string name) => Find(name).Singles ?? [];

    /// <summary>An array of float64 values; empty where it has others.</summary>
    /// <param name="name">Its name.</param>
    public double[] Doubles(string name) => Find(name).Doubles ?? [];

    /// <summary>Refuses the file where a condition does not hold.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="otherwise">What is wrong otherwise.</param>
    /// <exception cref="InputException">It does not hold.</exception>
    public void Require(bool condition, string otherwise)
    {
        if (!condition)
        {
            throw new InputException($"{path}: is not a model: {otherwise}; use a model.npz written by lmi estimate.");
        }
    }

    private ModelArray Find(string name)
    {
        Require(_arrays.TryGetValue(name, out ModelArray? array), $"it has no array {name}");
        return array!;
    }
}
