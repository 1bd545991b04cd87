using System.Globalization;
using LatentMI.Networks;
using LatentMI.Numerics;
using LatentMI.Preparing;
using LatentMI.Representation;

namespace LatentMI.Estimators.Latent;

/// <summary>
/// The arrays of feature maps and encoders in the file of a model; each name begins with the side and a number, such as <c>x_map0</c> and <c>x0</c>.
/// </summary>
internal static class EncoderArrays
{
    /// <summary>Describes and writes a feature map.</summary>
    /// <param name="archive">The arrays of the model.</param>
    /// <param name="map">The map.</param>
    /// <param name="name">What its arrays begin with.</param>
    public static FeatureSettings WriteMap(List<ModelArray> archive, FeatureMap map, string name)
    {
        switch (map.Scoring)
        {
            case ColumnStandardizer standardizer:
                WriteStandardizer(archive, standardizer, name);
                break;
            case PowerScoring powers:
                WriteStandardizer(archive, powers.Standardizer, name);
                archive.Add($"{name}_powers", powers.Powers, powers.Powers.Length);
                break;
            default:
                WriteTables(archive, ((RankScoring)map.Scoring).Tables, $"{name}_scores");
                break;
        }

        if (map.Reduction is { } reduction)
        {
            WriteMatrix(archive, reduction, $"{name}_reduction");
        }

        switch (map.Expansion)
        {
            case FoldedExpansion folded:
                WriteTables(archive, folded.Folding.Tables, $"{name}_folded");
                archive.Add($"{name}_folded_scales", folded.Scales, folded.Scales.Length);
                archive.Add($"{name}_levels", (double[])[.. folded.Levels.Levels.SelectMany(level => new[] { level.Column, level.Score, level.Share })], folded.Levels.Levels.Count, 3);
                break;
            case KernelExpansion kernel:
                WriteMatrix(archive, kernel.Landmarks, $"{name}_landmarks");
                archive.Add($"{name}_kernel_width", (double[])[kernel.Width], 1);
                archive.Add($"{name}_kernel_means", kernel.Means, kernel.Means.Length);
                break;
            case NormExpansion norm:
                WriteNorm(archive, norm, name);
                break;
            case UnitNormExpansion unitNorm:
                archive.Add($"{name}_unit_norm_means", unitNorm.Means, unitNorm.Means.Length);
                break;
            case ModulatedExpansion modulated:
                WriteNorm(archive, modulated.Size, name);
                archive.Add($"{name}_modulated", (double[])[.. modulated.Used], modulated.Used.Length);
                archive.Add($"{name}_modulated_means", modulated.Means, modulated.Means.Length);
                break;
        }

        WriteMatrix(archive, map.Whitening, $"{name}_whitening");
        return new FeatureSettings(Ranks: map.Scoring is RankScoring, Folded: map.Expansion is FoldedExpansion)
        {
            Kernel = map.Expansion is KernelExpansion,
            Norm = map.Expansion is NormExpansion,
            UnitNorm = map.Expansion is UnitNormExpansion,
            Modulated = map.Expansion is ModulatedExpansion,
            Powers = map.Scoring is PowerScoring,
        };
    }

    /// <summary>Reads a feature map.</summary>
    /// <param name="arrays">The file's arrays.</param>
    /// <param name="settings">The map's description.</param>
    /// <param name="name">What its arrays begin with.</param>
    public static FeatureMap ReadMap(ModelArrays arrays, FeatureSettings settings, string name)
    {
        ISampleScoring scoring = settings switch
        {
            { Ranks: true } => new RankScoring(ReadTables(arrays, $"{name}_scores")),
            { Powers: true } => ReadPowers(arrays, name),
            _ => ReadStandardizer(arrays, name),
        };
        int columns = scoring.Dimensions;
        MatrixView? reduction = null;
        if (arrays.Contains($"{name}_reduction"))
        {
            reduction = ReadMatrix(arrays, $"{name}_reduction", columns);
            columns = reduction.Value.Columns;
        }

        IExpansion? expansion = settings switch
        {
            { Folded: true } => ReadFolded(arrays, name, columns),
            { Kernel: true } => ReadKernel(arrays, name, columns),
            { Norm: true } => ReadNorm(arrays, name),
            { UnitNorm: true } => ReadUnitNorm(arrays, name, columns),
            { Modulated: true } => ReadModulated(arrays, name, columns),
            _ => null,
        };
        return new FeatureMap(scoring, reduction, expansion, ReadMatrix(arrays, $"{name}_whitening", expansion?.Columns ?? columns));
    }

    /// <summary>Describes and writes an encoder, without its feature map.</summary>
    /// <param name="archive">The arrays of the model.</param>
    /// <param name="encoder">The encoder.</param>
    /// <param name="map">The place of its feature map in the file; null where it has none.</param>
    /// <param name="name">What its arrays begin with.</param>
    public static EncoderSettings Write(List<ModelArray> archive, ILatentEncoder encoder, int? map, string name)
    {
        if (encoder is LatentEncoder network)
        {
            WriteStandardizer(archive, network.Standardizer, name);
            WriteLayers(archive, network.Layers, name);
            return new EncoderSettings(network.Repeats, network.Layers.Count, map);
        }

        if (encoder is not FeatureEncoder projected)
        {
            throw new InputException("The encoders of the model are your own code, which a file cannot hold; store them yourself.");
        }

        WriteLayers(archive, projected.Layers, name);
        WriteMatrix(archive, projected.Projection, $"{name}_projection");
        archive.Add($"{name}_offsets", projected.Offsets.Span, projected.LatentDimensions);
        return new EncoderSettings(Repeats: 1, projected.Layers.Count, map);
    }

    /// <summary>Reads an encoder.</summary>
    /// <param name="arrays">The file's arrays.</param>
    /// <param name="settings">The encoder's description.</param>
    /// <param name="maps">The feature maps of its side.</param>
    /// <param name="name">What its arrays begin with.</param>
    public static ILatentEncoder Read(ModelArrays arrays, EncoderSettings settings, IReadOnlyList<FeatureMap> maps, string name)
    {
        if (settings.Map is not { } place)
        {
            ColumnStandardizer standardizer = ReadStandardizer(arrays, name);
            arrays.Require(settings.Repeats > 0 && settings.Layers > 0, $"the encoder {name} has impossible settings");
            return new LatentEncoder(
                standardizer, settings.Repeats, ReadLayers(arrays, name, settings.Layers, standardizer.Means.Length * settings.Repeats, last: Activation.LeakyRelu));
        }

        arrays.Require(place >= 0 && place < maps.Count, $"the encoder {name} has no features");
        DenseLayer[] layers = ReadLayers(arrays, name, settings.Layers, maps[place].Count, last: Activation.Identity);
        MatrixView projection = ReadMatrix(arrays, $"{name}_projection", layers.Length == 0 ? maps[place].Count : layers[^1].Outputs);
        float[] values = arrays.Singles($"{name}_offsets");
        arrays.Require(values.Length == projection.Columns, $"the offsets of {name} do not fit");
        var offsets = new AlignedBuffer(values.Length);
        values.CopyTo(offsets.Span);
        return new FeatureEncoder(maps[place], layers, projection, offsets);
    }

    private static string LayerName(string side, int layer, string part) =>
        string.Create(CultureInfo.InvariantCulture, $"{side}_encoder.{layer}.{part}");

    private static void WriteStandardizer(List<ModelArray> archive, ColumnStandardizer standardizer, string side)
    {
        archive.Add($"{side}_means", standardizer.Means, standardizer.Means.Length);
        archive.Add($"{side}_deviations", standardizer.Deviations, standardizer.Means.Length);
    }

    private static ColumnStandardizer ReadStandardizer(ModelArrays arrays, string side)
    {
        double[] means = arrays.Doubles($"{side}_means");
        double[] deviations = arrays.Doubles($"{side}_deviations");
        arrays.Require(means.Length > 0 && means.Length == deviations.Length, $"the means and deviations of {side} do not fit together");
        return new ColumnStandardizer(means, deviations);
    }

    private static PowerScoring ReadPowers(ModelArrays arrays, string side)
    {
        double[] powers = arrays.Doubles($"{side}_powers");
        ColumnStandardizer standardizer = ReadStandardizer(arrays, side);
        arrays.Require(powers.Length == standardizer.Means.Length && Array.TrueForAll(powers, double.IsFinite), $"the powers of {side} do not fit");
        return new PowerScoring(powers, standardizer);
    }

    private static void WriteLayers(List<ModelArray> archive, IReadOnlyList<DenseLayer> layers, string side)
    {
        for (int l = 0; l < layers.Count; l++)
        {
            archive.Add(LayerName(side, l, "weight"), layers[l].Weights.Value.Span, layers[l].Outputs, layers[l].Inputs);
            archive.Add(LayerName(side, l, "bias"), layers[l].Bias.Value.Span, layers[l].Outputs);
        }
    }

    private static DenseLayer[] ReadLayers(ModelArrays arrays, string side, int count, long inputs, Activation last)
    {
        arrays.Require(count is >= 0 and < 100, $"{side}'s encoder has an impossible number of layers");
        var layers = new DenseLayer[count];
        for (int l = 0; l < layers.Length; l++)
        {
            float[] bias = arrays.Singles(LayerName(side, l, "bias"));
            float[] weights = arrays.Singles(LayerName(side, l, "weight"));
            arrays.Require(bias.Length > 0 && weights.Length == bias.Length * inputs, $"the layers of {side}'s encoder do not fit together");
            layers[l] = new DenseLayer((int)inputs, new LayerShape(bias.Length, l == count - 1 ? last : Activation.LeakyRelu));
            weights.CopyTo(layers[l].Weights.Value.Span);
            bias.CopyTo(layers[l].Bias.Value.Span);
            inputs = bias.Length;
        }

        return layers;
    }

    private static void WriteMatrix(List<ModelArray> archive, MatrixView matrix, string name) => archive.Add(name, matrix.Span, matrix.Rows, matrix.Columns);

    private static MatrixView ReadMatrix(ModelArrays arrays, string name, int rows)
    {
        float[] values = arrays.Singles(name);
        arrays.Require(rows > 0 && values.Length > 0 && values.Length % rows == 0, $"{name} does not fit");
        var matrix = new MatrixView(new AlignedBuffer(values.Length), rows, values.Length / rows);
        values.CopyTo(matrix.Span);
        return matrix;
    }

    /// <summary>Tables one after the other, with their lengths; a constant column has length 0.</summary>
    private static void WriteTables(List<ModelArray> archive, IReadOnlyList<ScoreTable?> tables, string name)
    {
        double[] values = [.. tables.SelectMany(table => table?.Values ?? [])];
        float[] scores = [.. tables.SelectMany(table => table?.Scores ?? [])];
        archive.Add($"{name}_lengths", (double[])[.. tables.Select(table => (double)(table?.Values.Length ?? 0))], tables.Count);
        archive.Add($"{name}_values", values, values.Length);
        archive.Add($"{name}_scores", scores, scores.Length);
    }

    private static ScoreTable?[] ReadTables(ModelArrays arrays, string name)
    {
        double[] lengths = arrays.Doubles($"{name}_lengths");
        double[] values = arrays.Doubles($"{name}_values");
        float[] scores = arrays.Singles($"{name}_scores");
        arrays.Require(
            lengths.Length > 0 && Array.TrueForAll(lengths, length => length is >= 0 and <= ScoreTable.MaxEntries)
            && lengths.Sum() == values.Length && values.Length == scores.Length,
            $"the tables {name} do not fit together");
        var tables = new ScoreTable?[lengths.Length];
        int start = 0;
        for (int c = 0; c < tables.Length; c++)
        {
            int end = start + (int)lengths[c];
            tables[c] = end == start ? null : new ScoreTable(values[start..end], scores[start..end]);
            start = end;
        }

        return tables;
    }

    private static FoldedExpansion ReadFolded(ModelArrays arrays, string name, int columns)
    {
        var folding = new RankScoring(ReadTables(arrays, $"{name}_folded"));
        float[] scales = arrays.Singles($"{name}_folded_scales");
        arrays.Require(folding.Dimensions == columns && scales.Length == columns, $"the folded scores of {name} do not fit");
        return new FoldedExpansion(folding, scales, ReadLevels(arrays, name, columns));
    }

    private static KernelExpansion ReadKernel(ModelArrays arrays, string name, int columns)
    {
        float[] means = arrays.Singles($"{name}_kernel_means");
        double[] width = arrays.Doubles($"{name}_kernel_width");
        MatrixView landmarks = ReadMatrix(arrays, $"{name}_landmarks", means.Length);
        arrays.Require(landmarks.Columns == columns && width is [> 0], $"the landmarks of {name} do not fit");
        return new KernelExpansion(landmarks, width[0], means);
    }

    private static void WriteNorm(List<ModelArray> archive, NormExpansion norm, string name) =>
        archive.Add($"{name}_norm", (double[])[norm.Mean, norm.Deviation], 2);

    private static NormExpansion ReadNorm(ModelArrays arrays, string name)
    {
        double[] moments = arrays.Doubles($"{name}_norm");
        arrays.Require(moments is [_, > 0], $"the sizes of {name} do not fit");
        return new NormExpansion(moments[0], moments[1]);
    }

    private static UnitNormExpansion ReadUnitNorm(ModelArrays arrays, string name, int columns)
    {
        float[] means = arrays.Singles($"{name}_unit_norm_means");
        arrays.Require(means.Length == columns, $"the directions of {name} do not fit");
        return new UnitNormExpansion(means);
    }

    private static ModulatedExpansion ReadModulated(ModelArrays arrays, string name, int columns)
    {
        double[] used = arrays.Doubles($"{name}_modulated");
        float[] means = arrays.Singles($"{name}_modulated_means");
        arrays.Require(used.Length > 0 && means.Length > 0 && means.Length % used.Length == 0 && Array.TrueForAll(used, column => column >= 0 && column < columns), $"the products with sizes of {name} do not fit");
        return new ModulatedExpansion(Array.ConvertAll(used, column => (int)column), ReadNorm(arrays, name), means);
    }

    private static LevelIndicators ReadLevels(ModelArrays arrays, string side, int columns)
    {
        double[] levels = arrays.Doubles($"{side}_levels");
        var list = new List<(int, float, double)>();
        for (int i = 0; i + 2 < levels.Length; i += 3)
        {
            arrays.Require(levels[i] >= 0 && levels[i] < columns && levels[i + 2] is > 0 and < 1, $"the levels of {side} do not fit");
            list.Add(((int)levels[i], (float)levels[i + 1], levels[i + 2]));
        }

        return new LevelIndicators(list);
    }
}

/// <summary>What <c>model.json</c> tells of a feature map.</summary>
/// <param name="Ranks">Whether the columns are scored by rank.</param>
/// <param name="Folded">Whether folded scores stand beside the components.</param>
internal sealed record FeatureSettings(bool Ranks, bool Folded)
{
    /// <summary>Whether the features are made of how near a row is to landmarks.</summary>
    public bool Kernel { get; init; }

    /// <summary>Whether the only feature is how large a row is.</summary>
    public bool Norm { get; init; }

    /// <summary>Whether the features are made of columns and of their products with how large the row is.</summary>
    public bool Modulated { get; init; }

    /// <summary>Whether the columns are scored by powers of their values.</summary>
    public bool Powers { get; init; }

    /// <summary>Whether it is of the directions of rows.</summary>
    public bool UnitNorm { get; init; }
}

/// <summary>What <c>model.json</c> tells of an encoder.</summary>
/// <param name="Repeats">How often the columns stand side by side.</param>
/// <param name="Layers">The network's layers.</param>
/// <param name="Map">The place of the features that the network, if any, starts from and a projection follows; null for one that starts from columns.</param>
internal sealed record EncoderSettings(int Repeats, int Layers, int? Map);
