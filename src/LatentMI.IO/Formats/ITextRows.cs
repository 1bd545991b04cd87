namespace LatentMI.IO.Formats;

/// <summary>The rows of a text, split into fields. Comment lines are left out; blank lines are rows without fields.</summary>
internal interface ITextRows : IDisposable
{
    /// <summary>The line on which the current row starts, from 1.</summary>
    long Line { get; }

    /// <summary>The number of fields of the current row; 0 for a blank line.</summary>
    int FieldCount { get; }

    /// <summary>Goes to the next row.</summary>
    /// <returns>Whether there is one.</returns>
    bool Read();

    /// <summary>A field of the current row without its quotes and the space around it; valid until the next row is read.</summary>
    /// <param name="index">The field, from 0.</param>
    ReadOnlySpan<char> Field(int index);

    /// <summary>The fields of the current row.</summary>
    string[] Fields()
    {
        var fields = new string[FieldCount];
        for (int i = 0; i < fields.Length; i++)
        {
            fields[i] = Field(i).ToString();
        }

        return fields;
    }
}
