using System.CommandLine;
using LatentMI.Cli.Options;
using LatentMI.Experiments.Datasets;
using LatentMI.IO.Formats;
using LatentMI.Studies.Trials;

namespace LatentMI.Cli.Commands.Datasets;

/// <summary><c>lmi dataset labels</c>.</summary>
internal sealed class LabelsRecipeOptions : IRecipeOptions
{
    private readonly Argument<string[]> _files = new("FILES")
    {
        Description = "One file with a column of labels (--label-column), or a file of vectors for each class.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string?> _labelColumn = new("--label-column")
    {
        Description = "The column of the labels: its name in the header, or its number from 1.",
        HelpName = "NAME|NUMBER",
    };

    private readonly ClassesOption _classes = new("Two or more classes, separated by commas. [default: all]");
    private readonly NumberOption<double> _shuffled = SharedOptions.Shuffled(0);
    private readonly NumberOption<int> _rows = DatasetRows.Option("as many as the smallest class allows");

    private readonly FileReadingOptions _reading = new();

    /// <inheritdoc/>
    public Command CreateCommand()
    {
        var command = new Command("labels", "Pairs of vectors of the same class, a share of them shuffled.")
        {
            _files, _labelColumn, _classes, _shuffled, _rows,
        };
        command.AddOptions(_reading.All);
        return command;
    }

    /// <inheritdoc/>
    public IDatasetRecipe Bind(ParseResult parse)
    {
        LabeledVectors source = Open(parse.GetRequiredValue(_files), parse.GetValue(_labelColumn), _reading.Bind(parse));
        IReadOnlyList<string> classes = parse.GetValue(_classes) ?? source.Classes;
        if (classes.Count < 2)
        {
            throw new InputException($"{source.Name}: all vectors are of one class, so their labels share nothing; two or more are needed.");
        }

        return new LabelsRecipe
        {
            Source = source,
            Classes = classes,
            ShuffledShare = parse.GetValue(_shuffled) ?? 0,
            Count = parse.GetValue(_rows) ?? LargestCount(source, classes),
        };
    }

    private static LabeledVectors Open(string[] addresses, string? column, ReadingOptions reading) => (addresses.Length, column) switch
    {
        (1, null) => throw new InputException($"{addresses[0]}: give --label-column, or a file for each class."),
        ( > 1, not null) => throw new InputException("--label-column: goes with one file; of several, each is a class by itself."),
        (_, "") => throw new InputException("--label-column: is empty; give the name of a column or its number from 1."),
        (_, null) => LabeledVectors.OfFiles(addresses, reading),
        _ => LabeledVectors.OfTable(addresses[0], column, reading),
    };

    private static int LargestCount(LabeledVectors source, IReadOnlyList<string> classes)
    {
        int count = LabelsRecipe.LargestCount(source, classes);
        return count > 0
            ? count
            : throw new InputException($"{source.Name}: a class has one vector only, and a pair takes two; leave it out with --classes.");
    }
}
