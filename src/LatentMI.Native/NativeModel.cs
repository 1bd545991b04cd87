using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using LatentMI.IO.Formats;
using LatentMI.IO.Models;

namespace LatentMI.Native;

/// <summary>A model that encodes and scores new rows: <c>lmi_model</c>.</summary>
internal sealed class NativeModel : IDisposable
{
    private readonly SavedModel _saved;

    /// <summary>Makes a handle's model.</summary>
    /// <param name="saved">The model with what new rows must go through before it.</param>
    public NativeModel(SavedModel saved)
    {
        _saved = saved;
        Json = Marshal.StringToCoTaskMemUTF8(new JsonObject
        {
            ["dims_x"] = saved.Model.DimensionsX,
            ["dims_y"] = saved.Model.DimensionsY,
            ["latent_dims"] = saved.Model.LatentDimensions,
            ["columns_x"] = Texts(saved.X.ColumnNames),
            ["columns_y"] = Texts(saved.Y.ColumnNames),
            ["labels_x"] = Texts(saved.X.Labels),
            ["labels_y"] = Texts(saved.Y.Labels),
        }.ToJsonString());
    }

    /// <summary>What the model is, UTF-8.</summary>
    public nint Json { get; }

    /// <summary>Writes the model.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InputException">It cannot be written.</exception>
    public void Write(string path) => ModelFile.Write(_saved, path);

    /// <summary>Computes the latents of rows.</summary>
    /// <param name="side">0 for X, 1 for Y.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="latents">Room for them.</param>
    /// <returns>How the rows became those that the model was fitted to, one sentence each.</returns>
    /// <exception cref="InputException">The rows cannot be used.</exception>
    public IReadOnlyList<string> Encode(int side, SampleSource rows, Span<float> latents)
    {
        SampleSource fitting = (side == 0 ? _saved.X : _saved.Y).Apply(rows);
        Samples encoded = side == 0 ? _saved.Model.EncodeX(fitting.Samples) : _saved.Model.EncodeY(fitting.Samples);
        for (int row = 0; row < encoded.Count; row++)
        {
            encoded.CopyRow(row, latents.Slice(row * encoded.Dimensions, encoded.Dimensions));
        }

        return fitting.Notes;
    }

    /// <summary>Scores pairs.</summary>
    /// <param name="x">Rows of X.</param>
    /// <param name="y">Rows of Y.</param>
    /// <param name="bits">Room for a value of each pair.</param>
    /// <returns>How the rows became those that the model was fitted to, one sentence each.</returns>
    /// <exception cref="InputException">The rows cannot be used.</exception>
    public IReadOnlyList<string> Score(SampleSource x, SampleSource y, Span<double> bits)
    {
        SampleSource fittingX = _saved.X.Apply(x);
        SampleSource fittingY = _saved.Y.Apply(y);
        IReadOnlyList<double> scores = _saved.Model.ScorePointwise(fittingX.Samples, fittingY.Samples);
        for (int row = 0; row < scores.Count; row++)
        {
            bits[row] = scores[row];
        }

        return [.. fittingX.Notes.Select(note => $"X: {note}"), .. fittingY.Notes.Select(note => $"Y: {note}")];
    }

    /// <inheritdoc/>
    public void Dispose() => Marshal.FreeCoTaskMem(Json);

    private static JsonArray? Texts(IReadOnlyList<string>? texts) => texts is null ? null : new JsonArray([.. texts.Select(text => (JsonNode)text)]);
}
