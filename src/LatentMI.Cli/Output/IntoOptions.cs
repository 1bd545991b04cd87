using System.CommandLine;
using LatentMI.Cli.Help;
using LatentMI.Cli.Options;

namespace LatentMI.Cli.Output;

/// <summary>The options that add the result of a command to a copy of its AnnData file.</summary>
internal sealed class IntoOptions
{
    private const string DefaultKey = "lmi";
    private const int LongestKey = 64;

    private readonly Option<string?> _file = new Option<string?>("--into")
    {
        Description = "Writes a copy of the AnnData file of X (or else of Y) to this file, with pointwise values in obs, latents in obsm and the result in uns. --force replaces the file.",
        HelpName = "FILE",
        Validators = { SharedOptions.NotEmpty("--into", "the name of a file") },
    }.InGroup(HelpGroup.Output);

    private readonly Option<string?> _key = new Option<string?>("--into-key")
    {
        Description = $"With --into: what the names of the results begin with. [default: {DefaultKey}]",
        HelpName = "NAME",
        Validators = { SharedOptions.NotEmpty("--into-key", "a name") },
    }.InGroup(HelpGroup.Output);

    /// <summary>The options.</summary>
    public IReadOnlyList<Option> All => [_file, _key];

    /// <summary>What a command line says; null where no file was named.</summary>
    /// <param name="parse">The parsed command line.</param>
    /// <param name="replaces">Whether the file may exist.</param>
    /// <exception cref="InputException">The key is no name, or there is one without a file.</exception>
    public IntoRequest? Bind(ParseResult parse, bool replaces)
    {
        string? key = parse.GetValue(_key);
        if (key is not null && (key.Length > LongestKey || !key.All(IsOfNames)))
        {
            throw new InputException($"{_key.Name} {OneLine.Quote(key)}: a name has at most {LongestKey} letters, digits, - and _ of ASCII; choose another one.");
        }

        return parse.GetValue(_file) is { } file
            ? new IntoRequest(file, key ?? DefaultKey, replaces)
            : key is null ? null : throw new InputException($"{_key.Name} names results in the file of {_file.Name} FILE; add that, or leave it out.");
    }

    private static bool IsOfNames(char character) => char.IsAsciiLetterOrDigit(character) || character is '-' or '_';
}
