using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace LatentMI.Numerics;

/// <summary>Copies strips of a matrix into panels: row after row, as many columns as a kernel's tile is wide.</summary>
internal static unsafe class PanelPacking
{
    // One cache line of each column is used up before the next column is touched: columns a power of two apart share cache sets.
    private const int LineLength = 16;

    private const int BlockSize = 4;

    /// <summary>Packs a strip of several panels: panels[q][p * width + j] = source[p, q * width + j], zeros where the source has ended.</summary>
    /// <param name="source">The strip.</param>
    /// <param name="width">The width of a panel.</param>
    /// <param name="panels">Room for the panels, one after the other.</param>
    public static void Pack(MatrixView source, int width, float* panels)
    {
        int fullPanels = source.Columns / width;
        if (source.ColumnStride == 1)
        {
            PackRows(source, width, fullPanels, panels);
        }
        else
        {
            for (int q = 0; q < fullPanels; q++)
            {
                PackColumns(source.Block(0, q * width, source.Rows, width), width, PanelAt(panels, q, width, source.Rows));
            }
        }

        int rest = source.Columns - (fullPanels * width);
        if (rest > 0)
        {
            MatrixView last = source.Block(0, fullPanels * width, source.Rows, rest);
            PackElements(last, 0, width, PanelAt(panels, fullPanels, width, source.Rows));
        }
    }

    private static float* PanelAt(float* panels, int index, int width, int rows) => panels + ((nint)index * width * rows);

    /// <summary>
    /// Rows are contiguous. Where the width is no multiple of 4, copies run over the row's end, into elements that the next row overwrites; the
    /// last row has no next one and is copied exactly.
    /// </summary>
    private static void PackRows(MatrixView source, int width, int panelCount, float* panels)
    {
        int last = Math.Max(source.Rows - 1, 0);
        nint panelLength = (nint)width * source.Rows;
        for (int p = 0; p < last; p++)
        {
            float* from = source.Data + (p * source.RowStride);
            float* to = panels + ((nint)p * width);
            for (int q = 0; q < panelCount; q++, from += width, to += panelLength)
            {
                for (int j = 0; j < width; j += BlockSize)
                {
                    Vector128.Load(from + j).Store(to + j);
                }
            }
        }

        for (int q = 0; q < panelCount; q++)
        {
            PackElements(source.Block(0, q * width, source.Rows, width), last, width, panels + (q * panelLength));
        }
    }

    /// <summary>
    /// Columns are contiguous: squares of 4 x 4 are transposed in registers. Column blocks go from right to left, so that what a block of a width
    /// that is no multiple of 4 writes too far to the right is overwritten by the next row's first block; the last rows are copied exactly.
    /// </summary>
    private static void PackColumns(MatrixView source, int width, float* panel)
    {
        int exactColumns = width / BlockSize * BlockSize;
        bool transposes = source.RowStride == 1 && (Sse.IsSupported || AdvSimd.Arm64.IsSupported);
        int p = 0;
        for (; transposes && p < source.Rows - LineLength; p += LineLength)
        {
            if (exactColumns < width)
            {
                // The block's columns beyond the width may lie outside of the matrix: repeat the first ones instead.
                PackBlock(source, p, exactColumns, width - exactColumns, width, panel);
            }

            for (int j = exactColumns - BlockSize; j >= 0; j -= BlockSize)
            {
                PackBlock(source, p, j, BlockSize, width, panel);
            }
        }

        PackElements(source, p, width, panel);
    }

    private static void PackBlock(MatrixView source, int p, int j, int columns, int width, float* panel)
    {
        nint stride = source.ColumnStride;
        float* c0 = source.Data + (j * stride) + p;
        float* c1 = columns > 1 ? c0 + stride : c0;
        float* c2 = columns > 2 ? c1 + stride : c0;
        float* c3 = columns > 3 ? c2 + stride : c0;
        float* to = panel + ((nint)p * width) + j;
        for (int i = 0; i < LineLength; i += BlockSize)
        {
            Vector128<float> r0 = Vector128.Load(c0 + i);
            Vector128<float> r1 = Vector128.Load(c1 + i);
            Vector128<float> r2 = Vector128.Load(c2 + i);
            Vector128<float> r3 = Vector128.Load(c3 + i);
            Transpose(ref r0, ref r1, ref r2, ref r3);
            r0.Store(to);
            r1.Store(to + width);
            r2.Store(to + (2 * width));
            r3.Store(to + (3 * width));
            to += BlockSize * width;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Transpose(ref Vector128<float> r0, ref Vector128<float> r1, ref Vector128<float> r2, ref Vector128<float> r3)
    {
        if (Sse.IsSupported)
        {
            Vector128<float> low01 = Sse.UnpackLow(r0, r1);
            Vector128<float> low23 = Sse.UnpackLow(r2, r3);
            Vector128<float> high01 = Sse.UnpackHigh(r0, r1);
            Vector128<float> high23 = Sse.UnpackHigh(r2, r3);
            r0 = Sse.MoveLowToHigh(low01, low23);
            r1 = Sse.MoveHighToLow(low23, low01);
            r2 = Sse.MoveLowToHigh(high01, high23);
            r3 = Sse.MoveHighToLow(high23, high01);
        }
        else
        {
            Vector128<double> low01 = AdvSimd.Arm64.ZipLow(r0, r1).AsDouble();
            Vector128<double> low23 = AdvSimd.Arm64.ZipLow(r2, r3).AsDouble();
            Vector128<double> high01 = AdvSimd.Arm64.ZipHigh(r0, r1).AsDouble();
            Vector128<double> high23 = AdvSimd.Arm64.ZipHigh(r2, r3).AsDouble();
            r0 = AdvSimd.Arm64.ZipLow(low01, low23).AsSingle();
            r1 = AdvSimd.Arm64.ZipHigh(low01, low23).AsSingle();
            r2 = AdvSimd.Arm64.ZipLow(high01, high23).AsSingle();
            r3 = AdvSimd.Arm64.ZipHigh(high01, high23).AsSingle();
        }
    }

    private static void PackElements(MatrixView source, int firstRow, int width, float* panel)
    {
        for (int p = firstRow; p < source.Rows; p++)
        {
            float* from = source.Data + (p * source.RowStride);
            float* to = panel + ((nint)p * width);
            for (int j = 0; j < source.Columns; j++)
            {
                to[j] = from[j * source.ColumnStride];
            }

            for (int j = source.Columns; j < width; j++)
            {
                to[j] = 0;
            }
        }
    }
}
