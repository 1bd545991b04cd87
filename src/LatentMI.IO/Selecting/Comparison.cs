using System.Globalization;
using LatentMI.IO.Formats;
using LatentMI.IO.Tables;

namespace LatentMI.IO.Selecting;

/// <summary><c>column == value</c> and its kin.</summary>
/// <param name="Column">Where the expression names the column.</param>
/// <param name="Operator"><c>==</c>, <c>!=</c>, <c>&lt;</c>, <c>&lt;=</c>, <c>&gt;</c>, or <c>&gt;=</c>.</param>
/// <param name="Operand">The value: a number, a text, or <c>true</c> or <c>false</c>.</param>
/// <param name="Source">The whole expression.</param>
internal sealed record Comparison(Token Column, string Operator, Token Operand, string Source) : ColumnCondition(Column, Source)
{
    private bool IsOrder => Operator is not ("==" or "!=");

    /// <inheritdoc/>
    protected override Truth[] Evaluate(MetadataColumn column)
    {
        if (IsOrder && Operand.Kind != TokenKind.Number)
        {
            throw Operand.Fail(Source, $"{Operator} compares with numbers only.");
        }

        var truth = new Truth[column.Count];
        for (int row = 0; row < truth.Length; row++)
        {
            truth[row] = column.IsMissing(row) ? Truth.Unknown : Compare(column, row) ? Truth.True : Truth.False;
        }

        return truth;
    }

    private bool Compare(MetadataColumn column, int row)
    {
        if (column.Numbers is { } numbers)
        {
            return Operand.Kind switch
            {
                TokenKind.Text => throw Operand.Fail(
                    Source, $"the column {OneLine.Quote(column.Name)} holds numbers; write the value without quotes."),
                TokenKind.Boolean => Holds(numbers[row].CompareTo(Operand.IsTrue ? 1 : 0)),
                _ => Holds(numbers[row].CompareTo(Operand.Number)),
            };
        }

        string text = column.Texts![row]!;
        return Operand.Kind switch
        {
            TokenKind.Text => Holds(string.CompareOrdinal(text, Operand.Value)),
            TokenKind.Boolean => Holds(string.Compare(text, Operand.Value, StringComparison.OrdinalIgnoreCase)),

            // A whole number that no float64 holds is text.
            _ when text == Operand.Value => Holds(0),
            _ when NumberField.TryParse(text, out double number) && NumberField.TryParse(Operand.Value, out _) => Holds(number.CompareTo(Operand.Number)),
            _ => !IsOrder ? Operator == "!=" : throw Column.Fail(
                Source,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{Operator} compares with numbers only, and the column {OneLine.Quote(column.Name)} holds {OneLine.Quote(text)} in row {row + 1}.")),
        };
    }

    private bool Holds(int sign) => Operator switch
    {
        "==" => sign == 0,
        "!=" => sign != 0,
        "<" => sign < 0,
        "<=" => sign <= 0,
        ">" => sign > 0,
        _ => sign >= 0,
    };
}
