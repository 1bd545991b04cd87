using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace LatentMI.Cli.Options;

/// <summary><c>--levels</c>: numbers with commas between; null where it is not given.</summary>
internal sealed class LevelList : Option<IReadOnlyList<double>?>
{
    /// <summary>Defines the option.</summary>
    public LevelList()
        : base("--levels")
    {
        Description = "The levels, with commas between: numbers of rows, shares of the counts, standard deviations of the noise in those of the columns (0 for none), or numbers of columns. "
            + "[default: 8 levels, of rows from a sixteenth or 250, of depth from 1/64, of columns from 1, to all; noise of 0, 0.25, 0.5, 1, 2, 4, 8, 16]";
        HelpName = "A,B,...";
        Arity = ArgumentArity.ExactlyOne;
        CustomParser = Parse;
    }

    private List<double>? Parse(ArgumentResult result)
    {
        var levels = new List<double>();
        foreach (string word in result.Tokens[0].Value.Split(',', StringSplitOptions.TrimEntries))
        {
            if (!double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out double level) || !double.IsFinite(level))
            {
                result.AddError($"{Name}: '{word}' cannot be used; give numbers with commas between, such as 0.1,0.3,1");
                return null;
            }

            levels.Add(level);
        }

        return levels;
    }
}
