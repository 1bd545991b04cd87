using System.Runtime.Intrinsics;
using LatentMI.Numerics;

namespace LatentMI.Critics;

/// <summary>
/// The layers of a critic after the first, for many pairs at once, forward and backward: a row per unit, a lane per pair, so that vectors run over
/// pairs however narrow the critic is. One thread uses it at a time.
/// </summary>
internal abstract unsafe class CriticLanes
{
    /// <summary>Lanes come in multiples of this, two of the widest vectors.</summary>
    public const int Step = 32;

    /// <summary>Makes room for pairs.</summary>
    /// <param name="critic">The critic, whose weights are shared and not copied.</param>
    /// <param name="capacity">The largest number of lanes, a multiple of <see cref="Step"/>.</param>
    protected CriticLanes(Critic critic, int capacity)
    {
        Critic = critic;
        Capacity = capacity;
        FirstUnits = critic.First.Outputs;
        SecondUnits = critic.Second.Outputs;
        Hidden = new AlignedBuffer(checked(FirstUnits * capacity));
        SecondHidden = new AlignedBuffer(checked(SecondUnits * capacity));
        ScoreBuffer = new AlignedBuffer(capacity);
        GradientBuffer = new AlignedBuffer(capacity);
    }

    /// <summary>The largest number of lanes, and the distance from one unit's row to the next.</summary>
    public int Capacity { get; }

    /// <summary>The first layer's output of each lane, a row per unit; after <see cref="Backward"/> the gradient of what it was the ReLU of.</summary>
    public AlignedBuffer Hidden { get; }

    /// <summary>f of each lane, as <see cref="Forward"/> left it.</summary>
    public Span<float> Scores => ScoreBuffer.Span;

    /// <summary>The loss's derivative with respect to each score; to be filled in before <see cref="Backward"/>, with 0 where a lane has no pair.</summary>
    public Span<float> ScoreGradients => GradientBuffer.Span;

    /// <summary>The critic.</summary>
    protected Critic Critic { get; }

    /// <summary>W.</summary>
    protected int FirstUnits { get; }

    /// <summary>W/2.</summary>
    protected int SecondUnits { get; }

    /// <summary>The second layer's output, then its gradient.</summary>
    protected AlignedBuffer SecondHidden { get; }

    /// <summary>The memory of <see cref="Scores"/>.</summary>
    protected AlignedBuffer ScoreBuffer { get; }

    /// <summary>The memory of <see cref="ScoreGradients"/>.</summary>
    protected AlignedBuffer GradientBuffer { get; }

    /// <summary>Prepares lanes of a vector width.</summary>
    /// <param name="critic">The critic.</param>
    /// <param name="capacity">The largest number of lanes, a multiple of <see cref="Step"/>.</param>
    /// <param name="width">The vector width.</param>
    public static CriticLanes Create(Critic critic, int capacity, SimdWidth width) => width switch
    {
        SimdWidth.Vector512 => new CriticLanes<Simd512<float>, Vector512<float>>(critic, capacity),
        SimdWidth.Vector256 => new CriticLanes<Simd256<float>, Vector256<float>>(critic, capacity),
        SimdWidth.Vector128 => new CriticLanes<Simd128<float>, Vector128<float>>(critic, capacity),
        _ => new CriticLanes<SimdScalar<float>, float>(critic, capacity),
    };

    /// <summary>The number of lanes that a number of pairs takes.</summary>
    public static int Pad(int pairs) => checked(pairs + Step - 1) / Step * Step;

    /// <summary>Fills in <see cref="Hidden"/> for one row of X beside consecutive rows of Y: relu(x[unit] + y[unit, lane]).</summary>
    /// <param name="lane">The first lane.</param>
    /// <param name="count">How many, a multiple of <see cref="Step"/>.</param>
    /// <param name="x">The first layer's product with the row of X, plus the bias.</param>
    /// <param name="y">Its products with rows of Y, a row per unit.</param>
    /// <param name="stride">The distance from one unit's row of <paramref name="y"/> to the next.</param>
    public abstract void Pair(int lane, int count, float* x, float* y, nint stride);

    /// <summary>Computes <see cref="Scores"/> from <see cref="Hidden"/>.</summary>
    /// <param name="count">The number of lanes, a multiple of <see cref="Step"/>.</param>
    public abstract void Forward(int count);

    /// <summary>Computes gradients from <see cref="ScoreGradients"/> for the lanes of the last <see cref="Forward"/>.</summary>
    /// <param name="count">The number of lanes.</param>
    /// <param name="sums">The gradients of the second and last layer are added to it.</param>
    public abstract void Backward(int count, CriticSums sums);

    /// <summary>Adds up the gradient of <see cref="Hidden"/> for one row of X beside consecutive rows of Y: the way back through <see cref="Pair"/>.</summary>
    /// <param name="lane">The first lane.</param>
    /// <param name="count">How many.</param>
    /// <param name="x">Receives one sum per unit.</param>
    /// <param name="y">Every lane is added to it, a row per unit.</param>
    /// <param name="stride">The distance from one unit's row of <paramref name="y"/> to the next.</param>
    public abstract void SpreadGradient(int lane, int count, float* x, float* y, nint stride);
}

/// <summary>Lanes of one vector width.</summary>
/// <typeparam name="TSimd">The vector operations.</typeparam>
/// <typeparam name="TVector">Their vector.</typeparam>
/// <param name="critic">The critic.</param>
/// <param name="capacity">The largest number of lanes.</param>
internal sealed unsafe class CriticLanes<TSimd, TVector>(Critic critic, int capacity) : CriticLanes(critic, capacity)
    where TSimd : struct, ISimd<TVector, float>
{
    // The factor that a product reads again and again stays in the first-level cache.
    private const int CachedValues = 8192;

    private static TVector Zero => TSimd.Create(0);

    /// <inheritdoc/>
    public override void Pair(int lane, int count, float* x, float* y, nint stride)
    {
        for (int unit = 0; unit < FirstUnits; unit++)
        {
            TVector shift = TSimd.Create(x[unit]);
            float* source = y + (unit * stride);
            float* hidden = Hidden.Pointer + ((nint)unit * Capacity) + lane;
            for (int l = 0; l < count; l += TSimd.Count)
            {
                TVector sum = TSimd.Add(shift, TSimd.Load(ref *source, l));
                TSimd.Store(TSimd.SelectPositive(sum, sum, Zero), ref *hidden, l);
            }
        }
    }

    /// <inheritdoc/>
    public override void Forward(int count)
    {
        Multiply(
            Critic.Second.Weights.Matrix, Hidden.Pointer, SecondHidden.Pointer, count, Critic.Second.Bias.Value.Pointer);
        float* weights = Critic.Last.Weights.Value.Pointer;
        TVector bias = TSimd.Create(Critic.Last.Bias.Value.Span[0]);
        for (int l = 0; l < count; l += TSimd.Count)
        {
            TVector score = bias;
            for (int unit = 0; unit < SecondUnits; unit++)
            {
                score = TSimd.MultiplyAdd(TSimd.Create(weights[unit]), TSimd.Load(ref *SecondHidden.Pointer, ((nint)unit * Capacity) + l), score);
            }

            TSimd.Store(score, ref *ScoreBuffer.Pointer, l);
        }
    }

    /// <inheritdoc/>
    public override void Backward(int count, CriticSums sums)
    {
        float* gradients = GradientBuffer.Pointer;
        TVector total = Zero;
        for (int l = 0; l < count; l += TSimd.Count)
        {
            total = TSimd.Add(total, TSimd.Load(ref *gradients, l));
        }

        *sums.LastBias += TSimd.Sum(total);
        for (int unit = 0; unit < SecondUnits; unit++)
        {
            float* hidden = SecondHidden.Pointer + ((nint)unit * Capacity);
            TVector weight = TSimd.Create(Critic.Last.Weights.Value.Pointer[unit]);
            TVector weightSum = Zero;
            TVector biasSum = Zero;
            for (int l = 0; l < count; l += TSimd.Count)
            {
                TVector value = TSimd.Load(ref *hidden, l);
                TVector gradient = TSimd.Load(ref *gradients, l);
                weightSum = TSimd.MultiplyAdd(gradient, value, weightSum);
                gradient = TSimd.SelectPositive(value, TSimd.Multiply(gradient, weight), Zero);
                biasSum = TSimd.Add(biasSum, gradient);
                TSimd.Store(gradient, ref *hidden, l);
            }

            sums.LastWeights[unit] += TSimd.Sum(weightSum);
            sums.SecondBias[unit] += TSimd.Sum(biasSum);
        }

        AddOuterProducts(count, sums.SecondWeights);
        Multiply(Critic.Second.Weights.Matrix.Transposed, SecondHidden.Pointer, Hidden.Pointer, count, bias: null);
    }

    /// <inheritdoc/>
    public override void SpreadGradient(int lane, int count, float* x, float* y, nint stride)
    {
        for (int unit = 0; unit < FirstUnits; unit++)
        {
            float* source = Hidden.Pointer + ((nint)unit * Capacity) + lane;
            float* target = y + (unit * stride);
            TVector sum = Zero;
            for (int l = 0; l < count; l += TSimd.Count)
            {
                TVector gradient = TSimd.Load(ref *source, l);
                sum = TSimd.Add(sum, gradient);
                TSimd.Store(TSimd.Add(gradient, TSimd.Load(ref *target, l)), ref *target, l);
            }

            x[unit] = TSimd.Sum(sum);
        }
    }

    /// <summary>C = relu(A B + bias); without a bias, C = A B where C was positive, else 0. B and C have a lane per column.</summary>
    private void Multiply(MatrixView a, float* b, float* c, int count, float* bias)
    {
        int block = Math.Max(Step, CachedValues / a.Columns / Step * Step);
        for (int start = 0; start < count; start += block)
        {
            int end = Math.Min(start + block, count);
            int row = 0;
            for (; row + 4 <= a.Rows; row += 4)
            {
                for (int l = start; l < end; l += 2 * TSimd.Count)
                {
                    MultiplyFour(a, row, b + l, c + l, bias);
                }
            }

            for (; row < a.Rows; row++)
            {
                for (int l = start; l < end; l += TSimd.Count)
                {
                    MultiplyOne(a, row, b + l, c + l, bias);
                }
            }
        }
    }

    private void MultiplyFour(MatrixView a, int row, float* b, float* c, float* bias)
    {
        float* a0 = a.Data + (row * a.RowStride);
        float* a1 = a0 + a.RowStride;
        float* a2 = a1 + a.RowStride;
        float* a3 = a2 + a.RowStride;
        TVector c00 = bias == null ? Zero : TSimd.Create(bias[row]);
        TVector c10 = bias == null ? Zero : TSimd.Create(bias[row + 1]);
        TVector c20 = bias == null ? Zero : TSimd.Create(bias[row + 2]);
        TVector c30 = bias == null ? Zero : TSimd.Create(bias[row + 3]);
        TVector c01 = c00;
        TVector c11 = c10;
        TVector c21 = c20;
        TVector c31 = c30;
        nint step = a.ColumnStride;
        nint offset = 0;
        for (int depth = a.Columns; depth > 0; depth--, b += Capacity, offset += step)
        {
            TVector b0 = TSimd.Load(ref *b, 0);
            TVector b1 = TSimd.Load(ref *b, TSimd.Count);
            TVector factor = TSimd.Create(a0[offset]);
            c00 = TSimd.MultiplyAdd(factor, b0, c00);
            c01 = TSimd.MultiplyAdd(factor, b1, c01);
            factor = TSimd.Create(a1[offset]);
            c10 = TSimd.MultiplyAdd(factor, b0, c10);
            c11 = TSimd.MultiplyAdd(factor, b1, c11);
            factor = TSimd.Create(a2[offset]);
            c20 = TSimd.MultiplyAdd(factor, b0, c20);
            c21 = TSimd.MultiplyAdd(factor, b1, c21);
            factor = TSimd.Create(a3[offset]);
            c30 = TSimd.MultiplyAdd(factor, b0, c30);
            c31 = TSimd.MultiplyAdd(factor, b1, c31);
        }

        c += (nint)row * Capacity;
        Finish(c00, c, bias);
        Finish(c01, c + TSimd.Count, bias);
        Finish(c10, c + Capacity, bias);
        Finish(c11, c + Capacity + TSimd.Count, bias);
        Finish(c20, c + (2 * (nint)Capacity), bias);
        Finish(c21, c + (2 * (nint)Capacity) + TSimd.Count, bias);
        Finish(c30, c + (3 * (nint)Capacity), bias);
        Finish(c31, c + (3 * (nint)Capacity) + TSimd.Count, bias);
    }

    private void MultiplyOne(MatrixView a, int row, float* b, float* c, float* bias)
    {
        float* factor = a.Data + (row * a.RowStride);
        TVector sum = bias == null ? Zero : TSimd.Create(bias[row]);
        for (int depth = a.Columns; depth > 0; depth--, b += Capacity, factor += a.ColumnStride)
        {
            sum = TSimd.MultiplyAdd(TSimd.Create(*factor), TSimd.Load(ref *b, 0), sum);
        }

        Finish(sum, c + ((nint)row * Capacity), bias);
    }

    private static void Finish(TVector sum, float* c, float* bias) =>
        TSimd.Store(TSimd.SelectPositive(bias == null ? TSimd.Load(ref *c, 0) : sum, sum, Zero), ref *c, 0);

    /// <summary>Adds the second layer's gradient, the sums over lanes of second-layer gradients times first-layer outputs.</summary>
    private void AddOuterProducts(int count, float* sums)
    {
        int unit = 0;
        for (; unit + 4 <= SecondUnits; unit += 4)
        {
            int input = 0;
            for (; input + 2 <= FirstUnits; input += 2)
            {
                AddOuterProductsOfFour(count, unit, input, sums);
            }

            for (; input < FirstUnits; input++)
            {
                for (int u = unit; u < unit + 4; u++)
                {
                    AddOuterProduct(count, u, input, sums);
                }
            }
        }

        for (; unit < SecondUnits; unit++)
        {
            for (int input = 0; input < FirstUnits; input++)
            {
                AddOuterProduct(count, unit, input, sums);
            }
        }
    }

    private void AddOuterProductsOfFour(int count, int unit, int input, float* sums)
    {
        float* g0 = SecondHidden.Pointer + ((nint)unit * Capacity);
        float* g1 = g0 + Capacity;
        float* g2 = g1 + Capacity;
        float* g3 = g2 + Capacity;
        float* h0 = Hidden.Pointer + ((nint)input * Capacity);
        float* h1 = h0 + Capacity;
        TVector s00 = Zero, s01 = Zero, s10 = Zero, s11 = Zero, s20 = Zero, s21 = Zero, s30 = Zero, s31 = Zero;
        for (int l = 0; l < count; l += TSimd.Count)
        {
            TVector left = TSimd.Load(ref *h0, l);
            TVector right = TSimd.Load(ref *h1, l);
            TVector gradient = TSimd.Load(ref *g0, l);
            s00 = TSimd.MultiplyAdd(gradient, left, s00);
            s01 = TSimd.MultiplyAdd(gradient, right, s01);
            gradient = TSimd.Load(ref *g1, l);
            s10 = TSimd.MultiplyAdd(gradient, left, s10);
            s11 = TSimd.MultiplyAdd(gradient, right, s11);
            gradient = TSimd.Load(ref *g2, l);
            s20 = TSimd.MultiplyAdd(gradient, left, s20);
            s21 = TSimd.MultiplyAdd(gradient, right, s21);
            gradient = TSimd.Load(ref *g3, l);
            s30 = TSimd.MultiplyAdd(gradient, left, s30);
            s31 = TSimd.MultiplyAdd(gradient, right, s31);
        }

        sums += ((nint)unit * FirstUnits) + input;
        sums[0] += TSimd.Sum(s00);
        sums[1] += TSimd.Sum(s01);
        sums += FirstUnits;
        sums[0] += TSimd.Sum(s10);
        sums[1] += TSimd.Sum(s11);
        sums += FirstUnits;
        sums[0] += TSimd.Sum(s20);
        sums[1] += TSimd.Sum(s21);
        sums += FirstUnits;
        sums[0] += TSimd.Sum(s30);
        sums[1] += TSimd.Sum(s31);
    }

    private void AddOuterProduct(int count, int unit, int input, float* sums)
    {
        float* gradient = SecondHidden.Pointer + ((nint)unit * Capacity);
        float* hidden = Hidden.Pointer + ((nint)input * Capacity);
        TVector sum = Zero;
        for (int l = 0; l < count; l += TSimd.Count)
        {
            sum = TSimd.MultiplyAdd(TSimd.Load(ref *gradient, l), TSimd.Load(ref *hidden, l), sum);
        }

        sums[((nint)unit * FirstUnits) + input] += TSimd.Sum(sum);
    }
}
