namespace LatentMI.Preparing;

/// <summary>A column of X that is in Y too.</summary>
/// <param name="X">Its number in X, from 0.</param>
/// <param name="Y">Its number in Y, from 0.</param>
internal readonly record struct SharedColumn(int X, int Y);
