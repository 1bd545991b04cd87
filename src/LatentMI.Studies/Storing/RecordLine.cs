using System.Buffers.Text;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace LatentMI.Studies.Storing;

/// <summary>
/// Looks through a line of <see cref="RecordJson"/> as the program writes it, without making a record: which work it is of, and whether that failed. Of a line
/// of another form it says nothing, which a reader of whole records then reads or refuses.
/// </summary>
internal sealed class RecordLine
{
    // Numbers of so few digits are written alike by everyone.
    private const int PlainDigits = 15;

    // Those of the largest seed.
    private const int MostDigits = 20;

    private readonly List<ulong> _names = [];
    private byte[] _key = new byte[512];
    private int _length;

    /// <summary>The work that the record is of (<see cref="WorkId"/>).</summary>
    public UInt128 Id { get; private set; }

    /// <summary>Why it failed; null where it did not.</summary>
    public string? Error { get; private set; }

    /// <summary>The seconds that it took.</summary>
    public double Seconds { get; private set; }

    /// <summary>Looks through a line.</summary>
    /// <param name="line">The line.</param>
    /// <returns>Whether it is a record of the usual form.</returns>
    public bool TryRead(ReadOnlySpan<byte> line)
    {
        _length = 0;
        var json = new LineScanner(line);
        return json.Take("{\"experiment\":"u8) && json.TakeText()
            && json.Take(",\"dataset\":"u8) && AddText(ref json)
            && json.Take(",\"dataset_parameters\":"u8) && AddParameters(ref json)
            && json.Take(",\"data_seed\":"u8) && json.TakeUnsigned(out ulong dataSeed)
            && AddEstimator(ref json, dataSeed)
            && ReadOutcome(ref json)
            && json.Take('}') && json.IsAtEnd;
    }

    private bool AddEstimator(ref LineScanner json, ulong dataSeed)
    {
        int ofData = _length;
        Add(" | "u8);
        if (!json.Take(",\"estimator\":"u8) || !AddText(ref json)
            || !json.Take(",\"estimator_parameters\":"u8) || !AddParameters(ref json)
            || !json.Take(",\"seed\":"u8) || !json.TakeUnsigned(out ulong seed))
        {
            return false;
        }

        Add(" | "u8);
        int beforeSeed = _length;
        Add("seed="u8);
        Utf8Formatter.TryFormat(seed, Room(MostDigits), out int digits);
        _length += digits;
        ReadOnlySpan<byte> key = _key.AsSpan(0, _length);
        Id = WorkId.Of(key);

        // The seed of the data follows from their settings: settings that were changed are found out.
        return ExperimentRecord.DataSeedOfText(key[..ofData], key[beforeSeed..]) == dataSeed;
    }

    /// <summary>Looks through what the record says of its work, of which all that counts is whether it failed and how long it took.</summary>
    private bool ReadOutcome(ref LineScanner json)
    {
        if (!json.Take(",\"estimate_bits\":"u8) || !json.TakeNumberOrNull()
            || !json.Take(",\"true_bits\":"u8) || !json.TakeNumberOrNull()
            || !json.Take(",\"seconds\":"u8) || !json.TakeNumber(out ReadOnlySpan<byte> seconds)
            || !json.Take(",\"threads\":"u8) || !json.TakeInteger()
            || !json.Take(",\"version\":"u8) || !json.TakeText()
            || !json.Take(",\"provenance\":"u8) || !SkipProvenance(ref json)
            || !json.Take(",\"warnings\":["u8) || !SkipList(ref json, static (ref item) => item.TakeText())
            || !json.Take(",\"error\":"u8) || !ReadError(ref json)
            || !json.Take(",\"series\":{"u8) || !SkipSeries(ref json)
            || !json.Take(",\"details\":{"u8) || !SkipDetails(ref json))
        {
            return false;
        }

        Seconds = Number(seconds);
        return true;
    }

    private bool ReadError(ref LineScanner json)
    {
        Error = null;
        if (json.Take("null"u8))
        {
            return true;
        }

        if (!json.TakeText(out ReadOnlySpan<byte> text, out _))
        {
            return false;
        }

        Error = LineScanner.Read(text);
        return true;
    }

    private static bool SkipProvenance(ref LineScanner json) =>
        json.Take("null"u8)
        || (json.Take("{\"source_hash\":"u8) && json.TakeText()
            && json.Take(",\"commit\":"u8) && (json.Take("null"u8) || json.TakeText())
            && json.Take(",\"vector_width\":"u8) && json.TakeInteger()
            && json.Take('}'));

    private bool SkipSeries(ref LineScanner json)
    {
        _names.Clear();
        for (bool isFirst = true; !json.Take('}'); isFirst = false)
        {
            if (!IsNext(ref json, isFirst) || !TakeName(ref json, out _) || !json.Take('[') || !SkipList(ref json, static (ref item) => item.TakeNumberOrNull()))
            {
                return false;
            }
        }

        return true;
    }

    private bool SkipDetails(ref LineScanner json)
    {
        _names.Clear();
        for (bool isFirst = true; !json.Take('}'); isFirst = false)
        {
            if (!IsNext(ref json, isFirst) || !TakeName(ref json, out _)
                || !(json.TakeText() || json.Take("true"u8) || json.Take("false"u8) || json.TakeNumber(out _)))
            {
                return false;
            }
        }

        return true;
    }

    private static bool SkipList(ref LineScanner json, ItemSkipper take)
    {
        for (bool isFirst = true; !json.Take(']'); isFirst = false)
        {
            if (!IsNext(ref json, isFirst) || !take(ref json))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsNext(ref LineScanner json, bool isFirst) => isFirst || json.Take(',');

    /// <summary>Adds settings to the key as <see cref="ParameterSet.ToString"/> writes them.</summary>
    private bool AddParameters(ref LineScanner json)
    {
        _names.Clear();
        Add(" "u8);
        if (!json.Take('{'))
        {
            return false;
        }

        for (bool isFirst = true; !json.Take('}'); isFirst = false)
        {
            if (!isFirst)
            {
                Add(" "u8);
            }

            if (!IsNext(ref json, isFirst) || !TakeName(ref json, out ReadOnlySpan<byte> name))
            {
                return false;
            }

            Add(name);
            Add("="u8);
            if (!AddValue(ref json))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>
    /// Goes past a name and the colon after it. It must be the first of its kind in its object, as far as a hash of it tells: a record with a name twice is
    /// refused by who reads it whole.
    /// </summary>
    private bool TakeName(ref LineScanner json, out ReadOnlySpan<byte> name)
    {
        name = default;
        if (!json.TakeText(out ReadOnlySpan<byte> text, out bool isEscaped) || isEscaped || !json.Take(':'))
        {
            return false;
        }

        name = text[1..^1];

        // FNV-1a.
        ulong hash = 14695981039346656037;
        foreach (byte one in name)
        {
            hash = (hash ^ one) * 1099511628211;
        }

        if (_names.Contains(hash))
        {
            return false;
        }

        _names.Add(hash);
        return true;
    }

    private bool AddValue(ref LineScanner json)
    {
        if (json.Take("true"u8))
        {
            Add("true"u8);
            return true;
        }

        if (json.Take("false"u8))
        {
            Add("false"u8);
            return true;
        }

        if (AddText(ref json))
        {
            return true;
        }

        if (!json.TakeNumber(out ReadOnlySpan<byte> number))
        {
            return false;
        }

        bool isPlain = number.Length <= PlainDigits && !number.ContainsAnyExceptInRange((byte)'0', (byte)'9');
        Add(isPlain ? number : Encoding.UTF8.GetBytes(Convert.ToString(Number(number), CultureInfo.InvariantCulture)));
        return true;
    }

    private bool AddText(ref LineScanner json)
    {
        if (!json.TakeText(out ReadOnlySpan<byte> text, out bool isEscaped))
        {
            return false;
        }

        if (isEscaped)
        {
            _length += LineScanner.Unescape(text, Room(text.Length));
        }
        else
        {
            Add(text[1..^1]);
        }

        return true;
    }

    private void Add(ReadOnlySpan<byte> part)
    {
        part.CopyTo(Room(part.Length));
        _length += part.Length;
    }

    /// <summary>Where more of the key can be written.</summary>
    private Span<byte> Room(int length)
    {
        if (_length + length > _key.Length)
        {
            Array.Resize(ref _key, Math.Max(2 * _key.Length, _length + length));
        }

        return _key.AsSpan(_length);
    }

    private static double Number(ReadOnlySpan<byte> written) => Utf8Parser.TryParse(written, out double number, out _)
        ? number
        : throw new UnreachableException("What the scanner takes for a number is one.");

    private delegate bool ItemSkipper(ref LineScanner json);
}
