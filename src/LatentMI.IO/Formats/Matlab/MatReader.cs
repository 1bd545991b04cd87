using LatentMI.IO.Arrays;
using LatentMI.IO.Streams;

namespace LatentMI.IO.Formats.Matlab;

/// <summary>Reads the variables of a MAT-file.</summary>
/// <param name="file">The file.</param>
internal sealed class MatReader(SourceFile file) : FormatReader(file, "mat")
{
    private const int MostNamesShown = 12;

    /// <summary>Reads a variable as samples: the first axis is the rows; a list of numbers is one column.</summary>
    /// <param name="address">What the user wrote: the file, the name of a variable, and columns of it; without a name the only one that holds numbers.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="InputException">There is no such variable, it holds no real numbers, or there are several and none was named.</exception>
    public override SampleSource ReadSamples(SampleAddress address, CancellationToken cancellationToken)
    {
        // Names of MATLAB have no colons, and a variable may be called T.
        (string? name, bool isTransposed, string? columns) = address.SplitMatrix(
            item => !item.Contains(':', StringComparison.Ordinal) && (item != SampleAddress.Transposed || HasVariable(item, cancellationToken)));
        var variables = new List<MatVariable>();
        MatVariable? wanted = null;
        NumericArray? values = null;
        using Stream content = File.Content();
        using var elements = new MatElements(content);
        foreach (MatVariable variable in elements.Variables(cancellationToken))
        {
            variables.Add(variable);
            if (wanted is null && (name is null ? variable.HasNumbers : variable.Name == name))
            {
                wanted = variable;
                values = variable.Problem is { } problem
                    ? throw new InputException($"{address.Text}: {problem}.")
                    : elements.ReadValues(variable, Room, address.Text, cancellationToken);
            }
        }

        Choose(address, name, variables);
        return ToSource(values!, address, wanted!, Name, isNamed: name is not null, isTransposed, columns);
    }

    /// <summary>Lists the variables, by what is said of them before their values.</summary>
    /// <param name="address">The file's address.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="InputException">An axis is longer than possible.</exception>
    public override IReadOnlyList<ContentItem> List(SampleAddress address, CancellationToken cancellationToken)
    {
        using Stream content = File.Content();
        using var elements = new MatElements(content);
        return [.. elements.Variables(cancellationToken).Select(variable => Describe($"{address.Path}:{variable.Name}", variable))];
    }

    /// <summary>Finds the variable to read.</summary>
    /// <param name="address">What the user wrote.</param>
    /// <param name="name">The variable's name; null for the only one of numbers.</param>
    /// <param name="variables">All variables of the file.</param>
    /// <exception cref="InputException">There is no such variable, it holds no real numbers, or there are several and none was named.</exception>
    internal static MatVariable Choose(SampleAddress address, string? name, IReadOnlyCollection<MatVariable> variables)
    {
        MatVariable[] fitting = [.. variables.Where(variable => name is null ? variable.HasNumbers : variable.Name == name)];
        if (fitting.Length == 0)
        {
            throw new InputException(name is null
                ? $"{address.Path}: holds no variable of real numbers{(variables.FirstOrDefault(variable => variable.Problem is not null) is { } other ? $"; of {OneLine.Quote(other.Name)}, {other.Problem}" : "")}."
                : $"{address.Path}: has no variable {OneLine.Quote(name)}. The variables are {Names(variables)}.");
        }

        if (name is null && fitting.Length > 1)
        {
            throw new InputException(
                $"{address.Path}: holds {fitting.Length} variables; name one as {address.Path}:variable. The variables are {Names(fitting)}.");
        }

        return fitting[0].Problem is { } problem ? throw new InputException($"{address.Text}: {problem}.") : fitting[0];
    }

    /// <summary>Makes samples of the values of a variable.</summary>
    /// <param name="values">The values.</param>
    /// <param name="address">What the user wrote.</param>
    /// <param name="variable">The variable.</param>
    /// <param name="format">The format's short name.</param>
    /// <param name="isNamed">Whether the user named the variable.</param>
    /// <param name="isTransposed">Whether rows and columns change places.</param>
    /// <param name="columns">What the user wrote for the columns; null for all.</param>
    /// <exception cref="InputException">There are no such columns.</exception>
    internal static SampleSource ToSource(
        NumericArray values, SampleAddress address, MatVariable variable, string format, bool isNamed, bool isTransposed, string? columns)
    {
        SampleSource source = values.ToSource(address.Text, format);
        IEnumerable<string> notes =
        [
            .. isNamed ? Array.Empty<string>() : [$"the file's only variable of numbers, {OneLine.Quote(variable.Name)}, was read"],
            .. variable.IsRowVector ? [$"a row of {OneLine.Count(variable.Axes[1], "value")} was read as one column"] : Array.Empty<string>(),
            .. source.Notes,
        ];
        return (source with { Notes = [.. notes] }).Select(isTransposed, columns);
    }

    /// <summary>Describes a variable.</summary>
    /// <param name="address">Its address.</param>
    /// <param name="variable">The variable.</param>
    internal static ContentItem Describe(string address, MatVariable variable)
    {
        if (variable.Problem is { } problem)
        {
            return new ContentItem { Address = address, Kind = "array", Rows = 0, Columns = 0, Problem = $"{address}: {problem}." };
        }

        ArrayShape shape = variable.Shape(address);
        return new ContentItem { Address = address, Kind = "array", Rows = shape.Rows, Columns = shape.Columns, Type = variable.Class.ToString().ToLowerInvariant() };
    }

    private bool HasVariable(string name, CancellationToken cancellationToken)
    {
        using Stream content = File.Content();
        using var elements = new MatElements(content);
        return elements.Variables(cancellationToken).Any(variable => variable.Name == name);
    }

    private static string Names(IReadOnlyCollection<MatVariable> variables)
    {
        string names = string.Join(", ", variables.Take(MostNamesShown).Select(variable => OneLine.Of(variable.Name)));
        return variables.Count > MostNamesShown ? $"{names}, ..." : names;
    }
}
