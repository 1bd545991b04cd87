using System.CommandLine;
using LatentMI.Cli.Hosting;
using LatentMI.Cli.Options;
using LatentMI.Cli.Output;
using LatentMI.Studies.Scaling;

namespace LatentMI.Cli.Commands.Scalings;

/// <summary><c>lmi scaling fit FILE</c>: a law fitted to values at several levels that are in a table already.</summary>
internal static class FitCommand
{
    /// <summary>Defines the command.</summary>
    /// <param name="context">Where it writes, and when it stops.</param>
    public static Command Create(CommandContext context)
    {
        var file = new Argument<string>("FILE")
        {
            Description = "The table: CSV or other text, Parquet, or the metadata of a file of samples.",
            Validators = { SharedOptions.NotEmpty("FILE", "the name of a file") },
        };
        Option<string> level = Column("--level", "The column of the levels, such as UMIs per cell or rows; rows of the same level are averaged.");
        Option<string> value = Column("--value", "The column of the values, in bits.");
        var law = new WordOption(
            "--law",
            "The law: 'noise' of measurement quality or depth, 'noise-k' the same of several dimensions, 'rows' of the number of rows.",
            [.. ScalingLaw.All.Select(known => known.Name)])
        { Required = true };
        var error = new Option<string?>("--standard-error") { Description = "The column of the standard errors of the values. [default: the scatter around the law alone]", HelpName = "COLUMN" };
        var where = new Option<string?>("--where") { Description = "Keeps the rows that meet this condition, such as \"Method == 'VAE' & Fraction == 1\".", HelpName = "CONDITION" };
        NumberOption<ulong> seed = SharedOptions.Seed();
        var reading = new FileReadingOptions();
        var output = new OutputOptions("the values, the law, a figure and a report");
        var command = new Command("fit", "Fits a law to values at several levels in a table, and extrapolates it.") { file };
        command.AddOptions([level, value, law, error, where, seed, .. reading.All, output.Folder, output.Force, output.Json, output.Quiet]);
        command.SetAction(parse => new FitRequest
        {
            Address = parse.GetRequiredValue(file),
            Level = parse.GetRequiredValue(level),
            Value = parse.GetRequiredValue(value),
            Law = ScalingLaw.All.First(known => known.Name == parse.GetRequiredValue(law)),
            StandardError = parse.GetValue(error),
            Where = SharedOptions.Condition(parse, where),
            Seed = parse.GetValue(seed) ?? 0,
            Reading = reading.Bind(parse),
            Output = output.Bind(parse),
        }.Run(context));
        return command;
    }

    private static Option<string> Column(string name, string description) => new(name) { Description = description, HelpName = "COLUMN", Required = true };
}
