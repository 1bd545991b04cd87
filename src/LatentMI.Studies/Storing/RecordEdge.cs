namespace LatentMI.Studies.Storing;

/// <summary>The edge where records of a folder are evaluated: a record that is well formed may still lack a setting or a value that those of its work have.</summary>
public static class RecordEdge
{
    /// <summary>Evaluates records.</summary>
    /// <typeparam name="T">What is made of them.</typeparam>
    /// <param name="folder">The folder of the records.</param>
    /// <param name="use">Evaluates them; settings are looked up by <see cref="ParameterSet.Number"/> and <see cref="ParameterSet.Text"/>.</param>
    /// <exception cref="InputException">A record lacks a setting, or one of its series is shorter than the others.</exception>
    public static T Use<T>(string folder, Func<T> use)
    {
        ArgumentNullException.ThrowIfNull(use);
        try
        {
            return use();
        }
        catch (Exception e) when (e is KeyNotFoundException or IndexOutOfRangeException or ArgumentOutOfRangeException)
        {
            throw new InputException($"{folder}: a record is damaged or of other work ({OneLine.Of(e.Message).TrimEnd('.')}); remove that record, or run the work again.", e);
        }
    }
}
