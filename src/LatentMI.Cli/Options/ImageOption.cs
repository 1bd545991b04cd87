using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using LatentMI.Reporting.Reports;

namespace LatentMI.Cli.Options;

/// <summary>An option that tells the height and width of the image whose pixels, row by row, are the columns; null where it is not given.</summary>
internal sealed class ImageOption : Option<ImageSize?>
{
    /// <summary>Names the option.</summary>
    /// <param name="name">The option's name with its dashes.</param>
    /// <param name="description">What it does, for the help.</param>
    public ImageOption(string name, string description)
        : base(name)
    {
        Description = description;
        HelpName = "HEIGHTxWIDTH";
        Arity = ArgumentArity.ExactlyOne;
        CustomParser = ParseSize;
    }

    /// <summary>Refuses a size that is neither that of the columns nor, where some of them were chosen, that of all columns of the file.</summary>
    /// <param name="size">The size, or null.</param>
    /// <param name="side">X or Y.</param>
    /// <param name="samples">Its samples.</param>
    /// <exception cref="InputException">There are other than height times width columns.</exception>
    public void RequireColumns(ImageSize? size, string side, Samples samples)
    {
        int columns = samples.Dimensions, all = samples.Origins.SourceColumns;
        if (size is (int height, int width) && (long)height * width is var pixels && pixels != columns && pixels != all)
        {
            string chosen = columns == all ? string.Empty : string.Create(CultureInfo.InvariantCulture, $" of {all}");
            throw new InputException(string.Create(
                CultureInfo.InvariantCulture,
                $"{Name} {height}x{width} is an image of {pixels} pixels, but {side} has {columns}{chosen} columns; give the size of its images, or leave it out."));
        }
    }

    private ImageSize? ParseSize(ArgumentResult result)
    {
        string word = result.Tokens[0].Value;
        int[] size = [.. word.Split('x').Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0)];
        if (size is [> 0 and int height, > 0 and int width])
        {
            return new ImageSize(height, width);
        }

        result.AddError($"{Name}: '{word}' cannot be used; give height and width in pixels, such as 28x28");
        return null;
    }
}
