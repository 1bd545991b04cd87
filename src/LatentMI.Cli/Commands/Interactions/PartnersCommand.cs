using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using LatentMI.Cli.Hosting;
using LatentMI.Cli.Options;
using LatentMI.IO.Formats;
using LatentMI.IO.Writing;
using LatentMI.Reporting.Figures;
using LatentMI.Reporting.Folders;
using LatentMI.Reporting.Reports;
using LatentMI.Studies.Interactions;

namespace LatentMI.Cli.Commands.Interactions;

/// <summary><c>lmi interactions partners ID</c>: who a protein is likely to interact with.</summary>
internal static class PartnersCommand
{
    /// <summary>The name of the analysis.</summary>
    public const string Analysis = "partners";

    private const int DefaultTop = 20;

    /// <summary>Defines the command.</summary>
    /// <param name="context">Where it writes, and when it stops.</param>
    public static Command Create(CommandContext context)
    {
        var inputs = new InteractionInputs();
        var id = new Argument<string>("ID") { Description = "The name of a protein, as in the embeddings." };
        var side = new ChoiceOption<char>("--side", "The side of the protein; its partners are on the other side. [default: x]", ("x", 'x'), ("y", 'y'));
        var candidates = new ChoiceOption<CandidateChoice>(
            "--candidates",
            "The candidates to rank: proteins on the other side of the table, or all with an embedding. [default: table]",
            ("table", CandidateChoice.Table),
            ("all", CandidateChoice.All));
        var leaveOut = new Option<bool>("--leave-out") { Description = "Trains without the pairs of the protein, so that its known partners are predicted." };
        var top = new NumberOption<int>("--top", "N", "How many partners to show; the table in --out has all. [default: 20]", value => value >= 1, "a whole number of at least 1");
        var command = new Command(Analysis, "Ranks the likely partners of a protein.") { id };
        inputs.AddTo(command, side, candidates, leaveOut, top, inputs.Neighbors);
        command.SetAction(parse =>
        {
            long start = Stopwatch.GetTimestamp();
            InteractionTraining training = inputs.Training(parse);
            using InteractionData data = inputs.Read(parse, context);
            bool ofX = (parse.GetValue(side) ?? 'x') == 'x';
            string name = parse.GetRequiredValue(id);
            int row = Find(name, ofX ? data.X : data.Y);
            int[] others = Candidates(data, ofX, parse.GetValue(candidates) ?? CandidateChoice.Table, row);
            using ResultFolder? folder = inputs.PrepareFolder(parse);
            var ranking = PartnerRanking.Create(
                data.Table, data.X.Samples, data.Y.Samples, row, ofX, others, parse.GetValue(leaveOut), training, context.CancellationToken);
            IReadOnlyList<string> names = (ofX ? data.Y : data.X).RowNames!;
            PartnerReport[] partners = [.. ranking.Partners.Select((partner, i) => new PartnerReport(i + 1, names[partner.Row], partner.ScoreBits, partner.IsKnown))];
            folder?.WriteFile("partners.csv", stream => Write(stream, partners), context.CancellationToken);
            folder?.WriteFile("partners.png", stream => stream.Write(PartnersFigure.Draw(name, ranking.Partners)), context.CancellationToken);
            InteractionReport report = inputs.Report(parse, Analysis, data, Stopwatch.GetElapsedTime(start), []) with
            {
                Partners = Describe(name, ofX, parse.GetValue(leaveOut), ranking, [.. partners.Take(parse.GetValue(top) ?? DefaultTop)]),
            };
            inputs.Finish(parse, report, folder, context);
            return ExitCode.Success;
        });
        return command;
    }

    private static PartnersReport Describe(string name, bool ofX, bool leftOut, PartnerRanking ranking, PartnerReport[] top)
    {
        bool[] known = [.. ranking.Partners.Select(partner => partner.IsKnown)];
        double? auc = known.Contains(true) && known.Contains(false)
            ? RocCurve.Of([.. ranking.Partners.Select(partner => partner.ScoreBits)], known).Auc
            : null;
        return new PartnersReport(
            name, ofX ? "x" : "y", leftOut, ranking.TrainingPairs, ranking.TrainingBits, known.Length, known.Count(isKnown => isKnown), auc, top);
    }

    private static int Find(string name, SampleSource source)
    {
        int row = source.RowNames!.ToList().IndexOf(name);
        if (row >= 0)
        {
            return row;
        }

        string[] near = [.. NearNames.Of(name, source.RowNames!)];
        string suggestion = near.Length > 0 ? $"near it are {string.Join(", ", near.Select(known => OneLine.Quote(known)))}" : $"the first name is {OneLine.Quote(source.RowNames![0])}";
        throw new InputException($"ID: {source.Address} has no {OneLine.Quote(name)}; {suggestion}.");
    }

    private static int[] Candidates(InteractionData data, bool ofX, CandidateChoice choice, int row)
    {
        SampleSource other = ofX ? data.Y : data.X;
        IEnumerable<int> rows = choice == CandidateChoice.All
            ? Enumerable.Range(0, other.Samples.Count)
            : (data.Table.IsUndirected, ofX) switch
            {
                (true, _) => data.Table.RowsX.Union(data.Table.RowsY).Order(),
                (_, true) => data.Table.RowsY,
                _ => data.Table.RowsX,
            };
        string name = (ofX ? data.X : data.Y).RowNames![row];
        int[] candidates = [.. rows.Where(candidate => data.Table.HasOwnPairs || other.RowNames![candidate] != name)];
        return candidates.Length > 0 ? candidates : throw new InputException("ID: there are no candidates to rank; use --candidates all.");
    }

    private static void Write(Stream stream, PartnerReport[] partners)
    {
        using var table = new TableWriter(stream, "rank", "id", "pmi_bits", "known");
        foreach (PartnerReport partner in partners)
        {
            table.WriteRow(
                partner.Rank.ToString(CultureInfo.InvariantCulture),
                partner.Id,
                partner.PmiBits.ToString("R", CultureInfo.InvariantCulture),
                partner.Known ? "true" : "false");
        }
    }
}
