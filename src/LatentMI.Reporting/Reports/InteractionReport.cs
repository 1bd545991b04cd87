using LatentMI.Numerics;

namespace LatentMI.Reporting.Reports;

/// <summary>The <c>result.json</c> of <c>lmi interactions</c>.</summary>
public sealed record InteractionReport
{
    /// <summary><c>shuffle-test</c>, <c>interaction-roc</c> or <c>partners</c>; other results lack it.</summary>
    public required string Analysis { get; init; }

    /// <summary>The pairs and where they came from.</summary>
    public required InteractionPairsReport Pairs { get; init; }

    /// <summary>The estimates beside those of shuffled pairs, one for each estimator; null of other analyses.</summary>
    public IReadOnlyList<ShuffleTestReport>? ShuffleTests { get; init; }

    /// <summary>How well interactions of held-out proteins were told from other pairs; null of other analyses.</summary>
    public HoldOutReport? HoldOut { get; init; }

    /// <summary>The likely partners of a protein; null of other analyses.</summary>
    public PartnersReport? Partners { get; init; }

    /// <summary>Which pairs stay together in a fold: <c>none</c>, <c>x</c>, <c>y</c> or <c>both</c>.</summary>
    public required string GroupBy { get; init; }

    /// <summary>The representations that were tried.</summary>
    public required string Representation { get; init; }

    /// <summary>The seed.</summary>
    public required ulong Seed { get; init; }

    /// <summary>The number of threads.</summary>
    public required int Threads { get; init; }

    /// <summary>The time in seconds.</summary>
    public required double Seconds { get; init; }

    /// <summary>What to know before trusting the numbers, one sentence each.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>The version of LatentMI.</summary>
    public required string Version { get; init; }

    /// <summary>The sources that made it and the vectors it was computed with; null in results of versions that did not write them.</summary>
    public Provenance? Provenance { get; init; }
}

/// <summary>A table of pairs and the embeddings that it was joined to.</summary>
/// <param name="Table">The table.</param>
/// <param name="XId">The column of the identifiers of X.</param>
/// <param name="YId">The column of the identifiers of Y.</param>
/// <param name="EmbeddingsX">The address of the embeddings of X.</param>
/// <param name="EmbeddingsY">The address of the embeddings of Y.</param>
/// <param name="Undirected">Whether the order within a pair means nothing.</param>
/// <param name="TableRows">The rows of the table.</param>
/// <param name="EmptyRows">Those without an identifier on one side or both.</param>
/// <param name="JoinedRows">Those of which both proteins have an embedding.</param>
/// <param name="RepeatedRows">Those of them that say again what an earlier one says.</param>
/// <param name="Count">The different pairs, which are used.</param>
/// <param name="Proteins">The proteins that occur in them.</param>
/// <param name="ProteinsX">The proteins of X.</param>
/// <param name="ProteinsY">The proteins of Y.</param>
/// <param name="Columns">The columns of the embeddings of X and of Y.</param>
/// <param name="MissingX">The identifiers of X without an embedding.</param>
/// <param name="MissingY">The identifiers of Y without an embedding.</param>
public sealed record InteractionPairsReport(
    string Table,
    string XId,
    string YId,
    string EmbeddingsX,
    string EmbeddingsY,
    bool Undirected,
    int TableRows,
    int EmptyRows,
    int JoinedRows,
    int RepeatedRows,
    int Count,
    int Proteins,
    int ProteinsX,
    int ProteinsY,
    IReadOnlyList<int> Columns,
    MissingReport MissingX,
    MissingReport MissingY);

/// <summary>Identifiers without an embedding.</summary>
/// <param name="Count">How many.</param>
/// <param name="First">The first of them.</param>
public sealed record MissingReport(int Count, IReadOnlyList<string> First);

/// <summary>An estimate beside those of shuffled pairs.</summary>
/// <param name="Estimator">The estimator.</param>
/// <param name="MiBits">The estimate of the pairs as they are.</param>
/// <param name="StandardErrorBits">Its own standard error; null where the estimator has none.</param>
/// <param name="ControlMeanBits">The mean of the controls.</param>
/// <param name="ControlSdBits">Their standard deviation; null of one.</param>
/// <param name="Z">How many of these the estimate lies above the mean.</param>
/// <param name="PValue">The one-sided p-value by rank.</param>
/// <param name="ControlBits">The controls.</param>
/// <param name="Seconds">The time in seconds.</param>
public sealed record ShuffleTestReport(
    string Estimator,
    double? MiBits,
    double? StandardErrorBits,
    double? ControlMeanBits,
    double? ControlSdBits,
    double? Z,
    double PValue,
    IReadOnlyList<double?> ControlBits,
    double Seconds);

/// <summary>How well interactions of held-out proteins were told from other pairs.</summary>
/// <param name="HeldOutProteins">The proteins that a trial holds out.</param>
/// <param name="Trials">The number of trials.</param>
/// <param name="RedrawnTrials">The choices of proteins that had no interaction among them, or nothing else, and were drawn again.</param>
/// <param name="RocAuc">The area under the ROC curve over the trials.</param>
/// <param name="AveragePrecision">The average precision over the trials.</param>
/// <param name="Prevalence">The mean share of pairs that are in the table: what a random score has as its average precision.</param>
/// <param name="TrainingBits">The estimate on the pairs that trained, over the trials.</param>
public sealed record HoldOutReport(
    int HeldOutProteins,
    int Trials,
    int RedrawnTrials,
    OverTrialsReport RocAuc,
    OverTrialsReport AveragePrecision,
    double Prevalence,
    OverTrialsReport TrainingBits);

/// <summary>A number over trials.</summary>
/// <param name="Mean">Its mean.</param>
/// <param name="Sd">Its standard deviation; null of one trial.</param>
/// <param name="Sem">The standard error of the mean over the choice of proteins; null of one trial.</param>
public sealed record OverTrialsReport(double Mean, double? Sd, double? Sem)
{
    /// <summary>Summarizes.</summary>
    /// <param name="values">The number in each trial, one or more.</param>
    public static OverTrialsReport Of(IReadOnlyCollection<double> values)
    {
        double mean = values.Average();
        double? deviation = values.Count < 2 ? null : Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1));
        return new OverTrialsReport(mean, deviation, deviation / Math.Sqrt(values.Count));
    }
}

/// <summary>The likely partners of a protein.</summary>
/// <param name="Id">The protein.</param>
/// <param name="Side">The side that it is on: <c>x</c> or <c>y</c>.</param>
/// <param name="LeftOut">Whether its own pairs did not train.</param>
/// <param name="TrainingPairs">The pairs that trained.</param>
/// <param name="TrainingBits">The estimate on them.</param>
/// <param name="Candidates">The proteins that were ranked.</param>
/// <param name="Known">Those of them whose pair is in the table.</param>
/// <param name="RocAuc">How well the ranking tells them from the others; null where it has only one kind.</param>
/// <param name="Top">The first of the ranking.</param>
public sealed record PartnersReport(
    string Id,
    string Side,
    bool LeftOut,
    int TrainingPairs,
    double TrainingBits,
    int Candidates,
    int Known,
    double? RocAuc,
    IReadOnlyList<PartnerReport> Top);

/// <summary>A likely partner.</summary>
/// <param name="Rank">Its place, from 1.</param>
/// <param name="Id">The protein.</param>
/// <param name="PmiBits">The pointwise mutual information.</param>
/// <param name="Known">Whether the pair is in the table.</param>
public sealed record PartnerReport(int Rank, string Id, double PmiBits, bool Known);
