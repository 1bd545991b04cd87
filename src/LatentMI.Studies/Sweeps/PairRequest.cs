using LatentMI.IO.Selecting;
using LatentMI.Settings;
using LatentMI.Studies.Pairing;

namespace LatentMI.Studies.Sweeps;

/// <summary>What an estimate of a plan says of the rows of a pair: which are used, how they are paired, and what is done to their values.</summary>
public sealed record PairRequest
{
    /// <summary>The condition on both sides; null for all rows.</summary>
    public RowExpression? Where { get; init; }

    /// <summary>Whether rows with missing values are left out.</summary>
    public bool DropsMissing { get; init; }

    /// <summary>How rows are paired, and which belong together.</summary>
    public RowPairing Pairing { get; init; } = new(Key: null, GroupBy: []);

    /// <summary>The number of random pairings.</summary>
    public int Pairings { get; init; } = 1;

    /// <summary>Whether a shuffled control is estimated, too.</summary>
    public bool HasControl { get; init; }

    /// <summary>The most rows; null where that is left to the estimator.</summary>
    public int? MaxRows { get; init; }

    /// <summary>The name of the group that the information is given; null for none.</summary>
    public string? Given { get; init; }

    /// <summary>The normalization of all groups.</summary>
    public NormalizationSteps Normalization { get; init; } = new();

    /// <summary>The column of metadata each of whose values has an estimate of its own; null for none.</summary>
    public string? By { get; init; }

    /// <summary>The value of that column whose rows are used; null where the plan leaves that to the metadata.</summary>
    public string? Level { get; init; }

    /// <summary>Whether rows are left out of both sides together.</summary>
    public bool ChoosesRows => Condition is not null || DropsMissing;

    /// <summary>The condition and the value, together; null for all rows.</summary>
    public RowExpression? Condition
    {
        get
        {
            RowExpression? level = By is not null && Level is not null ? RowExpression.IsLevel(By, Level) : null;
            return Where is null || level is null ? Where ?? level : Where.And(level);
        }
    }

    /// <summary>The columns of metadata that it needs.</summary>
    public IEnumerable<string> Columns =>
        [.. Where?.Columns ?? [], .. Pairing.GroupBy, .. new[] { Pairing.IsRandom ? Pairing.Key : null, By }.OfType<string>()];

    /// <summary>What settings say.</summary>
    /// <param name="given">The settings, each usable by itself.</param>
    /// <exception cref="InputException">They mean nothing together, or the condition is not well formed.</exception>
    public static PairRequest Of(ParameterSet given)
    {
        ArgumentNullException.ThrowIfNull(given);
        var request = new PairRequest
        {
            Where = Text(PairSettings.Where) is { } where ? RowExpression.Parse(where) : null,
            DropsMissing = given.Contains(PairSettings.DropMissing.RecordName),
            Pairing = new RowPairing(Text(PairSettings.PairBy), Text(PairSettings.GroupBy)?.Split(',', StringSplitOptions.TrimEntries) ?? []),
            Pairings = (int?)given.TryGetNumber(PairSettings.Pairings.RecordName) ?? 1,
            HasControl = given.Contains(PairSettings.ShuffleControl.RecordName),
            MaxRows = (int?)given.TryGetNumber(PairSettings.MaxRows.RecordName),
            Given = Text(PairSettings.Given),
            Normalization = NormalizationSettings.Steps(given),
            By = Text(SweepSettings.By),
            Level = Text(SweepSettings.Level),
        };
        if (request.Pairing.IsByRelation)
        {
            throw new InputException($"{PairSettings.PairBy}: a plan pairs rows by a column, by names or by rows; pair relatives with lmi estimate.");
        }

        PairChecks.RequireColumns(request.Pairing.GroupBy, SettingNames.OfKeys);
        if (given.Contains(PairSettings.Pairings.RecordName))
        {
            PairChecks.RequireRandomPairs(request.Pairing, SettingNames.OfKeys);
        }

        if (request is { Level: not null, By: null })
        {
            throw new InputException($"{SweepSettings.Level} is a value of the column that {SweepSettings.By} names; add that, or leave it out.");
        }

        if (request.Given is not null)
        {
            request.RequireByPosition();
        }

        return request;

        string? Text(Setting setting) => given.Contains(setting.RecordName) ? given.Text(setting.RecordName) : null;
    }

    /// <summary>Z belongs to X and Y row by row, which neither random pairs nor groups nor shuffling regard.</summary>
    private void RequireByPosition()
    {
        (Setting Setting, bool IsGiven)[] others =
        [
            (PairSettings.PairBy, !Pairing.IsByPosition), (PairSettings.GroupBy, Pairing.GroupBy.Count > 0), (PairSettings.ShuffleControl, HasControl),
        ];
        if (Array.Find(others, other => other.IsGiven) is { Setting: { } setting })
        {
            throw new InputException($"{setting} cannot be combined with {PairSettings.Given}, whose rows match those of X and Y by position; leave one of them out.");
        }
    }
}
