using LatentMI.Estimators.Latent;
using LatentMI.IO.Arrays;
using LatentMI.IO.Formats.Npz;
using LatentMI.IO.Writing;

namespace LatentMI.IO.Models;

/// <summary>The file of a <see cref="LatentModel"/>: an <c>.npz</c> archive, which NumPy can open too, with the settings in <c>model.json</c>.</summary>
public static class ModelFile
{
    /// <summary>Writes a model; the file appears whole or not at all.</summary>
    /// <param name="model">The model.</param>
    /// <param name="path">The file; replaced where it exists.</param>
    /// <exception cref="InputException">The file cannot be written.</exception>
    public static void Write(LatentModel model, string path)
    {
        ArgumentNullException.ThrowIfNull(model);
        ModelContents contents = model.ToContents();
        AtomicFile.Write(path, stream =>
        {
            using var archive = new NpzWriter(stream);
            archive.AddText(ModelContents.SettingsName, contents.Settings);
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

    /// <summary>Reads a model that <see cref="Write"/> wrote.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InputException">The file cannot be read or holds no model.</exception>
    public static LatentModel Read(string path)
    {
        NpzContents contents = ReadArchive(path);
        if (!contents.Texts.TryGetValue(ModelContents.SettingsName, out string? settings))
        {
            throw NoModel(path, $"it has no {ModelContents.SettingsName}");
        }

        return LatentModel.FromContents(new ModelContents(settings, [.. contents.Arrays.Select(array => Convert(array.Key, array.Value))]), path);
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
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{path}: cannot be read: {e.Message}", e);
        }
    }

    private static InputException NoModel(string path, string reason) => new($"{path}: is not a model: {reason}; use a model.npz written by lmi estimate.");
}
