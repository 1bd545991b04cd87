using System.Text;
using System.Text.Json;
using LatentMI.Inference;

namespace LatentMI.Native;

/// <summary>A ranking as JSON.</summary>
internal static class RankingText
{
    /// <summary>Writes it: <c>candidates</c>, those with the largest values first, and the <c>differences</c> of all pairs in that order.</summary>
    /// <param name="ranking">The ranking.</param>
    public static string Write(EstimateRanking ranking)
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text))
        {
            json.WriteStartObject();
            json.WriteStartArray("candidates");
            foreach (int candidate in ranking.Order)
            {
                (int best, int worst) = ranking.Ranks(candidate);
                json.WriteStartObject();
                json.WriteNumber("candidate", candidate);
                Write(json, "bits", ranking.Bits(candidate));
                json.WriteNumber("best_rank", best);
                json.WriteNumber("worst_rank", worst);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("differences");
            foreach ((int place, int first) in ranking.Order.Index())
            {
                foreach (int second in ranking.Order.Skip(place + 1))
                {
                    EstimateDifference difference = ranking.Difference(first, second);
                    json.WriteStartObject();
                    json.WriteNumber("first", first);
                    json.WriteNumber("second", second);
                    Write(json, "bits", difference.Bits);
                    Write(json, "standard_error_bits", difference.StandardError);
                    Write(json, "lower_bits", difference.Lower);
                    Write(json, "upper_bits", difference.Upper);
                    json.WriteEndObject();
                }
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(text.ToArray());
    }

    /// <summary>A number, or null where it is not finite, which JSON has no word for.</summary>
    private static void Write(Utf8JsonWriter json, string name, double value)
    {
        if (double.IsFinite(value))
        {
            json.WriteNumber(name, value);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
