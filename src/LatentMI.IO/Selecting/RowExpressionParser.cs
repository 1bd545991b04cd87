namespace LatentMI.IO.Selecting;

/// <summary>Parses row expressions by recursive descent: or, and, not, then single conditions.</summary>
internal sealed class RowExpressionParser
{
    // Far more than anyone writes, far less than the stack holds.
    private const int DeepestNesting = 100;
    private static readonly string[] Comparisons = ["==", "!=", "<", "<=", ">", ">="];
    private readonly string _source;
    private readonly Tokenizer _tokens;
    private Token _next;
    private int _depth;

    /// <summary>Starts before the first word.</summary>
    /// <param name="source">The expression.</param>
    public RowExpressionParser(string source)
    {
        _source = source;
        _tokens = new Tokenizer(source);
        _next = _tokens.Next();
    }

    /// <summary>Parses the whole expression.</summary>
    /// <exception cref="InputException">It is not well formed.</exception>
    public Condition Parse()
    {
        if (_next.Kind == TokenKind.End)
        {
            throw _next.Fail(_source, "the condition is empty; write one such as time == 2.");
        }

        Condition condition = ParseOr();
        return _next.Kind == TokenKind.End
            ? condition
            : throw _next.Fail(_source, $"{_next.Shown} follows a complete condition; join conditions by & or |.");
    }

    private Junction ParseOr()
    {
        List<Condition> parts = [ParseAnd()];
        while (Take(TokenKind.Symbol, "|") || Take(TokenKind.Keyword, "or"))
        {
            parts.Add(ParseAnd());
        }

        return new Junction(parts, IsAnd: false);
    }

    private Junction ParseAnd()
    {
        List<Condition> parts = [ParseNot()];
        while (Take(TokenKind.Symbol, "&") || Take(TokenKind.Keyword, "and"))
        {
            parts.Add(ParseNot());
        }

        return new Junction(parts, IsAnd: true);
    }

    private Condition ParseNot()
    {
        if (++_depth > DeepestNesting)
        {
            throw _next.Fail(_source, "parentheses are nested too deeply.");
        }

        Condition condition = Take(TokenKind.Keyword, "not") ? new Negation(ParseNot()) : ParseSingle();
        _depth--;
        return condition;
    }

    private Condition ParseSingle()
    {
        if (Take(TokenKind.Symbol, "("))
        {
            Condition condition = ParseOr();
            Require(TokenKind.Symbol, ")", "a closing parenthesis");
            return condition;
        }

        Token column = _next;
        if (column.Kind != TokenKind.Name)
        {
            throw column.Fail(_source, $"the name of a column is expected here, not {column.Shown}.");
        }

        Advance();
        if (Take(TokenKind.Keyword, "is"))
        {
            bool isNot = Take(TokenKind.Keyword, "not");
            Require(TokenKind.Keyword, "missing", "'missing'");
            var missing = new MissingCondition(column, _source);
            return isNot ? new Negation(missing) : missing;
        }

        if (_next is { Kind: TokenKind.Keyword, Value: "in" or "not" })
        {
            bool isNot = Take(TokenKind.Keyword, "not");
            Require(TokenKind.Keyword, "in", "'in'");
            Condition membership = ParseMembership(column);
            return isNot ? new Negation(membership) : membership;
        }

        Token comparison = _next;
        if (comparison.Kind != TokenKind.Symbol || !Comparisons.Contains(comparison.Value))
        {
            throw comparison.Fail(_source, $"a comparison such as ==, 'in' or 'is missing' is expected here, not {comparison.Shown}.");
        }

        Advance();
        return new Comparison(column, comparison.Value, TakeValue(), _source);
    }

    private Junction ParseMembership(Token column)
    {
        Require(TokenKind.Symbol, "(", "an opening parenthesis");
        List<Condition> values = [new Comparison(column, "==", TakeValue(), _source)];
        while (Take(TokenKind.Symbol, ","))
        {
            values.Add(new Comparison(column, "==", TakeValue(), _source));
        }

        Require(TokenKind.Symbol, ")", "a comma or a closing parenthesis");
        return new Junction(values, IsAnd: false);
    }

    private Token TakeValue()
    {
        Token value = _next;
        if (value.Kind is not (TokenKind.Number or TokenKind.Text or TokenKind.Boolean))
        {
            throw value.Fail(_source, value.Kind is TokenKind.Name or TokenKind.Keyword
                ? $"a value is expected here; put text in quotes: '{value.Value}'."
                : $"a value is expected here, not {value.Shown}.");
        }

        Advance();
        return value;
    }

    private bool Take(TokenKind kind, string value)
    {
        if (_next.Kind != kind || _next.Value != value)
        {
            return false;
        }

        Advance();
        return true;
    }

    private void Require(TokenKind kind, string value, string name)
    {
        if (!Take(kind, value))
        {
            throw _next.Fail(_source, $"{name} is expected here, not {_next.Shown}.");
        }
    }

    private void Advance() => _next = _tokens.Next();
}
