using System.Globalization;
using LatentMI.Inference;
using LatentMI.IO;
using LatentMI.IO.Formats.Text;
using LatentMI.IO.Tables;
using LatentMI.Reporting.Figures;
using LatentMI.Reporting.Folders;
using LatentMI.Reporting.Reports.Estimates;
using LatentMI.Representation;

namespace LatentMI.Reporting.Pages;

/// <summary>What <c>lmi estimate --out</c> wrote, read again; what a file of it holds is null where the file is missing.</summary>
/// <param name="Report">The result.</param>
/// <param name="Rows">Its rows.</param>
/// <param name="Epochs">The losses of the epochs.</param>
/// <param name="LatentX">The latents of X.</param>
/// <param name="LatentY">The latents of Y.</param>
public sealed record EstimateFolder(
    EstimateReport Report, EstimateRows? Rows, IReadOnlyList<EpochLoss>? Epochs, Samples? LatentX, Samples? LatentY) : IDisposable
{
    /// <summary>The file that tells such a folder from others.</summary>
    public const string ResultFile = "result.json";

    /// <summary>The columns of metadata that rows are colored by, with a value for each row.</summary>
    public IReadOnlyList<MetadataColumn> Colors { get; init; } = [];

    /// <summary>Whether latents are shown on the map of UMAP.</summary>
    internal bool HasMap { get; private init; }

    /// <summary>The planes that the latents are seen on.</summary>
    internal IReadOnlyList<RowPlane> Planes { get; private init; } = [];

    /// <summary>Reads a folder.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="InputException">A file in it is not what the tool writes, or belongs to another estimate.</exception>
    public static EstimateFolder Read(string path, CancellationToken cancellationToken)
    {
        EstimateReport report = ReadReport(Path.Combine(path, ResultFile));
        EstimateRows? rows = ReadIfThere("pmi.csv", EstimateRows.Read);
        TrainingReport? training = (report.OfEstimator as LatentReport)?.Training;

        // Where nothing was trained, the file is of an earlier estimate.
        EpochLoss[]? epochs = training is null ? null : ReadIfThere("history.csv", ReadEpochs);
        if (rows is not null)
        {
            RequireCount(path, "pmi.csv", rows.Count, report.NSamples);
        }

        if (epochs is not null && training is not null)
        {
            RequireCount(path, "history.csv", epochs.Length, training.EpochsRun);
        }

        Samples? x = ReadIfThere("latent_x.npy", ReadLatents);
        Samples? y = ReadIfThere("latent_y.npy", ReadLatents);
        return new EstimateFolder(report, rows, epochs, x, y);

        T? ReadIfThere<T>(string name, Func<string, T> read)
            where T : class
        {
            cancellationToken.ThrowIfCancellationRequested();
            string file = Path.Combine(path, name);
            return File.Exists(file) ? read(file) : null;
        }

        Samples ReadLatents(string file)
        {
            Samples latents = SampleReader.Read(file, cancellationToken).Samples;
            RequireCount(path, Path.GetFileName(file), latents.Count, report.NSamples);
            return latents;
        }
    }

    /// <summary>The same with the planes that its latents are seen on.</summary>
    /// <param name="kind">How latents of several dimensions are put on a plane.</param>
    /// <param name="progress">Told of the epochs of a map.</param>
    /// <param name="cancellationToken">Ends the making of a map.</param>
    public EstimateFolder OnPlanes(PlaneKind kind, IProgress<InferenceProgress>? progress, CancellationToken cancellationToken)
    {
        IReadOnlyList<RowPlane> planes = RowPlane.OfLatents(LatentX, LatentY, kind, progress, cancellationToken);
        return this with { Planes = planes, HasMap = kind == PlaneKind.Umap && (LatentX ?? LatentY) is not null };
    }

    /// <summary>Lets go of the latents' files.</summary>
    public void Dispose()
    {
        LatentX?.Dispose();
        LatentY?.Dispose();
    }

    private static EstimateReport ReadReport(string path) => ResultJson.Read(path, EstimateJson.Read, "'lmi estimate --out'", "estimate again");

    private static EpochLoss[] ReadEpochs(string path)
    {
        TableFile table = TableFile.Read(path);
        double[] training = table.Numbers("training_loss");
        double[] validation = table.Numbers("validation_loss");
        return [.. training.Select((loss, i) => new EpochLoss(i + 1, loss, validation[i]))];
    }

    private static void RequireCount(string folder, string name, int found, int expected)
    {
        if (found != expected)
        {
            throw new InputException(string.Create(
                CultureInfo.InvariantCulture,
                $"{Path.Combine(folder, name)}: has {OneLine.Count(found, "row")}, but {ResultFile} says {expected}; the files come from two different estimates, so estimate again."));
        }
    }
}
