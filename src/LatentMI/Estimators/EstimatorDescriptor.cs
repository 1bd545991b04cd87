using LatentMI.Settings;

namespace LatentMI.Estimators;

/// <summary>An estimator as data: its name, its settings, how it is made, what it costs, what to cite.</summary>
public abstract class EstimatorDescriptor
{
    /// <summary>The memory that every estimate takes beside its samples, in bytes.</summary>
    private protected const long BaseBytes = 40L << 20;

    /// <summary>The memory of a row, in bytes.</summary>
    private protected const long BytesPerRow = 4096;

    /// <summary>The memory of a value of the samples, in bytes, where they are not searched for neighbors.</summary>
    private protected const long BytesPerValue = 24;

    /// <summary>The name: <c>ksg</c>.</summary>
    public abstract string Name { get; }

    /// <summary>The name as its authors spell it: KSG.</summary>
    public abstract string Title { get; }

    /// <summary>What it does, the end of a sentence that begins with its name.</summary>
    public abstract string Summary { get; }

    /// <summary>The works to cite.</summary>
    public abstract IReadOnlyList<string> References { get; }

    /// <summary>The settings that it has; others do not apply to it.</summary>
    public abstract IReadOnlyList<Setting> Settings { get; }

    /// <summary>Whether a column of text may be read as labels: not where its codes would be taken for numbers.</summary>
    /// <param name="given">The settings that were given.</param>
    public virtual bool TakesLabels(ParameterSet given) => false;

    /// <summary>Whether the estimate itself regards that rows are a time series; tests of any estimate do.</summary>
    /// <param name="given">The settings that were given.</param>
    public virtual bool TakesTimeSeries(ParameterSet given) => false;

    /// <summary>Whether rows may be kept together by groups where it splits them.</summary>
    public virtual bool SplitsByGroups => false;

    /// <summary>Makes the estimator.</summary>
    /// <param name="given">The settings that were given, by their names in records; others have their defaults.</param>
    /// <param name="run">Seed, threads, groups and labels.</param>
    public abstract IMutualInformationEstimator Create(ParameterSet given, EstimatorRun run);

    /// <summary>What records of experiments tell of the settings, the defaults among them.</summary>
    /// <param name="given">The settings that were given.</param>
    public abstract ParameterSet Describe(ParameterSet given);

    /// <summary>What the records of a sweep tell beside the settings that were given: what differs between versions of this program.</summary>
    /// <param name="given">The settings that were given.</param>
    public virtual ParameterSet Implied(ParameterSet given) => [];

    /// <summary>The seconds that an estimate is likely to take on one core of some years ago: products and sums only, which every machine rounds alike.</summary>
    /// <param name="given">The settings that were given.</param>
    /// <param name="size">How much data there is.</param>
    public abstract double Seconds(ParameterSet given, DataSize size);

    /// <summary>The memory that an estimate takes beside its samples, in bytes, rounded up.</summary>
    /// <param name="given">The settings that were given.</param>
    /// <param name="size">How much data there is.</param>
    public virtual long Bytes(ParameterSet given, DataSize size) => BytesOfSamples(size);

    /// <summary>The memory, in bytes, of work whose memory is that of its samples.</summary>
    /// <param name="size">How much data there is.</param>
    public static long BytesOfSamples(DataSize size) => BaseBytes + (size.Rows * size.Columns * BytesPerValue) + (size.Rows * BytesPerRow);

    /// <summary>Refuses settings that mean nothing together.</summary>
    /// <param name="given">The settings that were given.</param>
    /// <param name="names">How messages name them.</param>
    /// <exception cref="InputException">There are such settings.</exception>
    public virtual void Check(ParameterSet given, SettingNames names)
    {
    }
}
