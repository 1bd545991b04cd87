using LatentMI.Experiments.Datasets.Sides;
using LatentMI.Numerics;
using LatentMI.Studies.Trials;

namespace LatentMI.Experiments.Datasets;

/// <summary>
/// Clones of cells whose expression is counted early and late: from each clone an early cell and late cells in two wells, which inherit the clone's
/// program (<see cref="LineageProgram"/>), all of which the early cell shows, or a part of it.
/// </summary>
/// <remarks>
/// A program is seen through counts: gene j of a cell of size s has the mean s c_j exp(w_j z), with the axes z of the cell's program and one of its
/// maturity (-1 to 1 with pseudotime in early cells, 0 in late ones), loadings w_j of standard deviation 0.3, and means c_j that are log-normal
/// between genes (deviation 1) and sum to the wanted mean total; sizes are log-normal (deviation 0.3). Counts are Poisson, and each is lost with the
/// probability of dropout. What the programs share bounds what counts show.
/// </remarks>
public sealed record LineageRecipe : IDatasetRecipe
{
    private const int Wells = 2;
    private const double LoadingDeviation = 0.3;
    private const double SizeDeviation = 0.3;

    /// <inheritdoc/>
    public string Name => "lineage";

    /// <summary>Whether the early cell shows all that its late cells inherit.</summary>
    public required LineageFate Fate { get; init; }

    /// <summary>v, how many of the 4 axes of the program the early cell shows where part of it is hidden; 0 to 3.</summary>
    public int Shown { get; init; } = 1;

    /// <summary>n, the number of clones.</summary>
    public int Clones { get; init; } = 1200;

    /// <summary>The number of genes.</summary>
    public int Genes { get; init; } = 1000;

    /// <summary>The late cells of a clone in each of the two wells.</summary>
    public int LateCells { get; init; } = 2;

    /// <summary>The mean total of a cell's counts before dropout.</summary>
    public double MeanCounts { get; init; } = 3000;

    /// <summary>The probability that a gene of a cell is not seen; from 0 to below 1.</summary>
    public double Dropout { get; init; } = 0.2;

    /// <inheritdoc/>
    public ParameterSet Parameters => new()
    {
        { "fate", Fate.ToString().ToLowerInvariant() },
        { "shown", VisibleAxes },
        { "n", Clones },
        { "genes", Genes },
        { "late_cells", LateCells },
        { "counts", MeanCounts },
        { "dropout", Dropout },
    };

    /// <inheritdoc/>
    public DatasetShape? Shape => new DatasetShape(Clones, Genes, Genes);

    /// <inheritdoc/>
    public string Truth => "of the programs behind the counts, which bounds what counts show from above: the mean over pseudotime of -v/2 log2(1 - rho^2), exact; "
        + "that of sisters is integrated numerically";

    private int VisibleAxes => Fate == LineageFate.Visible ? LineageProgram.Axes : Shown;

    /// <inheritdoc/>
    public Dataset Create(ulong seed, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(Shown);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(Shown, LineageProgram.Axes);
        ArgumentOutOfRangeException.ThrowIfLessThan(Clones, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Genes, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(LateCells, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MeanCounts, 0);
        ArgumentOutOfRangeException.ThrowIfNegative(Dropout);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(Dropout, 1);
        var random = new RandomStream(seed, RandomPurpose.Data);
        (double[] loadings, double[] means) = DrawGenes(random);
        var cells = new LineageCells(Genes);
        var pairs = new (int Early, int Late)[Clones];
        var counts = new int[Genes];
        var fate = new double[LineageProgram.Axes];
        var program = new double[LineageProgram.Axes + 1];
        int cell = 0;
        for (int clone = 0; clone < Clones; clone++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            double pseudotime = random.NextUniform();
            for (int axis = 0; axis < fate.Length; axis++)
            {
                fate[axis] = random.NextNormal();
                program[axis] = axis < VisibleAxes ? fate[axis] : random.NextNormal();
            }

            program[^1] = (2 * pseudotime) - 1;
            string third = LineageProgram.ThirdNames[LineageProgram.ThirdOf(pseudotime)];
            Count(program, loadings, means, counts, random);
            pairs[clone] = (cell, cell + 1);
            cells.Add(clone, well: null, pseudotime, LineageProgram.EarlyLateBits(VisibleAxes, pseudotime), third, Place(pseudotime, program[0], random), counts);
            cell++;
            double binding = LineageProgram.Binding(pseudotime);
            program[^1] = 0;
            for (int late = 0; late < Wells * LateCells; late++)
            {
                for (int axis = 0; axis < fate.Length; axis++)
                {
                    program[axis] = (Math.Sqrt(binding) * fate[axis]) + (Math.Sqrt(1 - binding) * random.NextNormal());
                }

                Count(program, loadings, means, counts, random);
                cells.Add(clone, 1 + (late / LateCells), double.NaN, double.NaN, third, Place(maturity: 1.5, program[0], random), counts);
                cell++;
            }
        }

        SisterTruth sisters = LineageProgram.Sisters;
        double earlyLateBits = LineageProgram.EarlyLateBits(VisibleAxes);
        var details = new ParameterSet
        {
            { "early_late_bits", earlyLateBits },
            { "sister_sister_bits", sisters.Bits },
            { "sister_sister_standard_error", sisters.StandardError },
        };
        for (int third = 0; third < LineageProgram.ThirdNames.Count; third++)
        {
            details.Add($"sister_sister_bits_{LineageProgram.ThirdNames[third]}", sisters.ThirdBits[third]);
        }

        return cells.ToDataset(pairs, earlyLateBits, details);
    }

    private static (double First, double Second) Place(double maturity, double axis, RandomStream random) =>
        (maturity + (0.05 * random.NextNormal()), axis + (0.2 * random.NextNormal()));

    private (double[] Loadings, double[] Means) DrawGenes(RandomStream random)
    {
        const int Axes = LineageProgram.Axes + 1;
        var loadings = new double[checked(Genes * Axes)];
        var means = new double[Genes];
        double sum = 0;
        for (int gene = 0; gene < Genes; gene++)
        {
            means[gene] = Math.Exp(random.NextNormal());
            double squares = 0;
            foreach (ref double loading in loadings.AsSpan(gene * Axes, Axes))
            {
                loading = LoadingDeviation * random.NextNormal();
                squares += loading * loading;
            }

            // The mean of exp(w z) over normal z.
            sum += means[gene] * Math.Exp(squares / 2);
        }

        return (loadings, Array.ConvertAll(means, mean => mean * MeanCounts / sum));
    }

    private void Count(double[] program, double[] loadings, double[] means, int[] counts, RandomStream random)
    {
        double size = Math.Exp((SizeDeviation * random.NextNormal()) - (SizeDeviation * SizeDeviation / 2));
        for (int gene = 0; gene < counts.Length; gene++)
        {
            double effect = 0;
            for (int axis = 0; axis < program.Length; axis++)
            {
                effect += loadings[(gene * program.Length) + axis] * program[axis];
            }

            counts[gene] = random.NextUniform() < Dropout ? 0 : PoissonCount.Draw(size * means[gene] * Math.Exp(effect), random);
        }
    }
}
