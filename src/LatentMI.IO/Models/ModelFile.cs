using LatentMI.Estimators.Latent;
using LatentMI.IO.Arrays;
using LatentMI.IO.Formats.Npz;
using LatentMI.IO.Writing;

namespace LatentMI.IO.Models;

/// <summary>
/// The file of a <see cref="LatentModel"/>: an <c>.npz</c> archive, which NumPy can open too, with the settings in <c>model.json</c>, and what the columns of both
/// sides were in <c>sides.json</c>.
/// </summary>
public static class ModelFile
{
    // What the columns of both sides were; not in files of models alone.
    private const string SidesName = "sides.json";

    /// <summary>Writes a model; the file appears whole or not at all.</summary>
    /// <param name="model">The model.</param>
    /// <param name="path">The file; replaced where it exists.</param>
    /// <exception cref="InputException">The file cannot be written.</exception>
    public static void Write(LatentModel model, string path) => Write(model, sides: null, path);

    /// <summary>Writes a model with what new rows must go through before it; the file appears whole or not at all.</summary>
    /// <param name="saved">The model and its sides.</param>
    /// <param name="path">The file; replaced where it exists.</param>
    /// <exception cref="InputException">The file cannot be written.</exception>
    public static void Write(SavedModel saved, string path)
    {
        ArgumentNullException.ThrowIfNull(saved);
        Write(saved.Model, new ModelSides(saved.X, saved.Y), path);
    }

    /// <summary>Reads a model that was written, alone: whoever gives it rows makes them what it was fitted to.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InputException">The file cannot be read or holds no model.</exception>
    public static LatentModel Read(string path) => ReadSaved(path).Model;

    /// <summary>Reads a model with what new rows must go through before it; of a model that was written alone that is nothing.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InputException">The file cannot be read or holds no model.</exception>
    public static SavedModel ReadSaved(string path)
    {
        NpzContents contents = ReadArchive(path);
        if (!contents.Texts.TryGetValue(ModelContents.SettingsName, out string? settings))
        {
            throw NoModel(path, $"it has no {ModelContents.SettingsName}");
        }

        var model = LatentModel.FromContents(new ModelContents(settings, [.. contents.Arrays.Select(array => Convert(array.Key, array.Value))]), path);
        ModelSides sides = contents.Texts.TryGetValue(SidesName, out string? text) ? ModelSides.Parse(text, path) : new ModelSides(new ModelSide(), new ModelSide());
        return new SavedModel(model, sides.X, sides.Y);
    }

    private static void Write(LatentModel model, ModelSides? sides, string path)
    {
        ArgumentNullException.ThrowIfNull(model);
        ModelContents contents = model.ToContents();
        AtomicFile.Write(path, stream =>
        {
            using var archive = new NpzWriter(stream);
            archive.AddText(ModelContents.SettingsName, contents.Settings);
            if (sides is not null)
            {
                archive.AddText(SidesName, sides.ToText());
            }

            foreach (ModelArray array in contents.Arrays)
            {
                int[] shape = [.. array.Shape];
                if (array.Singles is { } singles)
                {
                    archive.Add(array.Name, singles, shape);
                }
                else
                {
                    archive.Add(array.Name, array.Doubles, shape);
                }
            }
        });
    }

    private static ModelArray Convert(string name, NumericArray array)
    {
        int[] shape = array.Shape.Axes.ToArray();
        return array.Singles is { } singles ? new ModelArray(name, shape, singles) : new ModelArray(name, shape, array.Doubles!);
    }

    private static NpzContents ReadArchive(string path)
    {
        try
        {
            using FileStream stream = File.OpenRead(path);
            Span<byte> magic = stackalloc byte[2];
            if (stream.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false) < 2 || magic is not [(byte)'P', (byte)'K'])
            {
                throw NoModel(path, "it is not an npz archive");
            }

            stream.Position = 0;
            return NpzReader.ReadAll(stream, path, CancellationToken.None);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputException($"{path}: there is no such file.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{path}: cannot be read: {e.Message}", e);
        }
    }

    private static InputException NoModel(string path, string reason) => new($"{path}: is not a model: {reason}; use a model.npz written by lmi estimate.");
}
