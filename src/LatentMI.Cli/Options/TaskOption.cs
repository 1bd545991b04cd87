using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using LatentMI.Studies.Running;

namespace LatentMI.Cli.Options;

/// <summary><c>--task i/N</c>: one of N shares of the work, counted from 0; null where it is not given.</summary>
internal sealed class TaskOption : Option<TaskShare?>
{
    /// <summary>Names the option.</summary>
    public TaskOption()
        : base("--task")
    {
        Description = "Runs only share I of N (I from 0 to N - 1), so that N processes do all the work, as in array jobs of a scheduler. [default: all work]";
        HelpName = "I/N";
        Arity = ArgumentArity.ExactlyOne;
        CustomParser = Parse;
    }

    private TaskShare? Parse(ArgumentResult result)
    {
        string word = result.Tokens[0].Value;
        string[] parts = word.Split('/');
        if (parts.Length == 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int index)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int count)
            && index < count)
        {
            return new TaskShare(index, count);
        }

        result.AddError($"{Name}: '{word}' cannot be used; give I/N with I from 0 to N - 1, such as 0/8 to 7/8");
        return null;
    }
}
