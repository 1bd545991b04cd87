using System.Globalization;

namespace LatentMI.IO.Selecting;

/// <summary>A word of a row expression.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Value">The word, without quotes around it.</param>
/// <param name="Position">Where it starts, from 0.</param>
internal readonly record struct Token(TokenKind Kind, string Value, int Position)
{
    /// <summary>The value of a number.</summary>
    public double Number => double.Parse(Value, NumberStyles.Float, CultureInfo.InvariantCulture);

    /// <summary>Whether a boolean is <c>true</c>.</summary>
    public bool IsTrue => Value == "true";

    /// <summary>The word as messages show it.</summary>
    public string Shown => Kind == TokenKind.End ? "the end" : OneLine.Quote(Value);

    /// <summary>Makes the exception of a problem at this word.</summary>
    /// <param name="source">The whole expression.</param>
    /// <param name="problem">A sentence without its beginning.</param>
    public InputException Fail(string source, string problem) =>
        new(string.Create(CultureInfo.InvariantCulture, $"the condition \"{OneLine.Of(source)}\", character {Position + 1}: {problem}"));
}
