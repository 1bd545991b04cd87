using LatentMI.Estimators.Conditional;
using LatentMI.Estimators.Latent;

namespace LatentMI.Studies.Measuring;

/// <summary>What an estimate says beside its value, as it is recorded.</summary>
public static class EstimateDetails
{
    /// <summary>KSG on the latents before it was calibrated, in bits.</summary>
    public const string RawBits = "raw_bits";

    /// <summary>The lower end of the 95 % interval, in bits.</summary>
    public const string Lower = "lower";

    /// <summary>The upper end of the 95 % interval, in bits.</summary>
    public const string Upper = "upper";

    /// <summary>The standard error that the interval was made from, in bits.</summary>
    public const string StandardError = "standard_error";

    /// <summary>The lower bound in bits that stands in the place of an estimate where the rows cannot show how much more there is.</summary>
    public const string AtLeastBits = "at_least_bits";

    /// <summary>The map to latents that was chosen.</summary>
    public const string Representation = "representation";

    /// <summary>The number of latent dimensions that the estimate uses.</summary>
    public const string LatentDimensions = "latent_dims";

    /// <summary>The density ratio that the estimate was calibrated by.</summary>
    public const string Ratio = "ratio";

    /// <summary>The p-value of independence.</summary>
    public const string PValue = "p_value";

    /// <summary>The number of pairs of rows that were used.</summary>
    public const string Rows = "rows";

    /// <summary>The number of columns of X that were used.</summary>
    public const string ColumnsX = "columns_x";

    /// <summary>The number of columns of Y that were used.</summary>
    public const string ColumnsY = "columns_y";

    /// <summary>The estimate of shuffled pairs, in bits.</summary>
    public const string ShuffleControlBits = "shuffle_control_bits";

    /// <summary>Gathers what an estimate given Z says.</summary>
    /// <param name="estimate">The estimate.</param>
    public static ParameterSet Of(ConditionalMiEstimate estimate)
    {
        var details = new ParameterSet();
        if (estimate is ConditionalLatentMiEstimate { Interval: { } interval } && double.IsFinite(interval.StandardError))
        {
            details.Add(Lower, interval.Lower);
            details.Add(Upper, interval.Upper);
            details.Add(StandardError, interval.StandardError);
        }

        return details;
    }

    /// <summary>Gathers what an estimate says; numbers that are not finite are left out.</summary>
    /// <param name="estimate">The estimate.</param>
    public static ParameterSet Of(MutualInformationEstimate estimate)
    {
        var details = new ParameterSet();
        if (estimate is not LatentEstimate latent)
        {
            return details;
        }

        var crossFitted = latent as LatentMiEstimate;
        AddFinite(RawBits, latent.RawBits);
        if (crossFitted?.AtLeastBits is { } bound)
        {
            details.Add(AtLeastBits, bound);
        }

        if (crossFitted?.Interval is { } interval)
        {
            AddFinite(Lower, interval.Lower);
            AddFinite(Upper, interval.Upper);
            AddFinite(StandardError, interval.StandardError);
        }

        if (crossFitted?.Representations.FirstOrDefault(representation => representation.Chosen) is { } chosen)
        {
            details.Add(Representation, chosen.Name);
        }

        details.Add(LatentDimensions, latent.LatentDimensions);
        if (crossFitted?.Calibration is { } calibration)
        {
            details.Add(Ratio, calibration.RatioName);
        }

        return details;

        void AddFinite(string name, double value)
        {
            if (double.IsFinite(value))
            {
                details.Add(name, value);
            }
        }
    }
}
