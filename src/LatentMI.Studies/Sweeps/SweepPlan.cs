using LatentMI.Studies.Measuring;
using LatentMI.Studies.Running;
using LatentMI.Studies.Storing;

namespace LatentMI.Studies.Sweeps;

/// <summary>All that a sweep is to estimate: groups of columns that were found in their files, pairs of them, seeds and settings.</summary>
public sealed record SweepPlan : IStoreDescription
{
    /// <summary>The name of the file that holds the plan in the folder of its records.</summary>
    public const string DescriptionFile = "sweep.json";

    /// <summary>What the records name as their experiment.</summary>
    public const string Id = "sweep";

    /// <summary>What it is about, for figures and reports.</summary>
    public required string Title { get; init; }

    /// <summary>The groups in the order of the plan.</summary>
    public required IReadOnlyList<SweepGroup> Groups { get; init; }

    /// <summary>The pairs of groups.</summary>
    public required IReadOnlyList<SweepPair> Pairs { get; init; }

    /// <summary>The column whose values lags do not cross; null for none.</summary>
    public string? LagWithin { get; init; }

    /// <summary>The seeds.</summary>
    public required IReadOnlyList<ulong> Seeds { get; init; }

    /// <summary>The settings of every estimate of a pair, by the names of the options of <c>lmi estimate</c>.</summary>
    public required IReadOnlyList<ParameterSet> Estimates { get; init; }

    /// <inheritdoc/>
    public string FileName => DescriptionFile;

    /// <inheritdoc/>
    public bool NamesAllWork => true;

    /// <inheritdoc/>
    public string ToJson() => SweepPlanJson.Write(this);

    /// <inheritdoc/>
    public void RequireSame(string folder, string json)
    {
        if (SweepDifference.Find(SweepPlanJson.Read(json), this) is { } difference)
        {
            throw new InputException($"{folder}: holds another sweep: {difference}; use another folder with --out, or the plan that created it.");
        }
    }

    /// <summary>The plan that a folder's records are of.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="InputException">It is not the folder of a sweep.</exception>
    public static SweepPlan Of(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        try
        {
            return SweepPlanJson.Read(File.ReadAllText(Path.Combine(folder, DescriptionFile)));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw NotASweep($"it has no {DescriptionFile}", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException)
        {
            throw NotASweep(e.Message.TrimEnd('.'), e);
        }

        InputException NotASweep(string reason, Exception e) => new($"{folder}: is not the folder of a sweep ({reason}); give an output folder of 'lmi sweep'.", e);
    }

    /// <summary>All work: every pair with every settings, seed after seed. They are made when they are looked at.</summary>
    /// <param name="measure">Makes the measurement of settings.</param>
    /// <param name="data">Where the samples come from; null where the work is only counted.</param>
    /// <param name="cancellationToken">Ends the listing: there may be millions.</param>
    /// <exception cref="InputException">There is more work than can be numbered.</exception>
    public IReadOnlyList<Trial> Trials(Func<ParameterSet, IMeasurement> measure, GroupCache? data, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(measure);
        return new SweepTrials(this, measure, data, cancellationToken);
    }
}
