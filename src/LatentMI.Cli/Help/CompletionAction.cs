using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.Globalization;
using LatentMI.Cli.Hosting;

namespace LatentMI.Cli.Help;

/// <summary>
/// Answers the scripts of <c>lmi completion</c>: <c>lmi [suggest:POSITION] "LINE"</c> writes what may stand at a place of a line, one word each. Options are
/// suggested where a word begins with a dash only, so that elsewhere files come first.
/// </summary>
/// <param name="directive">The directive that asks.</param>
/// <param name="context">Where the words are written.</param>
internal sealed class CompletionAction(SuggestDirective directive, CommandContext context) : SynchronousCommandLineAction
{
    // Some names of the help begin with it, as on Windows.
    private const char OtherDash = '/';

    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        string line = parseResult.Tokens.LastOrDefault(token => token.Type != TokenType.Directive)?.Value ?? string.Empty;
        string place = parseResult.GetResult(directive)?.Values is [.., { } last] ? last : string.Empty;
        int position = int.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out int given) ? Math.Min(given, line.Length + 1) : line.Length;

        // Shells may leave out the spaces before the place, of which one is enough. The first word is this program, however it was called.
        string before = line.PadRight(position)[..position];
        string words = before[Math.Max(0, before.IndexOf(' ', StringComparison.Ordinal))..];
        bool isOption = words[(words.LastIndexOf(' ') + 1)..].StartsWith('-');
        ParseResult parse = parseResult.RootCommandResult.Command.Parse(words, parseResult.Configuration);
        foreach (CompletionItem item in parse.GetCompletions(words.Length).Where(item => item.Label.StartsWith('-') == isOption && !item.Label.StartsWith(OtherDash)))
        {
            context.Output.WriteLine(item.Label);
        }

        return ExitCode.Success;
    }
}
