using System.Globalization;
using LatentMI.Reporting.Reports;

namespace LatentMI.Cli.Options;

/// <summary>The images whose pixels, row by row, a command line says that columns are.</summary>
/// <param name="Option">The option that says so.</param>
/// <param name="Size">Their height and width.</param>
internal sealed record ImageRequest(string Option, ImageSize Size)
{
    /// <summary>Refuses a size that is neither that of the columns nor, where some of them were chosen, that of all columns of the file.</summary>
    /// <param name="side">X or Y.</param>
    /// <param name="samples">Its samples.</param>
    /// <exception cref="InputException">There are other than height times width columns.</exception>
    public void RequireColumns(string side, Samples samples)
    {
        int columns = samples.Dimensions, all = samples.Origins.SourceColumns;
        (int height, int width) = Size;
        long pixels = (long)height * width;
        if (pixels != columns && pixels != all)
        {
            string chosen = columns == all ? string.Empty : string.Create(CultureInfo.InvariantCulture, $" of {all}");
            throw new InputException(string.Create(
                CultureInfo.InvariantCulture,
                $"{Option} {height}x{width} is an image of {OneLine.Count(pixels, "pixel")}, but {side} has {columns}{chosen} columns; "
                + $"give the size of its images, or leave it out."));
        }
    }
}
