using LatentMI.Cli;

using var interruption = new Interruption();
var context = new CommandContext(Console.Out, Console.Error, ErrorIsTerminal: !Console.IsErrorRedirected, interruption.Token);
int exitCode = CommandLineApplication.Run(args, context);
return exitCode == ExitCode.Interrupted ? interruption.ExitCode : exitCode;
