using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace LatentMI.Studies.Sweeps;

/// <summary>
/// The events of a YAML text, which end with an error where structures are nested deeper than any plan needs: the library builds its nodes by recursion,
/// which would overflow the stack.
/// </summary>
/// <param name="events">The events as the library's parser finds them.</param>
internal sealed class NestingLimit(IParser events) : IParser
{
    // A plan needs five: a list of groups or estimates, its mappings, their lists.
    private const int Deepest = 64;
    private int _depth;

    /// <inheritdoc/>
    public ParsingEvent? Current => events.Current;

    /// <inheritdoc/>
    /// <exception cref="YamlException">A structure is nested too deeply.</exception>
    public bool MoveNext()
    {
        bool hasNext = events.MoveNext();
        if (!hasNext || events.Current is not { } found)
        {
            return hasNext;
        }

        _depth += found.NestingIncrease;
        return _depth <= Deepest
            ? true
            : throw new YamlException(found.Start, found.End, string.Create(CultureInfo.InvariantCulture, $"structures are nested deeper than {Deepest} levels"));
    }
}
