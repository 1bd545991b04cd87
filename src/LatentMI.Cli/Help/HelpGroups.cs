using System.CommandLine;
using System.CommandLine.Help;

namespace LatentMI.Cli.Help;

/// <summary>How the help groups the options of commands that have many.</summary>
internal static class HelpGroups
{
    /// <summary>The largest number of options that are shown in one list.</summary>
    public const int MostInOneList = 15;

    /// <summary>Every option of a command with many options, once; a name means the same group in all commands.</summary>
    public static IReadOnlyList<HelpGroup> All { get; } =
    [
        new("Common options", [
            "--clone", "--early", "--late", "--well", "--pseudotime", "--scale", "--estimator", "--estimators", "--preset", "--effort",
            "--given", "--where", "--where-x", "--where-y",
            "--pair-by", "--group-by", "--pairings", "--undirected", "--side", "--candidates", "--hold-out", "--trials",
            "--neighbors", "--controls", "--permutations", "--time-series", "--curve", "--top", "--image", "--embedding", "--window",
            "--seed", "--seeds", "--mnist", "--classes", "--matrix", "--jobs", "--threads", "--memory", "--dry-run",
            "--retry-failed", "--slurm", "--out", "--json", "--quiet"]),
        new("Rows and pairs", [
            "--where-z", "--metadata", "--metadata-x", "--metadata-y", "--metadata-z", "--max-rows",
            "--pairs", "--x-id", "--y-id", "--embeddings", "--embeddings-y", "--shuffle-control", "--all-clones", "--leave-out"]),
        new("Normalization", [
            "--normalize-total", "--log1p", "--top-variable", "--scale-clip",
            "--normalize-total-x", "--log1p-x", "--top-variable-x", "--scale-clip-x",
            "--normalize-total-y", "--log1p-y", "--top-variable-y", "--scale-clip-y",
            "--normalize-total-z", "--log1p-z", "--top-variable-z", "--scale-clip-z"]),
        new("Method of the preset 'default'", [
            "--latent-dims", "--representation", "--labels", "--column-scores", "--folds", "--surrogates", "--no-linear-recovery", "--permute"]),
        new("Nearest neighbors", ["--k", "--ksg-algorithm", "--no-standardize", "--no-tie-noise", "--slices", "--batch-rows"]),
        new("Training of networks and critics", [
            "--epochs", "--patience", "--batch-size", "--learning-rate", "--hidden-width", "--validation-share",
            "--regularizer", "--alpha", "--lambda", "--critic-width", "--steps"]),
        new("Further output", ["--format", "--image-x", "--image-y"]),
        new("Shares of the work and Slurm", [
            "--task", "--tasks", "--array-width", "--partition", "--time", "--cores", "--account", "--sbatch", "--force"]),
    ];

    /// <summary>The options of a command in groups; options that must be given are common ones, and come first.</summary>
    /// <param name="command">The command.</param>
    /// <returns>The groups that have options; one where the command has few.</returns>
    public static IReadOnlyList<(string Title, IReadOnlyList<Option> Options)> Of(Command command)
    {
        Option[] options = [.. command.Options.Where(option => !option.Hidden && option is not (HelpOption or HelpAllOption))];
        if (options.Length <= MostInOneList)
        {
            return [("Options", options)];
        }

        Option[] required = [.. options.Where(option => option.Required)];
        ILookup<string, Option> byName = options.Except(required).ToLookup(option => option.Name);
        var groups = All.Select(group => (group.Title, Options: (IReadOnlyList<Option>)[.. group.Options.SelectMany(name => byName[name])])).ToList();
        groups[0] = (groups[0].Title, [.. required, .. groups[0].Options]);
        return [.. groups.Where(group => group.Options.Count > 0)];
    }
}
