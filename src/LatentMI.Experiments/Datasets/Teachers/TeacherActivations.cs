namespace LatentMI.Experiments.Datasets.Teachers;

/// <summary>The formulas and names of <see cref="TeacherActivation"/>.</summary>
public static class TeacherActivations
{
    /// <summary>The name as it is written in files and on the command line.</summary>
    /// <param name="activation">The activation.</param>
    public static string Name(TeacherActivation activation) => activation switch
    {
        TeacherActivation.Tanh => "tanh",
        TeacherActivation.Softplus => "softplus",
        TeacherActivation.Relu => "relu",
        _ => throw new ArgumentOutOfRangeException(nameof(activation), activation, "There is no such activation."),
    };

    /// <summary>Activates every value in place.</summary>
    /// <param name="activation">The activation.</param>
    /// <param name="values">The values.</param>
    public static void Apply(TeacherActivation activation, Span<float> values)
    {
        foreach (ref float value in values)
        {
            value = activation switch
            {
                TeacherActivation.Tanh => (float)Math.Tanh(value),
                TeacherActivation.Softplus => (float)(Math.Max(value, 0) + Math.Log(1 + Math.Exp(-Math.Abs(value)))),
                TeacherActivation.Relu => Math.Max(value, 0),
                _ => throw new ArgumentOutOfRangeException(nameof(activation), activation, "There is no such activation."),
            };
        }
    }
}
