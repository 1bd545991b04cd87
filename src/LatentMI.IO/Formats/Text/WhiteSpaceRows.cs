namespace LatentMI.IO.Formats.Text;

/// <summary>Rows of fields between spaces and tabs; a field in double quotes may hold spaces, as R writes row names.</summary>
/// <param name="lines">The lines of the text, which this object disposes of.</param>
/// <param name="path">How messages call the file.</param>
internal sealed class WhiteSpaceRows(TextLines lines, string path) : ITextRows
{
    private const char Quote = '"';
    private readonly CommentRows _comments = new(path);
    private readonly List<Range> _fields = [];
    private string _line = "";

    /// <inheritdoc/>
    public long Line { get; private set; }

    /// <inheritdoc/>
    public int FieldCount => _fields.Count;

    /// <inheritdoc/>
    public bool Read()
    {
        do
        {
            if (lines.ReadLine() is not { } line)
            {
                return false;
            }

            _line = line;
            Line++;
            Split();
        }
        while (_comments.IsComment(this, _line));

        return true;
    }

    /// <inheritdoc/>
    public ReadOnlySpan<char> Field(int index) => _line.AsSpan(_fields[index]);

    /// <inheritdoc/>
    public void Dispose() => lines.Dispose();

    private void Split()
    {
        _fields.Clear();
        int at = 0;
        while (true)
        {
            while (at < _line.Length && char.IsWhiteSpace(_line[at]))
            {
                at++;
            }

            if (at == _line.Length)
            {
                return;
            }

            int close = _line[at] == Quote ? _line.IndexOf(Quote, at + 1) : -1;
            if (close >= 0)
            {
                _fields.Add((at + 1)..close);
                at = close + 1;
                continue;
            }

            int start = at;
            while (at < _line.Length && !char.IsWhiteSpace(_line[at]))
            {
                at++;
            }

            _fields.Add(start..at);
        }
    }
}
