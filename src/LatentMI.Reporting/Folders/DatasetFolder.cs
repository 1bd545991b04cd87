using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using LatentMI.Experiments.Datasets;
using LatentMI.IO.Formats.Npy;
using LatentMI.IO.Writing;
using LatentMI.Studies.Trials;

namespace LatentMI.Reporting.Folders;

/// <summary>
/// The directory of <c>lmi dataset --out</c>: <c>x.npy</c>, <c>y.npy</c>, <c>labels.csv</c> where the rows have classes, what else the data consist of,
/// and <c>truth.json</c>, whose presence tells that the others are complete and belong to it.
/// </summary>
public sealed class DatasetFolder
{
    private const string TruthName = "truth.json";
    private const string LabelsName = "labels.csv";
    private const string CellsName = "cells.h5ad";

    private static readonly string[] OptionalNames =
        [LabelsName, CellsName, InteractomeRecipe.PairsFile, InteractomeRecipe.EmbeddingsFile, InteractomeRecipe.ProteinsFile];

    private static readonly string[] DataNames = ["x.npy", "y.npy", .. OptionalNames];

    // The text goes to a file, never into HTML: names stay readable.
    private static readonly JsonWriterOptions Readable = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly string _path;

    /// <summary>Names the directory.</summary>
    /// <param name="path">The directory; it and its parents are created where missing.</param>
    /// <exception cref="InputException">It holds files of these names that no <c>lmi dataset</c> has written: they would be lost.</exception>
    public DatasetFolder(string path)
    {
        _path = path;
        if (DataNames.FirstOrDefault(name => System.IO.File.Exists(File(name))) is { } foreign && !System.IO.File.Exists(File(TruthName)))
        {
            throw new InputException($"--out: '{path}' holds {foreign} but no {TruthName}, so it was not written by 'lmi dataset'; use another directory.");
        }
    }

    /// <summary>Writes the files, replacing those of an earlier data set.</summary>
    /// <param name="data">The data.</param>
    /// <param name="recipe">How they were made.</param>
    /// <param name="seed">The seed they were made with.</param>
    /// <param name="cancellationToken">Stops before the first of them takes its place.</param>
    /// <exception cref="InputException">They cannot be written.</exception>
    /// <exception cref="OutputException">The disk is full or failed.</exception>
    public void Write(Dataset data, IDatasetRecipe recipe, ulong seed, CancellationToken cancellationToken)
    {
        var staged = new List<AtomicFile>();
        bool isNew = !Directory.Exists(_path);
        try
        {
            OutputFolder.Create(_path);
            Stage("x.npy", stream => NpyWriter.Write(stream, data.X));
            Stage("y.npy", stream => NpyWriter.Write(stream, data.Y));
            if (data.LabelsX is not null && data.LabelsY is not null)
            {
                Stage(LabelsName, stream => WriteLabels(stream, data.LabelsX, data.LabelsY));
            }

            foreach (DatasetFile file in data.Files)
            {
                Stage(file.Name, file.Write);
            }

            Stage(TruthName, stream => WriteTruth(stream, data, recipe, seed));
            cancellationToken.ThrowIfCancellationRequested();

            // All are on the disk; from here on the truth is gone until it is that of all the others.
            System.IO.File.Delete(File(TruthName));
            foreach (string name in OptionalNames)
            {
                System.IO.File.Delete(File(name));
            }

            staged.ForEach(file => file.Commit());
        }
        catch (Exception e) when (WriteFailure.Is(e))
        {
            throw WriteFailure.Explain($"--out: {OneLine.Quote(_path)} cannot be written to", e, "name another directory");
        }
        finally
        {
            staged.ForEach(file => file.Dispose());
            if (isNew && Directory.Exists(_path) && !Directory.EnumerateFileSystemEntries(_path).Any())
            {
                Directory.Delete(_path);
            }
        }

        void Stage(string name, Action<Stream> write)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var file = new AtomicFile(File(name));
            staged.Add(file);
            write(file.Stream);
            file.Stream.Flush();
        }
    }

    private static void WriteLabels(Stream stream, IReadOnlyList<string> labelsX, IReadOnlyList<string> labelsY)
    {
        using var table = new TableWriter(stream, "label_x", "label_y");
        for (int i = 0; i < labelsX.Count; i++)
        {
            table.WriteRow(labelsX[i], labelsY[i]);
        }
    }

    private static void WriteTruth(Stream stream, Dataset data, IDatasetRecipe recipe, ulong seed)
    {
        var truth = new JsonObject
        {
            ["name"] = recipe.Name,
            ["parameters"] = recipe.Parameters.ToJson(),
            ["seed"] = seed,
            ["true_bits"] = data.TrueBits,
            ["truth"] = recipe.Truth,
            ["rows"] = data.X.Count,
            ["dims_x"] = data.X.Dimensions,
            ["dims_y"] = data.Y.Dimensions,
            ["version"] = typeof(DatasetFolder).Assembly.GetName().Version!.ToString(fieldCount: 3),
        };
        foreach ((string name, JsonNode? value) in data.Details.ToJson())
        {
            truth[name] = value!.DeepClone();
        }

        using (var writer = new Utf8JsonWriter(stream, Readable))
        {
            truth.WriteTo(writer);
        }

        stream.Write(Encoding.UTF8.GetBytes("\n"));
    }

    private string File(string name) => Path.Combine(_path, name);
}
