using System.Globalization;
using System.Text;
using LatentMI.Cli.Hosting;
using LatentMI.Numerics;
using LatentMI.Tests.Reading;

namespace LatentMI.Cli.Tests.Fuzzing;

/// <summary>Damages what commands read besides samples, and runs them: each ends with a result or with one line, exit code 2.</summary>
/// <remarks>Files of samples have a fuzzer of their own.</remarks>
internal sealed class CommandFuzz
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    private static readonly string[] Words =
    [
        string.Empty, "-", "--", "\0", "a\nb", "\u001b[31m", "1e999", "-1", "0", "1.5", "NaN", "99999999999999999999", "2147483648", ":", "::", "x:y:z", "[", "{}", "'", "(", "é\u202e",
        "--estimator", "--json", "--where", "--seed", "--folds", "lmi", "mine", "auto", "0-999999999", new('a', 5000), new('[', 5000),
    ];

    private readonly string _folder;

    /// <summary>Makes what is damaged.</summary>
    /// <param name="folder">An empty folder.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    public CommandFuzz(string folder, CancellationToken cancellationToken)
    {
        _folder = folder;
        Valid("dataset", "gaussian", "--d", "3", "--k", "1", "--bits", "1", "--n", "80", "--out", "{}/data");
        Valid("estimate", "{}/data/x.npy", "{}/data/y.npy", "--representation", "linear", "--surrogates", "2", "--quiet", "--out", "{}/run");
        Write("x.csv", Table("a", row => row * 7 % 13));
        Write("y.csv", Table("b", row => row * 5 % 11));
        Write("meta.csv", "group,depth\n" + string.Concat(Enumerable.Range(0, 40).Select(row => $"{(row % 3 == 0 ? "u" : "v")},{row}\n")));
        Write("pairs.csv", "a,b\n" + string.Concat(Enumerable.Range(0, 40).Select(row => $"r{row},r{(row + 1) % 40}\n")));
        Write("plan.yaml", "groups:\n  X: {}/x.csv\n  Y: {}/y.csv:0-1\npairs: [[X, Y]]\nlags: 0..2\nseeds: [1, 2]\nestimate:\n  estimator: ksg\n  k: [3, 4]\n");
        Write("plan.json", """{"groups": {"X": "{}/x.csv", "Y": {"file": "{}/y.csv", "rows": "0:40"}}, "pairs": "all", "estimate": {"estimator": "gaussian"}}""");
        Valid("sweep", "{}/plan.yaml", "--out", "{}/sweep", "--quiet");
        Valid("experiment", "run", "symmetry", "--scale", "quick", "--estimators", "gaussian", "--out", "{}/experiment", "--quiet");

        void Valid(params string[] arguments)
        {
            (int exitCode, string error) = Run(arguments, cancellationToken);
            if (exitCode != ExitCode.Success)
            {
                throw new InvalidOperationException($"{string.Join(' ', arguments)}: {error}");
            }
        }
    }

    /// <summary>Damages a target once.</summary>
    /// <param name="target">The target.</param>
    /// <param name="random">Chooses the damage.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    /// <returns>What is wrong; null where the command ended as it should.</returns>
    public string? Try(FuzzTarget target, RandomStream random, CancellationToken cancellationToken)
    {
        if (target.File is null)
        {
            return Check(target.Name, DamageWords(target.Arguments, random), cancellationToken);
        }

        string path = Path.Combine(_folder, target.File);
        path = Directory.Exists(path) ? Directory.GetFiles(path)[0] : path;
        byte[] valid = File.ReadAllBytes(path);
        bool isJson = Path.GetExtension(path) is ".json" or ".jsonl";
        byte[] damaged = isJson && random.NextInt(2) == 0
            ? Encoding.UTF8.GetBytes(JsonDamage.Damage(Encoding.UTF8.GetString(valid), random))
            : Mutation.Damage(valid, random);
        File.WriteAllBytes(path, damaged);
        string? wrong = Check($"{target.Name}, {Convert.ToBase64String(damaged[..Math.Min(damaged.Length, 3000)])}", target.Arguments, cancellationToken);
        File.WriteAllBytes(path, valid);
        return wrong;
    }

    private static string[] DamageWords(string[] arguments, RandomStream random)
    {
        List<string> words = [.. arguments];
        for (int changes = 1 + random.NextInt(2); changes > 0 && words.Count > 1; changes--)
        {
            // The command itself stays, and where it writes.
            int at = 1 + random.NextInt(words.Count - 1);
            bool isKept = words[at].StartsWith("{}", StringComparison.Ordinal) && words[at - 1] == "--out";
            string other = Words[random.NextInt(Words.Length)];
            switch (random.NextInt(4))
            {
                case 0 when !isKept:
                    words[at] = other;
                    break;
                case 1 when !isKept && words[at] != "--out":
                    words.RemoveAt(at);
                    break;
                case 2 when !isKept:
                    byte[] damaged = Mutation.Damage(Encoding.UTF8.GetBytes(words[at]), random);
                    words[at] = Encoding.UTF8.GetString(damaged);
                    break;
                default:
                    words.Add(other);
                    break;
            }
        }

        return [.. words];
    }

    private string? Check(string what, string[] arguments, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Longest);
        try
        {
            (int exitCode, string error) = Run(arguments, limit.Token);
            string[] lines = error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            return exitCode switch
            {
                ExitCode.Success => null,
                ExitCode.BadInput when lines.Length > 0 && lines[^1].StartsWith("lmi: ", StringComparison.Ordinal) && !lines[^1].Any(char.IsControl) => null,
                _ => string.Create(CultureInfo.InvariantCulture, $"{what}: {Shown(arguments)} ended with {exitCode}: {error}"),
            };
        }
#pragma warning disable CA1031 // Whatever it is, it is what is looked for.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return $"{what}: {Shown(arguments)} raised {e}";
        }
    }

    private static string Shown(string[] arguments) => string.Join(' ', arguments.Select(word => word.Length > 100 ? word[..100] + "..." : word));

    private (int ExitCode, string Error) Run(string[] arguments, CancellationToken cancellationToken)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var context = new CommandContext(output, error, ErrorIsTerminal: false, cancellationToken);
        int exitCode = CommandLineApplication.Run([.. arguments.Select(word => word.Replace("{}", _folder, StringComparison.Ordinal))], context);
        return (exitCode, error.ToString());
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder, name), text.Replace("{}", _folder, StringComparison.Ordinal));

    private static string Table(string name, Func<int, int> value) =>
        $",{name},c\n" + string.Concat(Enumerable.Range(0, 40).Select(row => string.Create(CultureInfo.InvariantCulture, $"r{row},{value(row) + (row / 64.0)},{row * row % 17}\n")));
}
