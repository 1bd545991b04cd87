using System.CommandLine;
using LatentMI.Cli.Hosting;
using LatentMI.Experiments.Datasets;

namespace LatentMI.Cli.Commands.Datasets;

/// <summary>Where the images of digits are, and whether to fetch them.</summary>
/// <param name="context">Where downloads come from and are told, and when they stop.</param>
internal sealed class MnistOptions(CommandContext context)
{
    private const string DefaultFolder = "mnist";

    /// <summary><c>--mnist</c>.</summary>
    public MnistFolderOption Folder { get; } = new($"The folder of the MNIST files (idx, gzipped or not). [default: {DefaultFolder}]");

    /// <summary><c>--download</c>.</summary>
    public Option<bool> Download { get; } = new("--download") { Description = "Downloads missing MNIST files into that folder (11 MB)." };

    /// <summary>The training images that a command line says, fetched first where it asks for that.</summary>
    /// <param name="parse">The parsed command line.</param>
    /// <exception cref="InputException">A file is missing, or cannot be fetched.</exception>
    public LabeledVectors Bind(ParseResult parse)
    {
        string folder = Folder.Bind(parse) ?? DefaultFolder;
        if (parse.GetValue(Download))
        {
            using var client = new HttpClient(context.CreateHttpHandler());
            new MnistDownload(client).FetchAsync(folder, context.Error.WriteLine, context.CancellationToken).GetAwaiter().GetResult();
        }

        return MnistFiles.Training(folder);
    }
}
