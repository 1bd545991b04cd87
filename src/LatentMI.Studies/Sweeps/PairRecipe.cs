using LatentMI.Studies.Measuring;
using LatentMI.Studies.Trials;

namespace LatentMI.Studies.Sweeps;

/// <summary>Two groups of columns as X and Y, the rows of Y shifted by the lag. The true information is not known.</summary>
/// <param name="x">The group that is X.</param>
/// <param name="y">The group that is Y.</param>
/// <param name="lag">Row t of X belongs to row t + lag of Y; fewer rows than there are.</param>
/// <param name="measurement">What will be done with the data, which takes memory beside them.</param>
/// <param name="data">Where the samples come from; null where no data set will be made.</param>
internal sealed class PairRecipe(SweepGroup x, SweepGroup y, int lag, IMeasurement measurement, GroupCache? data) : IDatasetRecipe
{
    /// <inheritdoc/>
    public string Name => "pair";

    private int Count => x.Count - Math.Abs(lag);

    /// <inheritdoc/>
    public ParameterSet Parameters => new()
    {
        { "x", x.Name }, { "y", y.Name }, { "lag", lag }, { "n", Count }, { "dims_x", x.Dimensions }, { "dims_y", y.Dimensions },
    };

    /// <inheritdoc/>
    public DatasetShape? Shape => new DatasetShape(Count, x.Dimensions, y.Dimensions);

    /// <inheritdoc/>
    public string Truth => "not known";

    /// <inheritdoc/>
    public Dataset Create(ulong seed, CancellationToken cancellationToken = default)
    {
        GroupCache source = data ?? throw new InvalidOperationException("The work was planned without its data.");
        GroupLoan loan = source.Borrow(x, y, WorkingMemory.Of(Shape!.Value, measurement), cancellationToken);
        try
        {
            return lag == 0
                ? new Dataset(loan.X, loan.Y, double.NaN) { Loan = loan }
                : new Dataset(Part(loan.X, Math.Max(0, -lag)), Part(loan.Y, Math.Max(0, lag)), double.NaN) { Loan = loan };
        }
        catch
        {
            loan.Dispose();
            throw;
        }
    }

    private Samples Part(Samples samples, int start) => samples.ViewRows([.. Enumerable.Range(start, Count)]);
}
