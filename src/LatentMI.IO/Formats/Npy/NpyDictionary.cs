using System.Globalization;

namespace LatentMI.IO.Formats.Npy;

/// <summary>
/// The Python dictionary in the header of a NumPy array file, such as <c>{'descr': '&lt;f8', 'fortran_order': False, 'shape': (3, 2), }</c>.
/// </summary>
/// <param name="Description">The type of the numbers.</param>
/// <param name="IsFortranOrder">Whether the first axis varies fastest.</param>
/// <param name="Shape">The lengths of the axes, as claimed.</param>
internal sealed record NpyDictionary(string Description, bool IsFortranOrder, long[] Shape)
{
    // NumPy's own limit is 32, 64 since its version 2.
    private const int MostAxes = 64;

    /// <summary>Parses the dictionary: its three keys, each once, in any order.</summary>
    /// <param name="text">The text of the header.</param>
    /// <param name="address">How messages call the array.</param>
    /// <exception cref="InputException">The text is something else, or describes a structured array.</exception>
    public static NpyDictionary Parse(string text, string address)
    {
        var parser = new Parser(text, address);
        string? description = null;
        bool? isFortranOrder = null;
        long[]? shape = null;
        parser.Expect('{');
        while (!parser.TryTake('}'))
        {
            string key = parser.TakeString();
            parser.Expect(':');
            switch (key)
            {
                case "descr" when description is null:
                    description = parser.TakeDescription();
                    break;
                case "fortran_order" when isFortranOrder is null:
                    isFortranOrder = parser.TakeBoolean();
                    break;
                case "shape" when shape is null:
                    shape = parser.TakeShape();
                    break;
                default:
                    throw parser.Damaged();
            }

            if (!parser.TryTake(','))
            {
                parser.Expect('}');
                break;
            }
        }

        parser.ExpectEnd();
        return description is null || isFortranOrder is null || shape is null
            ? throw parser.Damaged()
            : new NpyDictionary(description, isFortranOrder.Value, shape);
    }

    private sealed class Parser(string text, string address)
    {
        private int _at;

        public bool TryTake(char expected)
        {
            SkipSpace();
            if (_at == text.Length || text[_at] != expected)
            {
                return false;
            }

            _at++;
            return true;
        }

        public void Expect(char expected)
        {
            if (!TryTake(expected))
            {
                throw Damaged();
            }
        }

        public void ExpectEnd()
        {
            SkipSpace();
            if (_at < text.Length)
            {
                throw Damaged();
            }
        }

        public string TakeString()
        {
            char quote = TryTake('\'') ? '\'' : '"';
            if (quote == '"')
            {
                Expect('"');
            }

            int end = text.IndexOf(quote, _at);
            if (end < 0)
            {
                throw Damaged();
            }

            string content = text[_at..end];
            _at = end + 1;
            return content;
        }

        public string TakeDescription()
        {
            SkipSpace();
            if (_at < text.Length && text[_at] is '[' or '(')
            {
                throw new InputException($"{address}: is a structured array; save its fields as columns of one array of numbers.");
            }

            return TakeString();
        }

        public bool TakeBoolean() => TakeWord() switch
        {
            "True" => true,
            "False" => false,
            _ => throw Damaged(),
        };

        public long[] TakeShape()
        {
            var axes = new List<long>();
            Expect('(');
            while (!TryTake(')'))
            {
                // Python 2 marked some integers with an L.
                string digits = TakeWord().TrimEnd('L');
                if (axes.Count == MostAxes || !long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out long axis))
                {
                    throw Damaged();
                }

                axes.Add(axis);
                if (!TryTake(','))
                {
                    Expect(')');
                    break;
                }
            }

            return [.. axes];
        }

        public InputException Damaged() =>
            new($"{address}: the npy header is damaged: {OneLine.Of(text.AsSpan().Trim())}");

        private string TakeWord()
        {
            SkipSpace();
            int start = _at;
            while (_at < text.Length && char.IsAsciiLetterOrDigit(text[_at]))
            {
                _at++;
            }

            return text[start.._at];
        }

        private void SkipSpace()
        {
            while (_at < text.Length && text[_at] is ' ' or '\n' or '\t' or '\r')
            {
                _at++;
            }
        }
    }
}
