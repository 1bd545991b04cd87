using LatentMI.Numerics;

namespace LatentMI.Networks;

/// <summary>
/// Adam (Kingma and Ba 2015) with decoupled weight decay (Loshchilov and Hutter 2019): w shrinks by lr * decay * w, then moves by
/// lr m' / (sqrt(v') + eps), m' and v' the moments corrected for their start at 0.
/// </summary>
internal sealed unsafe class AdamOptimizer : VectorWork
{
    private const float Beta1 = 0.9f;
    private const float Beta2 = 0.999f;
    private const int ValuesPerPart = 16384;

    private readonly Part[] _parts;
    private readonly float _learningRate;
    private readonly float _shrinkage;
    private readonly float _epsilon;
    private double _beta1Power = 1;
    private double _beta2Power = 1;
    private float _stepSize;
    private float _secondMomentScale;

    /// <summary>Prepares the steps.</summary>
    /// <param name="compute">What they run on.</param>
    /// <param name="parameters">What is adjusted.</param>
    /// <param name="learningRate">lr.</param>
    /// <param name="weightDecay">The decoupled decay.</param>
    /// <param name="epsilon">eps.</param>
    public AdamOptimizer(Compute compute, IEnumerable<Parameter> parameters, double learningRate, double weightDecay, double epsilon = 1e-7)
        : base(compute)
    {
        _learningRate = (float)learningRate;
        _shrinkage = (float)(1 - (learningRate * weightDecay));
        _epsilon = (float)epsilon;
        _parts = [.. parameters.SelectMany(Split)];
    }

    /// <summary>Moves every parameter by its gradient.</summary>
    public void Step()
    {
        _beta1Power *= Beta1;
        _beta2Power *= Beta2;
        _stepSize = (float)(_learningRate / (1 - _beta1Power));
        _secondMomentScale = (float)(1 / Math.Sqrt(1 - _beta2Power));
        RunParts(_parts.Length);
    }

    /// <inheritdoc/>
    protected override void RunPart<TSimd, TVector>(int part)
    {
        Part p = _parts[part];
        float* value = p.Parameter.Value.Pointer + p.Start;
        float* gradient = p.Parameter.Gradient.Pointer + p.Start;
        float* first = p.FirstMoment.Pointer + p.Start;
        float* second = p.SecondMoment.Pointer + p.Start;
        int count = Math.Min(ValuesPerPart, p.Parameter.Value.Length - p.Start);
        int i = Step<TSimd, TVector>(value, gradient, first, second, 0, count);
        Step<SimdScalar<float>, float>(value, gradient, first, second, i, count);
    }

    private int Step<TSimd, TVector>(float* value, float* gradient, float* first, float* second, int i, int count)
        where TSimd : struct, ISimd<TVector, float>
    {
        TVector keep1 = TSimd.Create(Beta1);
        TVector take1 = TSimd.Create(1 - Beta1);
        TVector keep2 = TSimd.Create(Beta2);
        TVector take2 = TSimd.Create(1 - Beta2);
        TVector epsilon = TSimd.Create(_epsilon);
        TVector scale = TSimd.Create(_secondMomentScale);
        TVector stepSize = TSimd.Create(_stepSize);
        TVector shrinkage = TSimd.Create(_shrinkage);
        for (; i <= count - TSimd.Count; i += TSimd.Count)
        {
            TVector g = TSimd.Load(ref *gradient, i);
            TVector m = TSimd.Add(TSimd.Multiply(keep1, TSimd.Load(ref *first, i)), TSimd.Multiply(take1, g));
            TVector v = TSimd.Add(TSimd.Multiply(keep2, TSimd.Load(ref *second, i)), TSimd.Multiply(take2, TSimd.Multiply(g, g)));
            TVector move = TSimd.Divide(TSimd.Multiply(stepSize, m), TSimd.Add(TSimd.Multiply(TSimd.Sqrt(v), scale), epsilon));
            TSimd.Store(m, ref *first, i);
            TSimd.Store(v, ref *second, i);
            TSimd.Store(TSimd.Subtract(TSimd.Multiply(TSimd.Load(ref *value, i), shrinkage), move), ref *value, i);
        }

        return i;
    }

    private static IEnumerable<Part> Split(Parameter parameter)
    {
        int length = parameter.Value.Length;
        AlignedBuffer firstMoment = new(length);
        AlignedBuffer secondMoment = new(length);
        for (int start = 0; start < length; start += ValuesPerPart)
        {
            yield return new Part(parameter, firstMoment, secondMoment, start);
        }
    }

    /// <summary>A run of a parameter's values, with Adam's means of gradients and of squared gradients.</summary>
    private sealed record Part(Parameter Parameter, AlignedBuffer FirstMoment, AlignedBuffer SecondMoment, int Start);
}
