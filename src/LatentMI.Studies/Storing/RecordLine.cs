using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace LatentMI.Studies.Storing;

/// <summary>
/// Looks through a line of <see cref="RecordJson"/> as the program writes it, without making a record: which work it is of, and whether that failed. Of a line
/// of another form it says nothing, which a reader of whole records then reads or refuses.
/// </summary>
internal sealed class RecordLine
{
    // Numbers of so few digits are written alike by everyone.
    private const int PlainDigits = 15;

    // Of fewer digits without an exponent no number is too large.
    private const int MostPlainDigits = 300;

    private readonly ArrayBufferWriter<byte> _key = new(512);
    private readonly ArrayBufferWriter<byte> _data = new(512);

    private readonly List<ulong> _names = [];

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
        try
        {
            var json = new Utf8JsonReader(line);
            return TryRead(ref json);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // It is not JSON, or a text in it is not Unicode.
            return false;
        }
    }

    private bool TryRead(ref Utf8JsonReader json)
    {
        _key.ResetWrittenCount();
        Error = null;
        return json.Read() && json.TokenType == JsonTokenType.StartObject
            && IsNext(ref json, "experiment"u8, JsonTokenType.String)
            && IsNext(ref json, "dataset"u8, JsonTokenType.String) && AddText(ref json)
            && AddParameters(ref json, "dataset_parameters"u8)
            && IsNext(ref json, "data_seed"u8, JsonTokenType.Number) && json.TryGetUInt64(out ulong dataSeed)
            && AddEstimator(ref json, dataSeed)
            && SkipOutcome(ref json)
            && json.Read() && json.TokenType == JsonTokenType.EndObject && !json.Read();
    }

    private bool AddEstimator(ref Utf8JsonReader json, ulong dataSeed)
    {
        int ofData = _key.WrittenCount;
        _key.Write(" | "u8);
        if (!IsNext(ref json, "estimator"u8, JsonTokenType.String) || !AddText(ref json)
            || !AddParameters(ref json, "estimator_parameters"u8)
            || !IsNext(ref json, "seed"u8, JsonTokenType.Number) || !json.TryGetUInt64(out ulong seed))
        {
            return false;
        }

        // The seed of the data follows from their settings: settings that were changed are found out.
        Span<byte> text = stackalloc byte[32];
        "seed="u8.CopyTo(text);
        Utf8Formatter.TryFormat(seed, text[5..], out int digits);
        ReadOnlySpan<byte> ofSeed = text[..(5 + digits)];
        _data.ResetWrittenCount();
        _data.Write(_key.WrittenSpan[..ofData]);
        _data.Write(" "u8);
        _data.Write(ofSeed);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(_data.WrittenSpan, hash);
        _key.Write(" | "u8);
        _key.Write(ofSeed);
        Id = WorkId.Of(_key.WrittenSpan);
        return BinaryPrimitives.ReadUInt64LittleEndian(hash) >> 11 == dataSeed;
    }

    /// <summary>Looks through what the record says of its work, of which all that counts is whether it failed and how long it took.</summary>
    private bool SkipOutcome(ref Utf8JsonReader json)
    {
        if (!IsNumberOrNull(ref json, "estimate_bits"u8) || !IsNumberOrNull(ref json, "true_bits"u8)
            || !IsNext(ref json, "seconds"u8, JsonTokenType.Number) || !IsFinite(ref json) || !json.TryGetDouble(out double seconds)
            || !IsNext(ref json, "threads"u8, JsonTokenType.Number) || !json.TryGetInt32(out _)
            || !IsNext(ref json, "version"u8, JsonTokenType.String)
            || !IsName(ref json, "provenance"u8) || !SkipProvenance(ref json)
            || !IsName(ref json, "warnings"u8) || !SkipValues(ref json, JsonTokenType.StartArray, JsonTokenType.EndArray, static token => token == JsonTokenType.String)
            || !IsName(ref json, "error"u8) || !json.Read() || json.TokenType is not (JsonTokenType.Null or JsonTokenType.String))
        {
            return false;
        }

        Seconds = seconds;
        Error = json.TokenType == JsonTokenType.Null ? null : json.GetString();
        return IsName(ref json, "series"u8) && SkipSeries(ref json)
            && IsName(ref json, "details"u8)
            && SkipValues(ref json, JsonTokenType.StartObject, JsonTokenType.EndObject, static token => token is JsonTokenType.PropertyName || IsScalar(token));
    }

    private static bool IsScalar(JsonTokenType token) => token is JsonTokenType.Number or JsonTokenType.String or JsonTokenType.True or JsonTokenType.False;

    /// <summary>Whether a name is the first of its kind in an object, as far as a hash of it tells: a record with a name twice is refused by who reads it whole.</summary>
    private bool IsNew(ref Utf8JsonReader json)
    {
        if (json.ValueIsEscaped)
        {
            return false;
        }

        // FNV-1a.
        ulong hash = 14695981039346656037;
        foreach (byte one in json.ValueSpan)
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

    private static bool IsName(ref Utf8JsonReader json, ReadOnlySpan<byte> name) =>
        json.Read() && json.TokenType == JsonTokenType.PropertyName && json.ValueTextEquals(name);

    private static bool IsNext(ref Utf8JsonReader json, ReadOnlySpan<byte> name, JsonTokenType type) =>
        IsName(ref json, name) && json.Read() && json.TokenType == type;

    private static bool IsNumberOrNull(ref Utf8JsonReader json, ReadOnlySpan<byte> name) =>
        IsName(ref json, name) && json.Read() && json.TokenType is JsonTokenType.Number or JsonTokenType.Null && IsFinite(ref json);

    /// <summary>Whether a token is no number beyond all: such a one has an exponent, or hundreds of digits.</summary>
    private static bool IsFinite(ref Utf8JsonReader json) =>
        json.TokenType != JsonTokenType.Number
        || (json.ValueSpan.Length < MostPlainDigits && !json.ValueSpan.ContainsAny((byte)'e', (byte)'E'))
        || (json.TryGetDouble(out double value) && double.IsFinite(value));

    private static bool SkipProvenance(ref Utf8JsonReader json)
    {
        if (!json.Read() || json.TokenType == JsonTokenType.Null)
        {
            return json.TokenType == JsonTokenType.Null;
        }

        return json.TokenType == JsonTokenType.StartObject
            && IsNext(ref json, "source_hash"u8, JsonTokenType.String)
            && IsName(ref json, "commit"u8) && json.Read() && json.TokenType is JsonTokenType.String or JsonTokenType.Null
            && IsNext(ref json, "vector_width"u8, JsonTokenType.Number) && json.TryGetInt32(out _)
            && json.Read() && json.TokenType == JsonTokenType.EndObject;
    }

    private bool SkipSeries(ref Utf8JsonReader json)
    {
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
        {
            return false;
        }

        _names.Clear();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (!IsNew(ref json) || !SkipValues(ref json, JsonTokenType.StartArray, JsonTokenType.EndArray, static token => token is JsonTokenType.Number or JsonTokenType.Null))
            {
                return false;
            }
        }

        return json.TokenType == JsonTokenType.EndObject;
    }

    private bool SkipValues(ref Utf8JsonReader json, JsonTokenType start, JsonTokenType end, Func<JsonTokenType, bool> accepts)
    {
        if (!json.Read() || json.TokenType != start)
        {
            return false;
        }

        if (start == JsonTokenType.StartObject)
        {
            _names.Clear();
        }

        while (json.Read() && json.TokenType != end)
        {
            if (!accepts(json.TokenType) || !IsFinite(ref json) || (json.TokenType == JsonTokenType.PropertyName && !IsNew(ref json)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Adds settings to the key as <see cref="ParameterSet.ToString"/> writes them.</summary>
    private bool AddParameters(ref Utf8JsonReader json, ReadOnlySpan<byte> name)
    {
        if (!IsNext(ref json, name, JsonTokenType.StartObject))
        {
            return false;
        }

        _names.Clear();
        _key.Write(" "u8);
        for (bool isFirst = true; json.Read() && json.TokenType == JsonTokenType.PropertyName; isFirst = false)
        {
            if (!isFirst)
            {
                _key.Write(" "u8);
            }

            if (!IsNew(ref json) || !AddText(ref json))
            {
                return false;
            }

            _key.Write("="u8);
            if (!json.Read() || !IsFinite(ref json) || !AddValue(ref json))
            {
                return false;
            }
        }

        return json.TokenType == JsonTokenType.EndObject;
    }

    private bool AddValue(ref Utf8JsonReader json)
    {
        switch (json.TokenType)
        {
            case JsonTokenType.String:
                return AddText(ref json);
            case JsonTokenType.True:
                _key.Write("true"u8);
                return true;
            case JsonTokenType.False:
                _key.Write("false"u8);
                return true;
            case JsonTokenType.Number:
                AddNumber(ref json);
                return true;
            default:
                return false;
        }
    }

    private void AddNumber(ref Utf8JsonReader json)
    {
        ReadOnlySpan<byte> written = json.ValueSpan;
        if (written.Length <= PlainDigits && !written.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
        {
            _key.Write(written);
            return;
        }

        _key.Write(Encoding.UTF8.GetBytes(Convert.ToString(json.GetDouble(), CultureInfo.InvariantCulture)));
    }

    private bool AddText(ref Utf8JsonReader json)
    {
        Span<byte> room = _key.GetSpan(json.ValueSpan.Length);
        _key.Advance(json.CopyString(room));
        return true;
    }
}
