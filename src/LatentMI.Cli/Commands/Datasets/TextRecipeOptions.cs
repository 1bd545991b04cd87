using System.CommandLine;
using LatentMI.Cli.Options;
using LatentMI.Experiments.Datasets;
using LatentMI.Experiments.Datasets.Text;
using LatentMI.Studies.Trials;

namespace LatentMI.Cli.Commands.Datasets;

/// <summary><c>lmi dataset text</c>.</summary>
internal sealed class TextRecipeOptions : IRecipeOptions
{
    private const int DefaultRows = 1200;

    private readonly Argument<string[]> _files = new("FILES")
    {
        Description = "Two files of sentence vectors, one for each class.",
        Arity = new ArgumentArity(2, 2),
    };

    private readonly NumberOption<int> _sentences = WholeNumber.Option("--sentences", "B", least: 1, "Sentences of each side. [default: 1]");
    private readonly NumberOption<int> _rows = DatasetRows.Option(DefaultRows);

    private readonly FileReadingOptions _reading = new();

    /// <inheritdoc/>
    public Command CreateCommand()
    {
        var command = new Command("text", "Texts of B sentences as vectors, which share the class of each sentence.") { _files, _sentences, _rows };
        command.AddOptions(_reading.All);
        return command;
    }

    /// <inheritdoc/>
    public IDatasetRecipe Bind(ParseResult parse) => new TextRecipe
    {
        Source = new SentencePool(LabeledVectors.OfFiles(parse.GetRequiredValue(_files), _reading.Bind(parse))),
        Sentences = parse.GetValue(_sentences) ?? 1,
        Count = parse.GetValue(_rows) ?? DefaultRows,
    };
}
