using LatentMI.IO.Tables;

namespace LatentMI.IO.Selecting;

/// <summary><c>not a</c>.</summary>
/// <param name="Operand">What is negated.</param>
internal sealed record Negation(Condition Operand) : Condition
{
    /// <inheritdoc/>
    public override IEnumerable<string> Columns => Operand.Columns;

    /// <inheritdoc/>
    public override Truth[] Evaluate(MetadataTable table) => Array.ConvertAll(Operand.Evaluate(table), truth => (Truth)(-(int)truth));
}
