using System.CommandLine;
using System.Globalization;
using LatentMI.Cli.Hosting;
using LatentMI.Cli.Options;
using LatentMI.Reporting.Folders;
using LatentMI.Studies.Trials;

namespace LatentMI.Cli.Commands.Datasets;

/// <summary><c>lmi dataset NAME</c>: writes data whose mutual information is known.</summary>
internal static class DatasetCommand
{
    /// <summary>Defines the command.</summary>
    /// <param name="context">Where it writes, and when it stops.</param>
    public static Command Create(CommandContext context)
    {
        IRecipeOptions[] recipes =
        [
            new GaussianRecipeOptions(),
            new DigitsRecipeOptions(context),
            new LabelsRecipeOptions(),
            PlaneRecipeOptions.Circle(),
            PlaneRecipeOptions.Cross(),
            new DigitsToLabelRecipeOptions(context),
            ColumnsRecipeOptions.Dense(),
            ColumnsRecipeOptions.HeavyTails(),
            new HiddenRecipeOptions(),
            new UnequalRecipeOptions(),
            new LineageRecipeOptions(),
            new InteractomeRecipeOptions(),
            new HardEdgedRecipeOptions(),
            new SumsRecipeOptions(),
            new BenchmarkMiRecipeOptions(),
            new ShapesRecipeOptions(),
            new ColumnPairsRecipeOptions(),
            new SharedScaleRecipeOptions(),
            new OutcomeRecipeOptions(),
            new ImagesRecipeOptions(),
            new TeachersRecipeOptions(),
            new TextRecipeOptions(),
            new IndependentRecipeOptions(),
            new DisjointRowsRecipeOptions(),
        ];
        var command = new Command("dataset", "Generates paired samples with known mutual information.");
        foreach (IRecipeOptions recipe in recipes)
        {
            command.Add(Create(context, recipe));
        }

        return command;
    }

    private static Command Create(CommandContext context, IRecipeOptions options)
    {
        var target = new Option<string>("--out")
        {
            Description = "The output directory.",
            HelpName = "DIR",
            Required = true,
            Validators = { SharedOptions.NotEmpty("--out", "the name of a directory") },
        };
        NumberOption<ulong> seed = SharedOptions.Seed();
        Command command = options.CreateCommand();
        command.Add(target);
        command.Add(seed);
        command.SetAction(parse =>
        {
            string path = parse.GetRequiredValue(target);
            var folder = new DatasetFolder(path);
            IDatasetRecipe recipe = options.Bind(parse);
            ulong chosenSeed = parse.GetValue(seed) ?? 0;
            Dataset data = recipe.Create(chosenSeed, context.CancellationToken);
            folder.Write(data, recipe, chosenSeed, context.CancellationToken);
            context.Output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{path}: {data.X.Count} rows of {data.X.Dimensions} and {data.Y.Dimensions} columns that share {data.TrueBits:F4} bits"));
            return ExitCode.Success;
        });
        return command;
    }
}
