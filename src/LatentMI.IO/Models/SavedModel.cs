using LatentMI.Estimators.Latent;

namespace LatentMI.IO.Models;

/// <summary>A model with what new rows must go through before it encodes or scores them.</summary>
/// <param name="model">The model.</param>
/// <param name="x">What the columns of X were.</param>
/// <param name="y">What the columns of Y were.</param>
public sealed class SavedModel(LatentModel model, ModelSide x, ModelSide y)
{
    /// <summary>The model.</summary>
    public LatentModel Model => model;

    /// <summary>What the columns of X were; reads new rows of X.</summary>
    public ModelSide X => x;

    /// <summary>What the columns of Y were; reads new rows of Y.</summary>
    public ModelSide Y => y;
}
