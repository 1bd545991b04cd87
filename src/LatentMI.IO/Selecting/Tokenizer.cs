using System.Globalization;
using System.Text;

namespace LatentMI.IO.Selecting;

/// <summary>Splits a row expression into words.</summary>
/// <param name="source">The expression.</param>
internal sealed class Tokenizer(string source)
{
    private static readonly string[] Keywords = ["and", "or", "not", "in", "is", "missing"];
    private static readonly string[] Booleans = ["true", "false"];

    // Longer symbols before those that they start with.
    private static readonly string[] Symbols = ["==", "!=", "<=", ">=", "<", ">", "(", ")", ",", "&", "|"];
    private int _at;

    /// <summary>The next word; again and again the end where there is none.</summary>
    /// <exception cref="InputException">There is something that is no word.</exception>
    public Token Next()
    {
        while (_at < source.Length && char.IsWhiteSpace(source[_at]))
        {
            _at++;
        }

        if (_at == source.Length)
        {
            return new Token(TokenKind.End, string.Empty, _at);
        }

        char c = source[_at];
        if (c is '\'' or '"' or '`')
        {
            return ReadQuoted(c);
        }

        if (char.IsLetter(c) || c == '_')
        {
            return ReadWord();
        }

        return char.IsAsciiDigit(c) || c is '-' or '+' or '.' ? ReadNumber() : ReadSymbol();
    }

    private Token ReadQuoted(char quote)
    {
        int start = _at++;
        var text = new StringBuilder();
        while (_at < source.Length)
        {
            if (source[_at] == quote)
            {
                if (_at + 1 == source.Length || source[_at + 1] != quote)
                {
                    _at++;
                    return new Token(quote == '`' ? TokenKind.Name : TokenKind.Text, text.ToString(), start);
                }

                _at++;
            }

            text.Append(source[_at++]);
        }

        throw new Token(TokenKind.Text, string.Empty, start).Fail(source, $"the quote {quote} is never closed.");
    }

    private Token ReadWord()
    {
        int start = _at;
        while (_at < source.Length && (char.IsLetterOrDigit(source[_at]) || source[_at] is '_' or '.'))
        {
            _at++;
        }

        string word = source[start.._at];
        TokenKind kind = Keywords.Contains(word) ? TokenKind.Keyword : Booleans.Contains(word) ? TokenKind.Boolean : TokenKind.Name;
        return new Token(kind, word, start);
    }

    private Token ReadNumber()
    {
        int start = _at++;
        while (_at < source.Length && (char.IsAsciiLetterOrDigit(source[_at]) || source[_at] is '.' || IsSignOfExponent()))
        {
            _at++;
        }

        var token = new Token(TokenKind.Number, source[start.._at], start);
        return double.TryParse(token.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
            ? token
            : throw token.Fail(source, $"{token.Shown} is neither a number nor a name; put a column's name between backticks, and text in quotes.");
    }

    private bool IsSignOfExponent() => source[_at] is '-' or '+' && source[_at - 1] is 'e' or 'E';

    private Token ReadSymbol()
    {
        int start = _at;
        string? symbol = Array.Find(Symbols, symbol => string.CompareOrdinal(source, start, symbol, 0, symbol.Length) == 0);
        if (symbol is not null)
        {
            _at += symbol.Length;
            return new Token(TokenKind.Symbol, symbol, start);
        }

        var token = new Token(TokenKind.Symbol, source[start..(start + 1)], start);
        throw token.Fail(source, token.Value switch
        {
            "=" => "write == to compare.",
            "!" => "write 'not' to negate, != for unequal.",
            _ => $"{token.Shown} has no meaning here.",
        });
    }
}
