using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using LatentMI.Cli.Commands;
using LatentMI.Cli.Commands.Datasets;
using LatentMI.Cli.Commands.Experiments;
using LatentMI.Cli.Commands.Interactions;
using LatentMI.Cli.Commands.Lineages;
using LatentMI.Cli.Commands.Scalings;
using LatentMI.Cli.Commands.Sweeps;
using LatentMI.Cli.Help;
using LatentMI.Cli.Hosting;
using LatentMI.Cli.Options;
using LatentMI.Reporting.Reports;

namespace LatentMI.Cli;

/// <summary>The tool <c>lmi</c>: its commands, and the one place where failures become exit codes and one-line messages.</summary>
internal static class CommandLineApplication
{
    /// <summary>Runs one command line.</summary>
    /// <param name="args">The arguments after the program's name.</param>
    /// <param name="host">Where to write, and when to stop.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static int Run(IReadOnlyList<string> args, CommandContext host)
    {
        using var output = new ResultWriter(host.Output);
        using var error = new MessageWriter(host.Error);
        CommandContext context = host with { Output = output, Error = error };

        RootCommand root = CreateRoot(context);
        if (args.Count == 0)
        {
            StartPage.Write(root, context.Output);
            return ExitCode.Success;
        }

        // Without response files, so that an address may start with @.
        ParseResult parse = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
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
            return Fail(context, OptionWords.WithOptions(e.Message));
        }
        catch (OutputException e)
        {
            context.Error.WriteLine($"lmi: {e.Message}");
            return ExitCode.OutputFailed;
        }
        catch (OperationCanceledException) when (context.CancellationToken.IsCancellationRequested)
        {
            context.Error.WriteLine("lmi: interrupted; no partial files were left.");
            return ExitCode.Interrupted;
        }
        catch (OutOfMemoryException)
        {
            context.Error.WriteLine("lmi: there is not enough memory; use fewer rows or columns.");
            return ExitCode.Failure;
        }
    }

    /// <summary>Defines the tool with all its commands.</summary>
    /// <param name="context">Where they write, and when they stop.</param>
    public static RootCommand CreateRoot(CommandContext context)
    {
        var root = new RootCommand("Estimates the mutual information of high-dimensional samples, in bits.")
        {
            EstimateCommand.Create(context),
            AttributeCommand.Create(context),
            RankCommand.Create(context),
            LagCommand.Create(context),
            TransferCommand.Create(context),
            SynergyCommand.Create(context),
            ScalingCommand.Create(context),
            EncodeCommand.Create(context),
            ScoreCommand.Create(context),
            InspectCommand.Create(context),
            ConvertCommand.Create(context),
            DatasetCommand.Create(context),
            ReportCommand.Create(context),
            ViewCommand.Create(context),
            DemoCommand.Create(context),
            ExperimentCommand.Create(context),
            SweepCommand.Create(context),
            LineageCommand.Create(context),
            InteractionsCommand.Create(context),
            DoctorCommand.Create(context),
            CompletionCommand.Create(context),
            ManualCommand.Create(context),
        };
        SuggestDirective suggest = root.Directives.OfType<SuggestDirective>().Single();
        suggest.Action = new CompletionAction(suggest, context);
        root.Options.OfType<HelpOption>().Single().Action = new HelpPageAction(context, isComplete: false);
        root.Options.OfType<VersionOption>().Single().Description = "Prints the version.";
        root.Options.Add(new HelpAllOption(context));
        return root;
    }

    private static string DescribeErrors(ParseResult parse)
    {
        Command command = parse.CommandResult.Command;
        if (FindAfterDashes(parse) is { } literal)
        {
            return $"'{literal}' follows --, after which there are neither commands nor options; leave -- out.";
        }

        if (command.Subcommands.Count > 0 && command.Arguments.Count == 0)
        {
            string problem = parse.UnmatchedTokens is [string first, ..]
                ? $"there is no command '{first}'; {MeantBy(first, command.Subcommands.Select(one => one.Name))}"
                : "no command was given; ";
            return $"{problem}'{HelpPage.FullName(command)} --help' lists them.";
        }

        if (parse.UnmatchedTokens.FirstOrDefault(token => token.StartsWith('-')) is { } unknown)
        {
            IEnumerable<string> names = command.Options.SelectMany(option => option.Aliases.Append(option.Name));
            return $"there is no option '{unknown}'; {MeantBy(unknown, names)}'{HelpPage.FullName(command)} {(HelpGroups.Of(command).Count > 1 ? "--help-all" : "--help")}' lists the options.";
        }

        string message = parse.Errors[0].Message.TrimEnd('.', ' ');
        return $"{message}; '{HelpPage.FullName(command)} --help' lists the options.";
    }

    /// <summary>The first word that is left over after <c>--</c>, where words are arguments; null where there is none.</summary>
    private static string? FindAfterDashes(ParseResult parse)
    {
        int dashes = parse.Tokens.ToList().FindIndex(token => token.Type == TokenType.DoubleDash);
        return dashes < 0 ? null : parse.Tokens.Skip(dashes + 1).Select(token => token.Value).FirstOrDefault(parse.UnmatchedTokens.Contains);
    }

    /// <summary>A question for the names that someone who mistyped may have meant; nothing where there are none.</summary>
    private static string MeantBy(string name, IEnumerable<string> names)
    {
        string[] near = [.. NearNames.Of(name, names)];
        return near.Length == 0 ? string.Empty : $"did you mean {string.Join(" or ", near)}? ";
    }

    private static int Fail(CommandContext context, string message)
    {
        context.Error.WriteLine($"lmi: {message}");
        return ExitCode.BadInput;
    }
}
