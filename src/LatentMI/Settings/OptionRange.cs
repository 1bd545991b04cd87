using System.Runtime.CompilerServices;

namespace LatentMI.Settings;

/// <summary>Checks of option values that several estimators share.</summary>
internal static class OptionRange
{
    /// <summary>Requires a value that its enumeration defines.</summary>
    /// <typeparam name="T">The enumeration, which the exception names.</typeparam>
    /// <param name="value">The value.</param>
    /// <exception cref="ArgumentOutOfRangeException">The enumeration does not define it.</exception>
    public static void RequireDefined<T>(T value)
        where T : struct, Enum
    {
        if (!Enum.IsDefined(value))
        {
            throw new ArgumentOutOfRangeException(typeof(T).Name, value, "There is no such choice.");
        }
    }

    /// <summary>Requires a whole number, where there is one, of at least some other.</summary>
    /// <param name="value">The number; null where the option is left to the data.</param>
    /// <param name="least">The least that it may be.</param>
    /// <param name="name">The option, which the exception names.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is less.</exception>
    public static void RequireAtLeast(int? value, int least, [CallerArgumentExpression(nameof(value))] string? name = null)
    {
        if (value is { } number)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(number, least, name);
        }
    }

    /// <summary>Requires a finite number of at least 0.</summary>
    /// <param name="value">The number.</param>
    /// <param name="name">The option, which the exception names.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative, infinite or NaN.</exception>
    public static void RequireNotNegative(double value, string name)
    {
        if (!double.IsFinite(value) || value < 0)
        {
            throw new ArgumentOutOfRangeException(name, value, "The value must be finite and not negative.");
        }
    }
}
