using LatentMI.Estimators.Ksg;
using LatentMI.Neighbors;
using LatentMI.Numerics;

namespace LatentMI.Calibrating;

/// <summary>
/// KSG on a block of latents under one pairing of its rows after another. Loading both sides, ordering their points and packing them is done once,
/// since a pairing changes neither side.
/// </summary>
internal sealed class PairingKsg
{
    // With as many neighbors as rows KSG gives the same value whatever is paired with what. Of so few rows, those of a series that is too short, it is to say no
    // more than that: the rest would be noise.
    private const int RowsPerNeighbor = 2;
    private const int FewestRows = 10;

    private readonly SearchSpace _space;
    private readonly WorkerTeam _team;
    private readonly int[] _block;
    private readonly Dictionary<int, int> _positions;
    private readonly int _dimensionsX;
    private readonly int _dimensionsY;
    private readonly double[] _x;
    private readonly double[] _y;
    private readonly BoxedPoints? _boxesX;
    private readonly BoxedPoints? _boxesY;

    /// <summary>Loads the sides.</summary>
    /// <param name="latents">The latents.</param>
    /// <param name="block">The rows.</param>
    /// <param name="settings">The noise against ties, and the seed.</param>
    /// <param name="compute">What it runs on.</param>
    public PairingKsg(LatentPairs latents, int[] block, CalibrationSettings settings, Compute compute)
    {
        _space = new SearchSpace(new KsgOptions { Standardize = false, TieNoise = settings.TieNoise, Seed = settings.Seed }, compute.Width, ForcedMethod: null);
        _team = compute.Team;
        _block = block;
        _positions = block.Select((row, position) => (row, position)).ToDictionary(pair => pair.row, pair => pair.position);
        _dimensionsX = latents.X.Columns;
        _dimensionsY = latents.Y.Columns;
        _x = _space.Load<double>(Rows(latents.X, block), "X", RandomPurpose.TieNoiseX, scalingSource: null, _team);
        _y = _space.Load<double>(Rows(latents.Y, block), "Y", RandomPurpose.TieNoiseY, scalingSource: null, _team);
        if (_space.ChooseMethod(new PairedPoints<double>(_x, _dimensionsX, _y, _dimensionsY, block.Length)) == NeighborSearchMethod.Boxes)
        {
            int lanes = BoxSearch<double>.Lanes(compute.Width);
            _boxesX = BoxedPoints.InOrder(_x, block.Length, _dimensionsX, lanes, _team);
            _boxesY = BoxedPoints.InOrder(_y, block.Length, _dimensionsY, lanes, _team);
        }
    }

    /// <summary>The pointwise values in bits, in the order of the block.</summary>
    /// <param name="partners">For each row of the block the row of Y that it is paired with; each row of the block once.</param>
    /// <param name="neighbors">k; fewer where the block has few rows.</param>
    /// <param name="warnings">Receives what KSG warns of.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public double[] PointwiseBits(int[] partners, int neighbors, List<EstimateWarning> warnings, CancellationToken cancellationToken)
    {
        int count = _block.Length;
        int used = count < FewestRows ? count - 1 : Math.Min(neighbors, count / RowsPerNeighbor);
        var y = new double[_y.Length];
        var partnerOf = new int[count];
        for (int i = 0; i < count; i++)
        {
            int position = _positions[partners[i]];
            partnerOf[position] = i;
            _y.AsSpan(position * _dimensionsY, _dimensionsY).CopyTo(y.AsSpan(i * _dimensionsY));
        }

        var points = new PairedPoints<double>(_x, _dimensionsX, y, _dimensionsY, count) { BoxesX = _boxesX, BoxesY = _boxesY?.Renamed(partnerOf) };
        NeighborCounts found = _space.Search(new NeighborQuery<double>(points, used, CountRadius.InsideJoint), _team, cancellationToken);
        warnings.AddRange(_space.FindTies(found, used));
        return KsgEstimator.PointwiseOne(found, used, includedSelf: 1, count);
    }

    private static Samples Rows(MatrixView latents, int[] rows) =>
        Samples.Create(latents.SelectRows(rows).Span.ToArray(), rows.Length, latents.Columns);
}
