using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using LatentMI.Cli.Commands;
using LatentMI.Cli.Commands.Experiments;
using LatentMI.Cli.Commands.Interactions;
using LatentMI.Cli.Commands.Lineages;
using LatentMI.Cli.Commands.Sweeps;

namespace LatentMI.Cli;

/// <summary>The tool <c>lmi</c>: its commands, and the one place where failures become exit codes and one-line messages.</summary>
internal static class CommandLineApplication
{
    /// <summary>Runs one command line.</summary>
    /// <param name="args">The arguments after the program's name.</param>
    /// <param name="context">Where to write, and when to stop.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static int Run(IReadOnlyList<string> args, CommandContext context)
    {
        // Without response files, so that an address may start with @.
        ParseResult parse = CreateRoot(context).Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parse.Action is ParseErrorAction)
        {
            return Fail(context, DescribeErrors(parse));
        }

        try
        {
            return parse.Invoke(new InvocationConfiguration
            {
                Output = context.Output,
                Error = context.Error,
                EnableDefaultExceptionHandler = false,

                // Interruption listens to the signals; the command returns by itself.
                ProcessTerminationTimeout = null,
            });
        }
        catch (InputException e)
        {
            return Fail(context, e.Message);
        }
        catch (OperationCanceledException) when (context.CancellationToken.IsCancellationRequested)
        {
            context.Error.WriteLine("lmi: interrupted; nothing is half-written.");
            return ExitCode.Interrupted;
        }
        catch (OutOfMemoryException)
        {
            context.Error.WriteLine("lmi: there is not enough memory; use fewer rows or columns.");
            return ExitCode.Failure;
        }
    }

    private static RootCommand CreateRoot(CommandContext context) =>
        new("Estimates the mutual information of high-dimensional samples, in bits.")
        {
            EstimateCommand.Create(context),
            AttributeCommand.Create(context),
            EncodeCommand.Create(context),
            ScoreCommand.Create(context),
            InspectCommand.Create(context),
            ConvertCommand.Create(context),
            DatasetCommand.Create(context),
            ReportCommand.Create(context),
            DemoCommand.Create(context),
            ExperimentCommand.Create(context),
            SweepCommand.Create(context),
            LineageCommand.Create(context),
            InteractionsCommand.Create(context),
        };

    private static string DescribeErrors(ParseResult parse)
    {
        Command command = parse.CommandResult.Command;
        if (command.Subcommands.Count > 0 && command.Arguments.Count == 0)
        {
            string problem = parse.UnmatchedTokens is [string first, ..] ? $"there is no command '{first}'" : "no command was given";
            return $"{problem}; '{FullName(parse.CommandResult)} --help' lists them.";
        }

        string message = parse.Errors[0].Message.ReplaceLineEndings(" ").TrimEnd('.', ' ');
        return $"{message}; '{FullName(parse.CommandResult)} --help' lists what can be given.";
    }

    // With the commands above it, but by the program's own name.
    private static string FullName(CommandResult result) =>
        result.Parent is CommandResult parent ? $"{FullName(parent)} {result.Command.Name}" : "lmi";

    private static int Fail(CommandContext context, string message)
    {
        context.Error.WriteLine($"lmi: {message}");
        return ExitCode.BadInput;
    }
}
