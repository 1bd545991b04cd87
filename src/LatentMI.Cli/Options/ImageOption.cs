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
