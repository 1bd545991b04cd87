using System.Globalization;
using LatentMI.IO.Formats;
using LatentMI.IO.Selecting;
using LatentMI.Studies.Measuring;
using LatentMI.Studies.Pairing;
using LatentMI.Studies.Trials;

namespace LatentMI.Studies.Sweeps;

/// <summary>Two groups of columns as X and Y, the rows of Y shifted by the lag, and maybe a third as Z. The true information is not known.</summary>
/// <param name="sides">The groups: X, Y, and Z where the information is given one.</param>
/// <param name="lag">Row t of X belongs to row t + lag of Y; fewer rows than there are.</param>
/// <param name="lagWithin">The column whose values a lag does not cross; null for none.</param>
/// <param name="measurement">What will be done with the data, which takes memory beside them.</param>
/// <param name="data">Where the samples come from; null where no data set will be made.</param>
internal sealed class PairRecipe(IReadOnlyList<SweepGroup> sides, int lag, string? lagWithin, IMeasurement measurement, GroupCache? data) : IDatasetRecipe
{
    private static readonly PairRequest Plain = new();

    /// <inheritdoc/>
    public string Name => "pair";

    /// <inheritdoc/>
    public ParameterSet Parameters
    {
        get
        {
            var set = new ParameterSet
            {
                { "x", X.Name }, { "y", Y.Name }, { "lag", lag }, { "n", Count }, { "dims_x", X.Dimensions }, { "dims_y", Y.Dimensions },
            };
            if (lag != 0 && lagWithin is not null)
            {
                set.Add("lag_within", lagWithin);
            }

            return set;
        }
    }

    /// <inheritdoc/>
    public string ParametersText => string.Create(
        CultureInfo.InvariantCulture,
        $"x={X.Name} y={Y.Name} lag={lag} n={Count} dims_x={X.Dimensions} dims_y={Y.Dimensions}{(lag != 0 && lagWithin is not null ? $" lag_within={lagWithin}" : string.Empty)}");

    /// <inheritdoc/>
    public DatasetShape? Shape => new DatasetShape(Count, X.Dimensions, Y.Dimensions);

    /// <inheritdoc/>
    public string Truth => "not known";

    private SweepGroup X => sides[0];

    private SweepGroup Y => sides[1];

    // Rows are paired by position, or by names or values of which no more can be shared than the smaller side has.
    private int Count => Math.Min(X.Count, Y.Count) - Math.Abs(lag);

    private PairRequest Request => (measurement as PairMeasurement)?.Request ?? Plain;

    /// <inheritdoc/>
    public Dataset Create(ulong seed, CancellationToken cancellationToken = default)
    {
        GroupCache source = data ?? throw new InvalidOperationException("The work was planned without its data.");
        GroupLoan loan = source.Borrow(sides, WorkingMemory.Of(Shape!.Value, sides, measurement), cancellationToken);
        try
        {
            SampleSource[] sources = lag == 0 ? [.. loan.Sources] : Shift(loan, source.Metadata);
            Choose(sources, source.Metadata, cancellationToken);
            (SampleSource x, SampleSource y) = (sources[0], sources[1]);
            return new Dataset(x.Samples, y.Samples, double.NaN)
            {
                Loan = loan,
                Sides = new PairSides(
                    x, y, sources.ElementAtOrDefault(2), new SidesMetadata(x, y, side => source.Metadata.Require(side == x ? X.Name : Y.Name, side))),
            };
        }
        catch
        {
            loan.Dispose();
            throw;
        }
    }

    /// <summary>The rows beside each other; Z is of the time of X. The names of rows, which were compared when the work was planned, are now those of X alone.</summary>
    private SampleSource[] Shift(GroupLoan loan, GroupMetadata metadata)
    {
        var lagged = new LaggedRows(Math.Min(X.Count, Y.Count), numbers: null, lagWithin is null ? [] : FindTrials(lagWithin, loan, metadata));
        int[] rows = lagged.Common([lag]);
        if (rows.Length == 0)
        {
            throw new InputException(
                FormattableString.Invariant($"no value of {OneLine.Quote(lagWithin!)} has more than {Math.Abs(lag)} rows of {X.Name} and {Y.Name}; leave the lag {lag} out."));
        }

        return
        [
            .. loan.Sources.Select((side, i) => i == 1
                ? side.ViewRows(lagged.Partners(rows, lag)) with { RowNames = null }
                : side.ViewRows(rows)),
        ];
    }

    /// <summary>The columns of the trials. What is known of them on either side counts.</summary>
    private (IO.Tables.MetadataColumn Column, string Address)[] FindTrials(string column, GroupLoan loan, GroupMetadata metadata)
    {
        (IO.Tables.MetadataColumn Column, string Address)[] known =
        [
            .. Enumerable.Range(0, 2).Where(side => metadata.Of(sides[side].Name).Table?.Find(column) is not null).Select(side =>
            {
                (IO.Tables.MetadataTable table, string address) = metadata.Require(sides[side].Name, loan.Sources[side]);
                return (table.Find(column)!, address);
            }),
        ];
        return known.Length > 0 ? known : throw new InputException(
            $"neither {X.Name} nor {Y.Name} has the column {OneLine.Quote(column)} of lag-within in the metadata of its rows; give one of them a table with the key metadata.");
    }

    /// <summary>The rows that both sides keep, and their normalized values.</summary>
    private void Choose(SampleSource[] sources, GroupMetadata metadata, CancellationToken cancellationToken)
    {
        if (Request.ChoosesRows)
        {
            // What is left out is disposed of, which the samples of the cache must not be.
            for (int i = 0; i < sources.Length; i++)
            {
                sources[i] = sources[i].ViewRows([.. Enumerable.Range(0, sources[i].Samples.Count)]);
            }

            SideRows.Choose(sources, Request.Condition, Request.DropsMissing, Request.Pairing.IsByPosition, side => metadata.Of(sides[side].Name));
        }

        NormalizationSteps[] steps = [.. sides.Select(side => side.Rows.Normalization.On(Request.Normalization))];
        for (int i = 0; i < sources.Length; i++)
        {
            if (!steps[i].IsEmpty && sources[i].Samples.IsMapped)
            {
                sources[i] = sources[i].ViewRows([.. Enumerable.Range(0, sources[i].Samples.Count)]);
            }
        }

        SideRows.Complete(sources, steps, cancellationToken);
    }
}
