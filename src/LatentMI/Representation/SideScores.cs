using LatentMI.Numerics;
using LatentMI.Preparing;

namespace LatentMI.Representation;

/// <summary>The scores of the columns of one side: of the rows by which columns are compared, all; of all rows, those of the columns that are chosen.</summary>
internal sealed class SideScores
{
    private readonly PreparedSide _side;
    private readonly Samples _samples;
    private readonly int[] _rows;
    private readonly Compute _compute;

    /// <summary>Scores the columns of the rows that are compared.</summary>
    /// <param name="side">The side.</param>
    /// <param name="samples">Its rows.</param>
    /// <param name="rows">Its rows sorted by fold.</param>
    /// <param name="places">The places among these of the rows that are compared.</param>
    /// <param name="compute">What it runs on.</param>
    public SideScores(PreparedSide side, Samples samples, int[] rows, int[] places, Compute compute)
    {
        (_side, _samples, _rows, _compute) = (side, samples, rows, compute);
        Scoring = side.Scoring;
        Compared = side.Scores(samples, [.. places.Select(place => rows[place])], compute);
    }

    private SideScores(SideScores ranked, ISampleScoring scoring)
    {
        (_side, _samples, _rows, _compute) = (ranked._side, ranked._samples, ranked._rows, ranked._compute);
        Scoring = scoring;
        Compared = new MatrixView(new AlignedBuffer(0), 0, Columns);
    }

    /// <summary>What scores the columns.</summary>
    public ISampleScoring Scoring { get; }

    /// <summary>The number of columns.</summary>
    public int Columns => _samples.Dimensions;

    /// <summary>The scores of all columns of the rows that are compared; of none where columns are in their own units.</summary>
    public MatrixView Compared { get; }

    /// <summary>The scores of some columns of all rows, sorted by fold.</summary>
    /// <param name="columns">The columns.</param>
    public MatrixView Of(int[] columns)
    {
        if (Compared.Rows == _rows.Length)
        {
            return Compared.SelectColumns(columns);
        }

        var scores = new MatrixView(new AlignedBuffer(checked(_rows.Length * columns.Length)), _rows.Length, columns.Length);
        _compute.Team.Run(_rows.Length, place =>
        {
            Span<float> row = scores.Row(place);
            for (int j = 0; j < columns.Length; j++)
            {
                row[j] = Scoring.Score(_samples, _rows[place], columns[j]);
            }
        });
        return scores;
    }

    /// <summary>Linear features of some columns.</summary>
    /// <param name="columns">The columns.</param>
    public Features Linear(int[] columns) => _side.LinearOf(Scoring, Of(columns), columns, _compute);

    /// <summary>The scores of the same columns in their own units.</summary>
    public SideScores Unranked() => new(this, _side.Unranked(_samples, _compute));

    /// <summary>The same with some columns in powers that bring them nearer to a normal distribution; null where none is.</summary>
    /// <param name="columns">The columns.</param>
    public SideScores? Powers(int[] columns) => _side.Powers(_samples, columns, _compute) is { } scoring ? new(this, scoring) : null;
}
