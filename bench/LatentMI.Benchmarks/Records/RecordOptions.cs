using System.CommandLine;
using LatentMI.Experiments.Rechecking;

namespace LatentMI.Benchmarks.Records;

/// <summary>The options that <c>stale</c> and <c>rerun</c> have in common.</summary>
internal sealed class RecordOptions
{
    private static readonly RecheckOptions Defaults = new();

    private readonly Argument<string> _folder = new("FOLDER")
    {
        Description = "A folder of records, or of such folders.",
        DefaultValueFactory = _ => Path.Combine("docs", "runs"),
    };

    private readonly Option<double?> _limit = new("--limit")
    {
        Description = "No record is begun after this time.",
        HelpName = "SECONDS",
    };

    private readonly Option<string?> _estimators = new("--estimators") { Description = "Only records of these estimators.", HelpName = "A,B" };

    private readonly Option<int> _jobs = new("--jobs")
    {
        Description = "How many records are computed at once, on a thread each.",
        HelpName = "J",
        DefaultValueFactory = _ => Defaults.Jobs,
    };

    private readonly Option<double> _tolerance = new("--tolerance")
    {
        Description = "By how much numbers may differ where a record was computed with other vectors, or does not tell with which.",
        HelpName = "BITS",
        DefaultValueFactory = _ => Defaults.Tolerance,
    };

    private readonly Option<string?> _mnist = new("--mnist") { Description = "The folder of the MNIST files.", HelpName = "DIR" };
    private readonly Option<string?> _classes = new("--classes") { Description = "The files of labeled vectors, one for each class.", HelpName = "A,B" };
    private readonly Option<string?> _matrix = new("--matrix") { Description = "The file of a matrix of unrelated rows.", HelpName = "FILE" };
    private readonly Option<bool> _all = new("--all") { Description = "Computes records of the present sources again, too." };

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        _jobs.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1)
            {
                result.AddError("--jobs must be at least 1.");
            }
        });
        command.Add(_folder);
        foreach (Option option in new Option[] { _limit, _estimators, _jobs, _tolerance, _mnist, _classes, _matrix, _all })
        {
            command.Add(option);
        }
    }

    /// <summary>The folder.</summary>
    /// <param name="parse">The parsed command line.</param>
    public string Folder(ParseResult parse) => parse.GetRequiredValue(_folder);

    /// <summary>What the options ask for.</summary>
    /// <param name="parse">The parsed command line.</param>
    public RecheckOptions Read(ParseResult parse) => Defaults with
    {
        Sources = new RecordSources
        {
            MnistFolder = parse.GetValue(_mnist),
            ClassFiles = parse.GetValue(_classes)?.Split(','),
            MatrixFile = parse.GetValue(_matrix),
        },
        Estimators = parse.GetValue(_estimators)?.Split(','),
        IncludesClaimed = parse.GetValue(_all),
        Limit = parse.GetValue(_limit) is { } seconds ? TimeSpan.FromSeconds(seconds) : Defaults.Limit,
        Tolerance = parse.GetValue(_tolerance),
        Jobs = parse.GetValue(_jobs),
    };
}
