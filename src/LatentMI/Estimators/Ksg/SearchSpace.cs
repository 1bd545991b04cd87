using System.Globalization;
using System.Numerics;
using LatentMI.Neighbors;
using LatentMI.Numerics;
using LatentMI.Preparing;

namespace LatentMI.Estimators.Ksg;

/// <summary>What the nearest-neighbor estimators share: samples made into points, and the way to search them.</summary>
/// <param name="Options">The settings.</param>
/// <param name="Width">The width of the vectors.</param>
/// <param name="ForcedMethod">How to search; null to choose what is fastest.</param>
internal sealed record SearchSpace(KsgOptions Options, SimdWidth Width, NeighborSearchMethod? ForcedMethod)
{
    /// <summary>Whether points of some samples are held in float32: when that is what all of them hold, and no noise is added, which float32 would lose.</summary>
    /// <param name="samples">All samples whose points meet.</param>
    public bool UsesFloat32(params ReadOnlySpan<Samples> samples)
    {
        foreach (Samples side in samples)
        {
            if (side.Type != SampleType.Float32)
            {
                return false;
            }
        }

        return !Options.TieNoise;
    }

    /// <summary>
    /// The values of one side, standardized and with noise as the options say. Noise is added to what is left without the columns' means, since an
    /// offset would swallow it.
    /// </summary>
    /// <typeparam name="T">The precision; double where noise is to be added.</typeparam>
    /// <param name="samples">The samples.</param>
    /// <param name="side">Their name, X or Y.</param>
    /// <param name="noise">Which noise to add.</param>
    /// <param name="scalingSource">The samples whose mean and standard deviation count, where they are others.</param>
    /// <param name="team">Who does the work.</param>
    public T[] Load<T>(Samples samples, string side, RandomPurpose noise, Samples? scalingSource, WorkerTeam team)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T[] values = Copy<T>(samples, side, team);
        if (Options.Standardize)
        {
            ColumnScaling.Measure(scalingSource ?? samples).Apply(values, samples.Count, team);
        }
        else if (Options.TieNoise)
        {
            ColumnScaling.Measure(scalingSource ?? samples).Center(values, samples.Count, team);
        }

        if (Options.TieNoise)
        {
            TieNoise.Add((double[])(object)values, samples.Count, samples.Dimensions, Options.Seed, noise, scalingSource is null ? 0UL : 1UL, team);
        }

        return values;
    }

    /// <summary>How points are searched.</summary>
    /// <typeparam name="T">The precision.</typeparam>
    /// <param name="observed">The points among which neighbors are sought.</param>
    public NeighborSearchMethod ChooseMethod<T>(PairedPoints<T> observed)
        where T : unmanaged, IFloatingPointIeee754<T> => ForcedMethod ?? NeighborSearchChooser.Choose(observed);

    /// <summary>Searches neighbors.</summary>
    /// <typeparam name="T">The precision.</typeparam>
    /// <param name="query">What to find.</param>
    /// <param name="team">Who does the work.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public NeighborCounts Search<T>(NeighborQuery<T> query, WorkerTeam team, CancellationToken cancellationToken)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        PairedPoints<T> observed = query.Observed;
        NeighborSearchMethod method = ChooseMethod(observed);
        INeighborSearch<T> search = method switch
        {
            NeighborSearchMethod.Tree => new TreeSearch<T>(),
            NeighborSearchMethod.Boxes => new BoxSearch<T>(Width),
            _ => new SweepSearch<T>(Width),
        };
        NeighborCounts found = search.Search(query, team, cancellationToken);
        found.Method = method;
        return found;
    }

    /// <summary>The warning about ties, where there are any.</summary>
    /// <param name="found">What was found.</param>
    /// <param name="neighbors">k.</param>
    public IReadOnlyList<EstimateWarning> FindTies(NeighborCounts found, int neighbors)
    {
        int tied = found.Distances.Count(distance => distance == 0);
        if (tied == 0)
        {
            return [];
        }

        string remedy = Options.TieNoise
            ? "tie noise is lost in columns with values this large, so standardize them"
            : "leave tie noise on, or use an estimator for discrete data";
        return
        [
            new EstimateWarning("ties", string.Create(
                CultureInfo.InvariantCulture,
                $"{tied} of {found.Distances.Length} rows {(tied == 1 ? "is" : "are")} at distance 0 from {OneLine.Count(neighbors, "nearest neighbor")}, so the estimate is unreliable; {remedy}.")),
        ];
    }

    private static T[] Copy<T>(Samples samples, string side, WorkerTeam team)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if ((long)samples.Count * samples.Dimensions > Array.MaxLength / 2)
        {
            throw new InputException(string.Create(
                CultureInfo.InvariantCulture,
                $"{side} has {samples.Count} rows of {samples.Dimensions} columns, more values than can be searched ({Array.MaxLength / 2}); take fewer rows or columns."));
        }

        const int RowsTogether = 256;
        T[] values = GC.AllocateUninitializedArray<T>(samples.Count * samples.Dimensions);
        team.Run((samples.Count + RowsTogether - 1) / RowsTogether, part =>
        {
            for (int i = part * RowsTogether; i < Math.Min(samples.Count, (part + 1) * RowsTogether); i++)
            {
                CopyRow(samples, i, values.AsSpan(i * samples.Dimensions, samples.Dimensions));
            }
        });
        return values;
    }

    private static void CopyRow<T>(Samples samples, int row, Span<T> destination)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(float))
        {
            samples.CopyRow(row, System.Runtime.InteropServices.MemoryMarshal.Cast<T, float>(destination));
        }
        else
        {
            samples.CopyRow(row, System.Runtime.InteropServices.MemoryMarshal.Cast<T, double>(destination));
        }
    }
}
