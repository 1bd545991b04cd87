namespace LatentMI.Networks;

/// <summary>The function after a linear layer.</summary>
internal enum Activation
{
    /// <summary>x.</summary>
    Identity,

    /// <summary>x for x &gt; 0, else 0.2 x (Maas, Hannun and Ng 2013).</summary>
    LeakyRelu,

    /// <summary>max(x, 0).</summary>
    Relu,

    /// <summary>ln(1 + e^x).</summary>
    Softplus,
}

/// <summary>The activations' formulas.</summary>
internal static class ActivationFormula
{
    /// <summary>The slope for x &lt;= 0 of the activations that are linear on both sides of 0; Softplus is not, and has 1 here.</summary>
    public static float NegativeSlope(this Activation activation) => activation switch
    {
        Activation.LeakyRelu => 0.2f,
        Activation.Relu => 0,
        _ => 1,
    };

    /// <summary>ln(1 + e^x), without overflow.</summary>
    public static float Softplus(float x) => MathF.Max(x, 0) + Log1P(MathF.Exp(-MathF.Abs(x)));

    /// <summary>The derivative of Softplus where it has the value s: 1 - e^-s.</summary>
    public static float SoftplusDerivative(float value) => 1 - MathF.Exp(-value);

    // ln(1 + x) for 0 <= x <= 1; the double logarithm keeps all of a float's digits.
    private static float Log1P(float x) => (float)Math.Log(1.0 + x);
}
