using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace LatentMI.Studies.Sweeps;

/// <summary>The edge to the YAML library: a text becomes the nodes of its documents.</summary>
internal static class PlanDocument
{
    /// <summary>Reads the only document of a text.</summary>
    /// <param name="path">How messages call the text.</param>
    /// <param name="text">The text.</param>
    /// <exception cref="InputException">It is neither YAML nor JSON, or holds another number of documents.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <remarks>
    /// Where a text is not well formed, the library raises exceptions of its own or those of whatever its next step stumbles over: of arguments, of states,
    /// of indices. None of them is a defect of this program, and there is no list of them to name, so here, and only here, all are taken for what they mean.
    /// </remarks>
    public static YamlNode Read(string path, TextReader text)
    {
        var events = new NestingLimit(new Parser(text));
        var stream = new YamlStream();
        try
        {
            stream.Load(events);
        }
        catch (YamlException e)
        {
            throw NotYaml(path, e.Start.Line, e);
        }
#pragma warning disable CA1031 // See the remarks.
        catch (Exception e) when (e is not (IOException or UnauthorizedAccessException or OutOfMemoryException))
#pragma warning restore CA1031
        {
            throw NotYaml(path, events.Current?.End.Line ?? 1, e);
        }

        return stream.Documents.Count switch
        {
            0 => throw new InputException($"{path}: is empty; docs/sweeps.md describes plans."),
            1 => stream.Documents[0].RootNode,
            _ => throw new InputException($"{path}: holds {stream.Documents.Count} documents; make a file of each."),
        };
    }

    /// <summary>What is wrong, with the line; exceptions that are not the library's own say nothing about the text.</summary>
    private static InputException NotYaml(string path, long line, Exception e)
    {
        string problem = e is YamlException ? OneLine.Of((e.InnerException ?? e).Message) : "something after this line's start does not fit, such as a bracket or brace without its end";
        return new InputException(string.Create(CultureInfo.InvariantCulture, $"{path}: line {line}: is neither YAML nor JSON: {problem.TrimEnd('.')}."), e);
    }
}
