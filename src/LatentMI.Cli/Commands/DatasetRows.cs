using System.Globalization;
using LatentMI.Cli.Options;

namespace LatentMI.Cli.Commands;

/// <summary>The number of rows of <c>lmi dataset</c>.</summary>
internal static class DatasetRows
{
    /// <summary>The option of the number of rows.</summary>
    /// <param name="fallback">What it is where it is not given, in words.</param>
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
