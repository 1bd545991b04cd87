using LatentMI.IO.Tables;

namespace LatentMI.IO.Selecting;

/// <summary>A condition on rows, such as <c>time == 6 &amp; well in (1, 2)</c>, evaluated on a table of metadata.</summary>
/// <remarks>
/// <list type="bullet">
/// <item><c>column == value</c>, and <c>!=</c>, <c>&lt;</c>, <c>&lt;=</c>, <c>&gt;</c>, <c>&gt;=</c>; <c>column in (value, value, ...)</c>,
/// <c>column not in (...)</c>; <c>column is missing</c>, <c>column is not missing</c>; joined by <c>not</c>, <c>&amp;</c> or <c>and</c>,
/// <c>|</c> or <c>or</c>, which bind in this order, and parentheses. Words of the language are in lower case.</item>
/// <item>A value is a number, a text in single or double quotes, in which a doubled quote stands for one, or <c>true</c> or <c>false</c>. A
/// column is a name of letters, digits, <c>_</c> and <c>.</c> that does not start with a digit, or any name between backticks.</item>
/// <item>A number compared with a column of text compares with what the texts are as numbers; a text that is none is unequal to every number.
/// <c>&lt;</c> and its kin need numbers. <c>true</c> and <c>false</c> are 1 and 0 in columns of numbers, and in columns of text the same words
/// in upper or lower case.</item>
/// <item>A comparison with a missing value is neither true nor false, nor is its negation; a row is selected where the whole is true.</item>
/// </list>
/// </remarks>
public sealed class RowExpression
{
    private readonly Condition _condition;

    private RowExpression(string text, Condition condition)
    {
        Text = text;
        _condition = condition;
    }

    /// <summary>The expression as it was given.</summary>
    public string Text { get; }

    /// <summary>The names of the columns that it is about, each once.</summary>
    public IReadOnlyList<string> Columns => [.. _condition.Columns.Distinct(StringComparer.Ordinal)];

    /// <summary>Parses an expression.</summary>
    /// <param name="text">The expression.</param>
    /// <exception cref="InputException">It is not well formed; the message says at which character.</exception>
    public static RowExpression Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new RowExpression(text, new RowExpressionParser(text).Parse());
    }

    /// <summary>That a column has a value, whether it holds numbers or text.</summary>
    /// <param name="column">The name of the column.</param>
    /// <param name="level">The value as <see cref="MetadataColumn.ToKeys"/> writes it.</param>
    public static RowExpression IsLevel(string column, string level)
    {
        ArgumentNullException.ThrowIfNull(column);
        ArgumentNullException.ThrowIfNull(level);
        return new RowExpression($"{column} is {level}", new LevelCondition(column, level));
    }

    /// <summary>That this and another expression are both true.</summary>
    /// <param name="other">The other.</param>
    public RowExpression And(RowExpression other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new RowExpression($"({Text}) & ({other.Text})", new Junction([_condition, other._condition], IsAnd: true));
    }

    /// <summary>Finds the rows for which the expression is true.</summary>
    /// <param name="table">The metadata.</param>
    /// <returns>The rows' numbers from 0, in order; maybe none.</returns>
    /// <exception cref="InputException">The table has no such column, or its values cannot be compared as asked.</exception>
    public IReadOnlyList<int> SelectRows(MetadataTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        Truth[] truth = _condition.Evaluate(table);
        return [.. Enumerable.Range(0, table.Count).Where(row => truth[row] == Truth.True)];
    }
}
