using LatentMI.Cli.Options;

namespace LatentMI.Cli.Commands.Datasets;

/// <summary>The numbers of columns of data sets.</summary>
internal static class DatasetColumns
{
    /// <summary><c>--d</c>, the columns of each side.</summary>
    public static NumberOption<int> OfEachSide() => Option("--d", "D", "Columns of each side.");

    /// <summary><c>--dx</c>, the columns of X.</summary>
    public static NumberOption<int> OfX() => Option("--dx", "D", "Columns of X.");

    /// <summary><c>--exclusive</c>, the columns of noise that each side has to itself.</summary>
    public static NumberOption<int> OfNoise() =>
        WholeNumber.Option("--exclusive", "Q", least: 0, "Columns of independent noise on each side. [default: 0]");

    /// <summary>A number of columns that must be given.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="symbol">What stands for the number in help.</param>
    /// <param name="description">What it is.</param>
    public static NumberOption<int> Option(string name, string symbol, string description)
    {
        NumberOption<int> option = WholeNumber.Option(name, symbol, least: 1, description);
        option.Required = true;
        return option;
    }
}
