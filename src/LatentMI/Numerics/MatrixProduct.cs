using System.Runtime.Intrinsics;

namespace LatentMI.Numerics;

/// <summary>Products of float32 matrices on a team of threads.</summary>
/// <remarks>
/// Blocked as in Goto and van de Geijn (2008): a block of the shared dimension of both factors is packed into panels as wide as the kernel's
/// tile, then tiles of C are computed from the panels. The blocks depend on the shapes alone and each element of C is summed by one thread in
/// a fixed order, so the result is the same, to the bit, for any number of threads. Widths differ in the last digits.
/// </remarks>
internal abstract class MatrixProduct
{
    /// <summary>Prepares products of a vector width.</summary>
    /// <param name="team">The threads.</param>
    /// <param name="width">The vector width.</param>
    public static MatrixProduct Create(WorkerTeam team, SimdWidth width) => width switch
    {
        SimdWidth.Vector512 => new MatrixProduct<ProductKernel512, Simd512<float>, Vector512<float>>(team),
        SimdWidth.Vector256 => new MatrixProduct<ProductKernel256, Simd256<float>, Vector256<float>>(team),
        SimdWidth.Vector128 => new MatrixProduct<ProductKernel128, Simd128<float>, Vector128<float>>(team),
        _ => new MatrixProduct<ProductKernelScalar, SimdScalar<float>, float>(team),
    };

    /// <summary>C = f(A B + bias).</summary>
    /// <param name="a">M x K.</param>
    /// <param name="b">K x N.</param>
    /// <param name="c">M x N, rows contiguous; must not overlap the factors.</param>
    /// <param name="epilogue">The bias and f.</param>
    public abstract void Multiply(MatrixView a, MatrixView b, MatrixView c, Epilogue epilogue);
}

/// <summary>Products with one kernel.</summary>
/// <typeparam name="TKernel">The tile kernel.</typeparam>
/// <typeparam name="TSimd">The vector operations of packing and epilogue.</typeparam>
/// <typeparam name="TVector">Their vector.</typeparam>
internal sealed unsafe class MatrixProduct<TKernel, TSimd, TVector>(WorkerTeam team) : MatrixProduct, IPartedWork
    where TKernel : struct, IProductKernel
    where TSimd : struct, ISimd<TVector, float>
{
    // A panel of B of this depth stays in the first-level cache, next to a panel of A.
    private const int MaxDepth = 256;

    // A block of A of this many rows stays in the second-level cache while panels of B pass by.
    private const int BlockRows = 96;

    private const int BlockColumns = 256;

    // A part of the packing copies this many panels.
    private const int PanelsPerPart = 4;

    private AlignedBuffer _packedA = new(0);
    private AlignedBuffer _packedB = new(0);
    private MatrixView _a;
    private MatrixView _b;
    private MatrixView _c;
    private Epilogue _epilogue;
    private bool _accumulate;
    private int _depthStart;
    private int _depth;
    private int _packPartsA;
    private int _blocksPerRow;
    private bool _packing;

    private static int TileRows => TKernel.TileRows;

    private static int TileColumns => TKernel.TileColumns;

    /// <inheritdoc/>
    public override void Multiply(MatrixView a, MatrixView b, MatrixView c, Epilogue epilogue)
    {
        if (a.Columns != b.Rows || a.Rows != c.Rows || b.Columns != c.Columns || c.ColumnStride != 1)
        {
            throw new ArgumentException(
                $"The product of {a.Rows} x {a.Columns} and {b.Rows} x {b.Columns} does not fit into {c.Rows} x {c.Columns}.");
        }

        int panelsA = DivideUp(a.Rows, TileRows);
        int panelsB = DivideUp(b.Columns, TileColumns);
        int depthBlocks = Math.Max(1, DivideUp(a.Columns, MaxDepth));
        int depthStep = DivideUp(a.Columns, depthBlocks);
        Reserve(ref _packedA, panelsA * TileRows * depthStep);
        Reserve(ref _packedB, panelsB * TileColumns * depthStep);

        (_a, _b, _c) = (a, b, c);
        _packPartsA = DivideUp(panelsA, PanelsPerPart);
        int packParts = _packPartsA + DivideUp(panelsB, PanelsPerPart);
        _blocksPerRow = DivideUp(b.Columns, BlockColumns);
        int blocks = DivideUp(a.Rows, RowsPerBlock) * _blocksPerRow;
        for (int block = 0; block < depthBlocks; block++)
        {
            _depthStart = block * depthStep;
            _depth = Math.Min(depthStep, a.Columns - _depthStart);
            _accumulate = block > 0;
            _epilogue = block == depthBlocks - 1 ? epilogue : Epilogue.None;
            _packing = true;
            team.Run(this, packParts);
            _packing = false;
            team.Run(this, blocks);
        }
    }

    /// <inheritdoc/>
    void IPartedWork.Run(int part, int worker)
    {
        if (!_packing)
        {
            ComputeBlock(part / _blocksPerRow * RowsPerBlock, part % _blocksPerRow * BlockColumns);
        }
        else if (part < _packPartsA)
        {
            // Seen from its transpose, A is packed like B.
            Pack(_a.Transposed, TileRows, part, _packedA.Pointer);
        }
        else
        {
            Pack(_b, TileColumns, part - _packPartsA, _packedB.Pointer);
        }
    }

    // A whole number of tiles near the intended block.
    private static int RowsPerBlock => BlockRows / TileRows * TileRows;

    private static int DivideUp(int value, int divisor) => (value + divisor - 1) / divisor;

    private static void Reserve(ref AlignedBuffer buffer, int length)
    {
        if (buffer.Length < length)
        {
            buffer = new AlignedBuffer(length);
        }
    }

    private void Pack(MatrixView source, int width, int part, float* packed)
    {
        int column = part * PanelsPerPart * width;
        int columns = Math.Min(PanelsPerPart * width, source.Columns - column);
        PanelPacking.Pack(source.Block(_depthStart, column, _depth, columns), width, packed + ((nint)column * _depth));
    }

    private void ComputeBlock(int firstRow, int firstColumn)
    {
        int lastRow = Math.Min(firstRow + RowsPerBlock, _c.Rows);
        int lastColumn = Math.Min(firstColumn + BlockColumns, _c.Columns);
        float* edge = stackalloc float[TileRows * TileColumns];
        for (int column = firstColumn; column < lastColumn; column += TileColumns)
        {
            float* b = _packedB.Pointer + ((nint)column * _depth);
            int columns = Math.Min(TileColumns, lastColumn - column);
            for (int row = firstRow; row < lastRow; row += TileRows)
            {
                float* a = _packedA.Pointer + ((nint)row * _depth);
                float* c = _c.Data + (row * _c.RowStride) + column;
                int rows = Math.Min(TileRows, lastRow - row);
                if (rows == TileRows && columns == TileColumns)
                {
                    TKernel.Multiply(a, b, _depth, c, _c.RowStride, _accumulate);
                }
                else
                {
                    TKernel.Multiply(a, b, _depth, edge, TileColumns, accumulate: false);
                    CopyEdge(edge, c, rows, columns);
                }
            }
        }

        if (!_epilogue.IsNone)
        {
            for (int row = firstRow; row < lastRow; row++)
            {
                ApplyEpilogue(_c.Data + (row * _c.RowStride) + firstColumn, firstColumn, lastColumn - firstColumn);
            }
        }
    }

    private void CopyEdge(float* edge, float* c, int rows, int columns)
    {
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++)
            {
                float sum = edge[(i * TileColumns) + j];
                float* target = c + (i * _c.RowStride) + j;
                *target = _accumulate ? *target + sum : sum;
            }
        }
    }

    private void ApplyEpilogue(float* row, int firstColumn, int count)
    {
        float* bias = _epilogue.Bias is { } values ? values.Pointer + firstColumn : null;
        TVector slope = TSimd.Create(_epilogue.NegativeSlope);
        int j = 0;
        for (; j <= count - TSimd.Count; j += TSimd.Count)
        {
            TVector x = TSimd.Load(ref *row, j);
            if (bias != null)
            {
                x = TSimd.Add(x, TSimd.Load(ref *bias, j));
            }

            TSimd.Store(TSimd.SelectPositive(x, x, TSimd.Multiply(x, slope)), ref *row, j);
        }

        for (; j < count; j++)
        {
            float x = bias == null ? row[j] : row[j] + bias[j];
            row[j] = x > 0 ? x : x * _epilogue.NegativeSlope;
        }
    }
}
