using System.Globalization;
using LatentMI.Cli.Options;

namespace LatentMI.Cli.Commands.Datasets;

/// <summary><c>--rows</c>, the number of rows of a data set.</summary>
internal static class DatasetRows
{
    /// <summary>The option, with a number where it is not given.</summary>
    /// <param name="fallback">That number.</param>
    public static NumberOption<int> Option(int fallback) => Option(fallback.ToString(CultureInfo.InvariantCulture));

    /// <summary>The option, with a default in words.</summary>
    /// <param name="fallback">How many rows there are where it is not given.</param>
    public static NumberOption<int> Option(string fallback)
    {
        NumberOption<int> option = WholeNumber.Option("--rows", "N", least: 1, $"The number of rows. [default: {fallback}]");
        option.Aliases.Add("--n");
        return option;
    }

    /// <summary>Refuses more values than an array can hold.</summary>
    /// <param name="option">The option that asks for so many rows.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">The number of columns of a side.</param>
    /// <exception cref="InputException">There are too many.</exception>
    public static void RequireRoom(string option, int rows, long columns)
    {
        if (rows * columns > Array.MaxLength)
        {
            throw new InputException(string.Create(
                CultureInfo.InvariantCulture, $"{option}: {rows} rows of {columns} columns are more values than one array can hold; give fewer."));
        }
    }
}
