using System.CommandLine;
using LatentMI.Attribution;
using LatentMI.Cli.Help;
using LatentMI.Cli.Hosting;
using LatentMI.Cli.Options;
using LatentMI.Cli.Output;
using LatentMI.Cli.Pairing;

namespace LatentMI.Cli.Commands;

/// <summary><c>lmi attribute X Y</c>: estimates the mutual information of two files and tells which columns carry it.</summary>
internal static class AttributeCommand
{
    private const int DefaultTop = 20;

    private static readonly AttributionOptions Defaults = new();

    /// <summary>Defines the command.</summary>
    /// <param name="context">Where it writes, and when it stops.</param>
    public static Command Create(CommandContext context)
    {
        var normalization = new NormalizationOptions(side: null);
        var sides = new SidesOptions();
        var pairing = new RowPairingOption();
        var x = new SideOptions("X", normalization, sides.Reading, isOptional: false, sides.MetadataReaders);
        var y = new SideOptions("Y", normalization, sides.Reading, isOptional: false, sides.MetadataReaders);
        var estimation = new EstimateOptions();
        NumberOption<int> limit = RowLimit.Option();
        int fewest = (int)Math.Round(1 / Defaults.Level) - 1;
        NumberOption<int> permutations = WholeNumber.Option(
            "--permutations",
            "B",
            least: fewest,
            $"The number of random re-pairings of latents and columns, for the threshold and the p-values. [default: {Defaults.Permutations}]");
        NumberOption<int> top = WholeNumber.Option("--top", "N", least: 1, $"How many columns of each side to print. [default: {DefaultTop}]");
        var image = new ImageOption(
            "--image", "Treats the columns of both sides as the pixels of an image, row by row; with --out DIR, draws a map of the gains.");
        ImageOption imageX = new ImageOption("--image-x", "The same for X only; overrides --image.").InGroup(HelpGroup.Output);
        ImageOption imageY = new ImageOption("--image-y", "The same for Y only; overrides --image.").InGroup(HelpGroup.Output);
        var output = new OutputOptions("the files of 'lmi estimate --out', tables of all columns, figures and a report");
        var into = new IntoOptions();
        var command = new Command("attribute", "Shows which columns carry the information: how well the latents of the other side predict each one.");
        command.AddOptions([.. estimation.OfAttribution, permutations, top, image, imageX, imageY, .. normalization.All]);
        x.AddTo(command);
        y.AddTo(command);
        command.AddOptions([.. sides.All, pairing.Option, limit, output.Folder, output.Force, output.Json, output.Quiet, .. into.All]);
        command.SetAction(parse =>
        {
            EstimateRequest request = estimation.Bind(parse);
            request.RequireOfMethod();
            OutputRequest places = output.Bind(parse, into);
            return new AttributeRequest
            {
                Estimate = request,
                X = x.Bind(parse),
                Y = y.Bind(parse),
                Sides = sides.Bind(parse),
                Pairing = pairing.Bind(parse),
                ImageX = Image(parse, imageX),
                ImageY = Image(parse, imageY),
                Limit = new RowLimit(parse.GetValue(limit)),
                Attribution = Defaults with { Permutations = parse.GetValue(permutations) ?? Defaults.Permutations },
                Top = parse.GetValue(top) ?? DefaultTop,
                Into = into.Bind(parse, places.ReplacesOthers),
                Output = places,
            }.Run(context);
        });
        return command;

        ImageRequest? Image(ParseResult parse, ImageOption own)
        {
            ImageOption given = parse.GetValue(own) is null ? image : own;
            return parse.GetValue(given) is { } size ? new ImageRequest(given.Name, size) : null;
        }
    }
}
