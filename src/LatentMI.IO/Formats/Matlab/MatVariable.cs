using LatentMI.IO.Arrays;

namespace LatentMI.IO.Formats.Matlab;

/// <summary>What a MAT-file says of a variable before its values.</summary>
/// <param name="Name">The name.</param>
/// <param name="Class">The class of its values.</param>
/// <param name="IsComplex">Whether its values have imaginary parts.</param>
/// <param name="Axes">The lengths of its axes, the first of which varies fastest.</param>
internal sealed record MatVariable(string Name, MatClass Class, bool IsComplex, long[] Axes)
{
    /// <summary>Why its values cannot be samples; null where they can.</summary>
    public string? Problem => this switch
    {
        { IsComplex: true } => "its values are complex; save their real and imaginary parts, or their sizes",
        { Class: MatClass.Sparse } => "it is a sparse matrix; save full(x)",
        { Class: MatClass.Char } => "it is text",
        { Class: MatClass.Cell } => "it is a cell array; save one of its matrices as a variable, such as cell2mat(x)",
        { Class: MatClass.Struct or MatClass.Object } => "it is a struct or an object; save one of its fields as a variable",
        { Class: >= MatClass.Double and <= MatClass.UInt64 } => null,
        _ => "its class is unknown",
    };

    /// <summary>Whether it holds numbers that can be samples.</summary>
    public bool HasNumbers => Problem is null && !Axes.Contains(0);

    /// <summary>What the numbers mean: integers are counts.</summary>
    public ColumnKind Kind => Class is MatClass.Double or MatClass.Single ? ColumnKind.Number : ColumnKind.Count;

    /// <summary>Whether it is one row of several values, as MATLAB keeps lists of numbers.</summary>
    public bool IsRowVector => Axes is [1, > 1];

    /// <summary>The shape of the samples: a list of numbers, in a row or a column, is one column.</summary>
    /// <param name="address">How messages call the variable.</param>
    /// <exception cref="InputException">An axis is longer than possible.</exception>
    public ArrayShape Shape(string address) => ArrayShape.Create(IsRowVector ? [Axes[1], 1] : Axes, address);
}
