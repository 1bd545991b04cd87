using System.CommandLine;
using LatentMI.Cli.Hosting;

namespace LatentMI.Cli.Commands;

/// <summary><c>lmi completion SHELL</c>: a script by which a shell completes commands, options and their values.</summary>
internal static class CompletionCommand
{
    private static readonly Dictionary<string, string> Scripts = new()
    {
        ["bash"] = "lmi.bash",
        ["zsh"] = "lmi.zsh",
        ["fish"] = "lmi.fish",
        ["powershell"] = "lmi.ps1",
    };

    /// <summary>Defines the command.</summary>
    /// <param name="context">Where it writes.</param>
    public static Command Create(CommandContext context)
    {
        var shell = new Argument<string>("SHELL") { Description = $"The shell: {string.Join(", ", Scripts.Keys)}." };
        shell.CompletionSources.Add([.. Scripts.Keys]);
        shell.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var word }] && !Scripts.ContainsKey(word))
            {
                result.AddError($"SHELL: {OneLine.Quote(word)} is none of {string.Join(", ", Scripts.Keys)}");
            }
        });
        var command = new Command("completion", "Prints a script by which a shell completes commands, options and their values.")
        {
            shell,
        };
        command.SetAction(parse =>
        {
            using var script = new StreamReader(typeof(CompletionCommand).Assembly.GetManifestResourceStream(Scripts[parse.GetRequiredValue(shell)])!);
            context.Output.Write(script.ReadToEnd());
            return ExitCode.Success;
        });
        return command;
    }
}
