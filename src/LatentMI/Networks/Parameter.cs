using LatentMI.Numerics;

namespace LatentMI.Networks;

/// <summary>Numbers that training adjusts, with their gradient.</summary>
/// <param name="rows">Rows; for a layer's weights, its outputs.</param>
/// <param name="columns">Columns; for a layer's weights, its inputs.</param>
internal sealed class Parameter(int rows, int columns)
{
    /// <summary>The number of rows.</summary>
    public int Rows { get; } = rows;

    /// <summary>The number of columns.</summary>
    public int Columns { get; } = columns;

    /// <summary>The numbers, row after row.</summary>
    public AlignedBuffer Value { get; } = new(checked(rows * columns));

    /// <summary>The loss's derivative with respect to each, as the last backward pass left it; made when first asked for.</summary>
    public AlignedBuffer Gradient => field ??= new AlignedBuffer(Value.Length);

    /// <summary>The numbers as a matrix.</summary>
    public MatrixView Matrix => new(Value, Rows, Columns);

    /// <summary>The gradient as a matrix.</summary>
    public MatrixView GradientMatrix => new(Gradient, Rows, Columns);
}
