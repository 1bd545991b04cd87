using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace LatentMI.Cli.Options;

/// <summary><c>--seeds</c>: seeds and ranges of them, such as <c>0-4,7</c>; null where it is not given.</summary>
internal sealed class SeedList : Option<IReadOnlyList<ulong>?>
{
    private const int Most = 1_000_000;

    /// <summary>Names the option.</summary>
    /// <param name="description">What the seeds are for.</param>
    public SeedList(string description)
        : base("--seeds")
    {
        Description = description;
        HelpName = "0-4,7";
        Arity = ArgumentArity.ExactlyOne;
        CustomParser = Parse;
    }

    private IReadOnlyList<ulong>? Parse(ArgumentResult result)
    {
        var seeds = new List<ulong>();
        foreach (string part in result.Tokens[0].Value.Split(','))
        {
            string[] ends = part.Split('-');
            if (ends.Length > 2
                || !ulong.TryParse(ends[0], NumberStyles.None, CultureInfo.InvariantCulture, out ulong first)
                || !ulong.TryParse(ends[^1], NumberStyles.None, CultureInfo.InvariantCulture, out ulong last)
                || last < first
                || last - first >= Most)
            {
                result.AddError($"{Name}: '{part}' cannot be used; give whole numbers or ranges separated by commas, such as 0-4,7");
                return null;
            }

            for (ulong seed = first; seed <= last && seeds.Count < Most; seed++)
            {
                seeds.Add(seed);
            }
        }

        return [.. seeds.Distinct()];
    }
}
