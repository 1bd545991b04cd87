namespace LatentMI.IO.Selecting;

/// <summary>What a word of a row expression is.</summary>
internal enum TokenKind
{
    /// <summary>The name of a column.</summary>
    Name,

    /// <summary>A word of the language: <c>and</c>, <c>or</c>, <c>not</c>, <c>in</c>, <c>is</c>, <c>missing</c>.</summary>
    Keyword,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Boolean,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A text in quotes.</summary>
    Text,

    /// <summary>A comparison, a parenthesis, a comma, <c>&amp;</c> or <c>|</c>.</summary>
    Symbol,

    /// <summary>The end of the expression.</summary>
    End,
}
