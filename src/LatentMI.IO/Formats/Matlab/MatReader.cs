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
        // Names of MATLAB have no colons.
        (string? name, string? columns) = address.SplitItem(item => !item.Contains(':', StringComparison.Ordinal));
        var variables = new List<MatVariable>();
        MatVariable? wanted = null;
        NumericArray? values = null;
        using Stream content = File.Content();
        using var elements = new MatElements(content);
        foreach (MatVariable variable in elements.Variables(cancellationToken))
        {
            variables.Add(variable);
            if (wanted is null && (name is null ? variable.Problem is null : variable.Name == name))
            {
                wanted = variable;
                values = variable.Problem is { } problem
                    ? throw new InputException($"{address.Text}: {problem}.")
                    : elements.ReadValues(variable, address.Text, cancellationToken);
            }
        }

        if (wanted is null || values is null)
        {
            throw new InputException(name is null
                ? $"{File.Path}: holds no variable of real numbers."
                : $"{File.Path}: has no variable {OneLine.Quote(name)}. The variables are {Names(variables)}.");
        }

        MatVariable[] readable = [.. variables.Where(variable => variable.Problem is null)];
        if (name is null && readable.Length > 1)
        {
            throw new InputException(
                $"{File.Path}: holds {readable.Length} variables; name one as {File.Path}:variable. The variables are {Names(readable)}.");
        }

        SampleSource source = values.ToSource(address.Text, Name);
        IEnumerable<string> notes =
        [
            .. name is null ? [$"the file's only variable of numbers, {OneLine.Quote(wanted.Name)}, was read"] : Array.Empty<string>(),
            .. wanted.IsRowVector ? [$"a row of {OneLine.Count(wanted.Axes[1], "value")} was read as one column"] : Array.Empty<string>(),
            .. source.Notes,
        ];
        return ColumnSelection.Apply(source with { Notes = [.. notes] }, columns);
    }

    /// <summary>Lists the variables, by what is said of them before their values.</summary>
    /// <param name="address">The file's address.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="InputException">An axis is longer than possible.</exception>
    public override IReadOnlyList<ContentItem> List(SampleAddress address, CancellationToken cancellationToken)
    {
        using Stream content = File.Content();
        using var elements = new MatElements(content);
        return [.. elements.Variables(cancellationToken).Select(variable => Item($"{address.Path}:{variable.Name}", variable))];
    }

    private static ContentItem Item(string address, MatVariable variable)
    {
        if (variable.Problem is { } problem)
        {
            return new ContentItem { Address = address, Kind = "array", Rows = 0, Columns = 0, Problem = $"{address}: {problem}." };
        }

        ArrayShape shape = variable.Shape(address);
        return new ContentItem { Address = address, Kind = "array", Rows = shape.Rows, Columns = shape.Columns, Type = variable.Class.ToString().ToLowerInvariant() };
    }

    private static string Names(IReadOnlyCollection<MatVariable> variables)
    {
        string names = string.Join(", ", variables.Take(MostNamesShown).Select(variable => OneLine.Of(variable.Name)));
        return variables.Count > MostNamesShown ? $"{names}, ..." : names;
    }
}
