using System.Text;
using LatentMI.Cli.Hosting;
using LatentMI.Cli.Progress;
using LatentMI.IO;
using LatentMI.IO.Formats;
using LatentMI.IO.Tables;
using LatentMI.IO.Writing;
using LatentMI.Reporting.Figures;
using LatentMI.Reporting.Pages;
using LatentMI.Reporting.Reports;
using LatentMI.Studies.Storing;
using LatentMI.Studies.Sweeps;

namespace LatentMI.Cli.Commands;

/// <summary>What a command line asks of a report.</summary>
/// <param name="folder">The folder that the page is made of.</param>
internal sealed class ReportRequest(string folder)
{
    /// <summary>The columns of metadata that rows of an estimate are colored by.</summary>
    public IReadOnlyList<string> ColorBy { get; init; } = [];

    /// <summary>The file of these metadata; null for those in the files of the estimate.</summary>
    public string? Metadata { get; init; }

    /// <summary>The folder that the figures of an estimate are saved in; null where they are in the page alone.</summary>
    public string? Figures { get; init; }

    /// <summary>How latents of an estimate are put on a plane; null for principal components.</summary>
    public PlaneKind? Plane { get; init; }

    /// <summary>How files of metadata are read.</summary>
    public ReadingOptions Reading { get; init; } = ReadingOptions.Default;

    /// <summary>Writes a page.</summary>
    /// <param name="page">The page.</param>
    /// <param name="file">The file.</param>
    /// <exception cref="InputException">The file cannot be written.</exception>
    public static void Write(HtmlText page, string file) => AtomicFile.Write(file, stream => stream.Write(Encoding.UTF8.GetBytes(page.Markup)));

    /// <summary>Makes the page and writes it.</summary>
    /// <param name="file">The file.</param>
    /// <param name="context">Where to show progress, and when to stop.</param>
    /// <exception cref="InputException">The folder holds nothing that a page can be made of, the colors cannot be found, or the file cannot be written.</exception>
    public void Write(string file, CommandContext context) => Write(Read(context), file);

    /// <summary>Makes the page.</summary>
    /// <param name="context">Where to show progress, and when to stop.</param>
    /// <exception cref="InputException">The folder holds nothing that a page can be made of, or the colors cannot be found.</exception>
    public HtmlText Read(CommandContext context)
    {
        CancellationToken cancellationToken = context.CancellationToken;
        try
        {
            if (!Holds(EstimateFolder.ResultFile))
            {
                HtmlText study = ReadStudy(cancellationToken);
                RequireNoEstimate();
                return study;
            }

            if (LineageFolder.Read(folder) is { } lineage)
            {
                RequireNoEstimate();
                return LineagePage.Create(lineage);
            }

            if (InteractionFolder.Find(folder) is { } interactions)
            {
                RequireNoEstimate();
                return InteractionPage.Create(interactions);
            }

            if (RankingFolder.Read(folder) is { } ranking)
            {
                RequireNoEstimate();
                return RankingPage.Create(ranking);
            }

            foreach (StudyFiles study in StudyFiles.All)
            {
                if (study.FindPage(folder) is { } studied)
                {
                    RequireNoEstimate();
                    return studied;
                }
            }

            using EstimateFolder files = EstimateFolder.Read(folder, cancellationToken);
            IReadOnlyList<MetadataColumn> colors = FindColors(files, cancellationToken);
            EstimateFolder estimate = OnPlanes(files, context) with { Colors = colors };
            HtmlText page = EstimatePage.Create(estimate);
            WriteFigures(estimate, cancellationToken);
            return page;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{folder}: cannot be read: {e.Message}", e);
        }
    }

    private HtmlText ReadStudy(CancellationToken cancellationToken)
    {
        if (Holds(PairingReport.FileName))
        {
            return PairingPage.Create(folder);
        }

        if (Holds(ExperimentDescription.DescriptionFile))
        {
            return RecordEdge.Use(folder, () => ExperimentPage.Create(ExperimentFolder.Read(folder)));
        }

        if (Holds(SweepPlan.DescriptionFile))
        {
            return RecordEdge.Use(folder, () => SweepPage.Create(SweepFolder.Read(folder, cancellationToken)));
        }

        throw new InputException(Directory.Exists(folder)
            ? $"{folder}: holds none of {EstimateFolder.ResultFile}, {PairingReport.FileName}, {ExperimentDescription.DescriptionFile} "
                + $"and {SweepPlan.DescriptionFile}; give an output folder of 'lmi estimate --out', 'lmi experiment' or 'lmi sweep'."
            : $"{folder}: there is no such folder; give an output folder of 'lmi estimate --out', 'lmi experiment' or 'lmi sweep'.");
    }

    private EstimateFolder OnPlanes(EstimateFolder estimate, CommandContext context)
    {
        if (Plane is not null && estimate is { LatentX: null, LatentY: null })
        {
            throw new InputException($"{folder}: has no latents, which --plane is about; leave it out.");
        }

        return Plane is PlaneKind.Umap
            ? ProgressDisplay.For(new InferenceText("epoch of the map"), context, quiet: false)
                .Run(progress => estimate.OnPlanes(PlaneKind.Umap, progress, context.CancellationToken))
            : estimate.OnPlanes(PlaneKind.Components, progress: null, context.CancellationToken);
    }

    private IReadOnlyList<MetadataColumn> FindColors(EstimateFolder estimate, CancellationToken cancellationToken)
    {
        if (ColorBy.Count == 0)
        {
            return [];
        }

        EstimateRows rows = estimate.Rows ?? throw new InputException($"{folder}: has no pmi.csv, so that there are no rows to color; estimate again.");
        if (Metadata is { } address)
        {
            using var file = OpenFile.Open(address, Reading);
            return RowColors.Find(rows, rows.NumbersX, file.ReadMetadata(cancellationToken), address, ColorBy);
        }

        string? missing = null;
        foreach ((string side, IReadOnlyList<int>? numbers) in new[] { (estimate.Report.X.Address, rows.NumbersX), (estimate.Report.Y.Address, rows.NumbersY) })
        {
            if (FindMetadata(side, cancellationToken) is not { } table)
            {
                continue;
            }

            if (ColorBy.FirstOrDefault(column => table.Find(column) is null) is not { } absent)
            {
                return RowColors.Find(rows, numbers, table, side, ColorBy);
            }

            missing ??= $"{side}: {table.DescribeMissing(absent).TrimEnd('.')}; --metadata FILE names another table.";
        }

        throw new InputException(missing ?? $"{estimate.Report.X.Address}: neither X nor Y has metadata on its rows; give a table of them with --metadata FILE.");
    }

    private MetadataTable? FindMetadata(string address, CancellationToken cancellationToken)
    {
        try
        {
            using var file = OpenFile.Open(address, Reading);
            return file.FindMetadata(cancellationToken);
        }
        catch (InputException e)
        {
            throw new InputException($"{e.Message.TrimEnd('.')}; --metadata FILE names the metadata of the rows where the data cannot be read.", e);
        }
    }

    private bool Holds(string file) => File.Exists(Path.Combine(folder, file));

    /// <summary>Refuses what is about an estimate alone.</summary>
    private void RequireNoEstimate()
    {
        string? option = ColorBy.Count > 0 ? "--color-by" : Figures is not null ? "--figures" : Plane is not null ? "--plane" : null;
        if (option is not null)
        {
            throw new InputException($"{folder}: is not the folder of one estimate, which {option} is about; leave {option} out.");
        }
    }

    private void WriteFigures(EstimateFolder estimate, CancellationToken cancellationToken)
    {
        if (Figures is not { } target)
        {
            return;
        }

        OutputFolder.Create(target);
        foreach ((PictureFormat format, string extension) in new[] { (PictureFormat.Png, "png"), (PictureFormat.Svg, "svg") })
        {
            foreach ((string name, Picture picture) in EstimatePictures.All(estimate, format))
            {
                cancellationToken.ThrowIfCancellationRequested();
                AtomicFile.Write(Path.Combine(target, $"{name}.{extension}"), stream => stream.Write(picture.Content));
            }
        }
    }
}
