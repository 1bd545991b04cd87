using System.CommandLine;
using LatentMI.Numerics;
using LatentMI.Studies.Measuring;
using LatentMI.Studies.Running;
using LatentMI.Studies.Storing;
using LatentMI.Studies.Sweeps;

namespace LatentMI.Benchmarks.Records;

/// <summary><c>store PLAN</c>: a store of a sweep with made-up records, to measure how long very many of them take.</summary>
internal static class StoreCommand
{
    private const long Memory = 1L << 30;
    private const int PerFile = 100_000;

    /// <summary>Defines the command.</summary>
    public static Command Create()
    {
        var plan = new Argument<string>("PLAN");
        var folder = new Option<string>("--out") { Description = "The folder of the store.", Required = true };
        var records = new Option<int>("--records") { Description = "How many estimates have a record.", DefaultValueFactory = _ => 1_000_000 };
        var command = new Command("store", "Makes a store of a sweep with made-up records.") { plan, folder, records };
        command.SetAction(parse =>
        {
            using var planner = new SweepPlanner(parse.GetRequiredValue(plan), Memory, SweepEstimates.Create);
            SweepPlan sweep = planner.Read(CancellationToken.None);
            string place = parse.GetRequiredValue(folder);
            int done = 0;
            foreach (Trial[] part in sweep.Trials(SweepEstimates.Create, data: null).Take(parse.GetValue(records)).Chunk(PerFile))
            {
                using RecordStore store = RecordStore.Open(place, sweep);
                store.AppendAll(part.Select(MakeUp));
                Console.WriteLine($"{done += part.Length}");
            }
        });
        return command;
    }

    private static ExperimentRecord MakeUp(Trial trial)
    {
        double bits = new RandomStream(trial.DataSeed, RandomPurpose.Data).NextUniform();
        return new ExperimentRecord
        {
            Experiment = SweepPlan.Id,
            Dataset = trial.Recipe.Name,
            DatasetParameters = trial.Recipe.Parameters,
            Estimator = trial.Measurement.Name,
            EstimatorParameters = trial.Measurement.Parameters,
            Seed = trial.Seed,
            EstimateBits = bits,
            Seconds = 1,
            Threads = 1,
            Version = "0.0.0",
            Provenance = Provenance.Current,
            Warnings = [],
            Error = bits > 0.999 ? "made up to fail" : null,
            Details = new ParameterSet { { EstimateDetails.PValue, bits } },
        };
    }
}
