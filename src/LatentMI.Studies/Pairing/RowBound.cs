using System.Globalization;
using LatentMI.Pairing;
using LatentMI.Settings;

namespace LatentMI.Studies.Pairing;

/// <summary>The most rows that an estimate uses, drawn at random where there are more, which keeps time and memory bounded.</summary>
/// <param name="given">The most rows; null where that is left to the estimator.</param>
public sealed class RowBound(int? given)
{
    /// <summary>The most rows that learned codes use where none are given: their standard error is small by then, and others cost hours.</summary>
    public const int Default = 200_000;

    /// <summary>Draws rows where there are too many.</summary>
    /// <param name="available">The number of rows.</param>
    /// <param name="isLatent">Whether the estimator learns codes.</param>
    /// <param name="block">The length of the blocks of a time series; null for independent rows.</param>
    /// <param name="seed">The seed of the drawing.</param>
    /// <param name="names">How messages name settings.</param>
    /// <returns>The rows to use; null for all.</returns>
    /// <exception cref="InputException">A block of the time series is longer than the rows to draw.</exception>
    public int[]? Draw(int available, bool isLatent, int? block, ulong seed, SettingNames names)
    {
        int most = given ?? (isLatent ? Default : int.MaxValue);
        if (available <= most)
        {
            return null;
        }

        return (block ?? 1) <= most ? RowSubsample.Draw(available, most, seed, block ?? 1) : throw new InputException(string.Create(
            CultureInfo.InvariantCulture, $"{names.Of(PairSettings.MaxRows)} {most} is less than one block of the time series, {block} rows; give more rows or shorter blocks."));
    }
}
