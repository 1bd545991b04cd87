using LatentMI.Cli;
using LatentMI.Cli.Hosting;

FileSizeSignal.Ignore();
using var interruption = new Interruption();
var context = new CommandContext(StandardStream.Output, StandardStream.Error, ErrorIsTerminal: !Console.IsErrorRedirected, interruption.Token);
if (!Console.IsOutputRedirected)
{
    context = context with { HelpWidth = () => Console.WindowWidth is > 0 and int width ? width : 80 };
}

int exitCode = CommandLineApplication.Run(args, context);
return exitCode == ExitCode.Interrupted ? interruption.ExitCode : exitCode;
