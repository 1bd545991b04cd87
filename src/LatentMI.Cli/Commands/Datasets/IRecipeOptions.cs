using System.CommandLine;
using LatentMI.Studies.Trials;

namespace LatentMI.Cli.Commands.Datasets;

/// <summary>The arguments and options of one data set, and the recipe that a command line gives with them.</summary>
internal interface IRecipeOptions
{
    /// <summary>Defines the command with what this data set alone has.</summary>
    Command CreateCommand();

    /// <summary>What a command line says.</summary>
    /// <param name="parse">The parsed command line.</param>
    /// <exception cref="InputException">No data set can be so, or a file that it needs cannot be used.</exception>
    IDatasetRecipe Bind(ParseResult parse);
}
