namespace LatentMI.IO.Selecting;

/// <summary>The three values of Kleene's logic, in an order in which "and" is the least and "or" the greatest.</summary>
internal enum Truth
{
    /// <summary>Not so.</summary>
    False = -1,

    /// <summary>A missing value leaves it open.</summary>
    Unknown = 0,

    /// <summary>So.</summary>
    True = 1,
}
