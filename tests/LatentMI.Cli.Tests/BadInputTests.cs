using System.Text;

namespace LatentMI.Cli.Tests;

public class BadInputTests
{
    private const string Good = "1,2\n3,5\n2,9\n7,1\n4,4\n6,8\n8,3\n5,6\n";

    [Theory]
    [InlineData("estimate {good} {missing}", "missing.csv")]
    [InlineData("estimate {good} {unknown}", "unknown.bin")]
    [InlineData("estimate {good} {ragged}", "ragged.csv", "line 2")]
    [InlineData("estimate {good} {words}", "words.csv", "line 3", "column 2", "apple")]
    [InlineData("estimate {good} {nan} --preset mended", "Y", "2 values", "the first at row")]
    [InlineData("estimate {good} {short} --preset mended", "8 rows", "5")]
    [InlineData("estimate {good} {good} --preset mended --k 8", "too few rows", "8")]
    [InlineData("estimate {good} {constant} --preset mended", "Y", "constant")]
    [InlineData("estimate {good} {good} --estimator gaussian", "Y: column 1", "is a linear combination")]
    [InlineData("estimate {good} {good} --estimator ksg --batch-rows 3", "In a batch of 2 rows", "at least 4")]
    [InlineData("estimate {good} {pickled}", "pickled.npy", "pickle")]
    [InlineData("estimate {good} {truncated}", "truncated.npy")]
    [InlineData("estimate {good} {texts}", "texts.npy", "labels")]
    [InlineData("estimate {good} {folder}")]
    [InlineData("estimate {good} {good} --permutations 9 --time-series 3", "3 ways", "9 permutations")]
    [InlineData("estimate {good} {good} --out {good}/results", "--out", "good.csv/results")]
    [InlineData("estimate {good} {good} --out {good}", "--out", "good.csv")]
    [InlineData("estimate {good}:2 {good}", "good.csv:2", "no column is '2'", "0 to 1")]
    [InlineData("estimate {good} {good} --where-x a==1", "good.csv", "need column names")]
    [InlineData("estimate {good} {good} --where-y a=1", "--where-y", "character 2", "==")]
    [InlineData("estimate {good} {good} --where-y a==1 --metadata-y {short}", "short.csv")]
    [InlineData("estimate {good} {good} --metadata-y {short}", "--metadata-y", "--where-y")]
    public void Data_that_cannot_be_used_ends_with_2_and_one_line(string commandLine, params string[] words)
    {
        using var folder = new TemporaryFolder();
        var files = new Dictionary<string, string>
        {
            ["good"] = folder.Write("good.csv", Good),
            ["missing"] = folder.File("missing.csv"),
            ["unknown"] = folder.Write("unknown.bin", [0, 1, 2, 3, 255, 254, 253]),
            ["ragged"] = folder.Write("ragged.csv", "1,2\n3\n4,5\n6,7\n"),
            ["words"] = folder.Write("words.csv", "1,2\n3,4\n5,apple\n6,7\n8,9\n1,1\n9,9\n2,2\n"),
            ["nan"] = folder.Write("nan.csv", "1,2\nnan,5\n2,9\n7,inf\n4,4\n6,8\n8,3\n5,6\n"),
            ["short"] = folder.Write("short.csv", "1\n3\n2\n7\n4\n"),
            ["constant"] = folder.Write("constant.csv", string.Concat(Enumerable.Repeat("3,4\n", 8))),
            ["pickled"] = folder.Write("pickled.npy", Npy("|O", new byte[64])),
            ["truncated"] = folder.Write("truncated.npy", Npy("<f8", new byte[40])),
            ["texts"] = folder.Write("texts.npy", Npy("<U2", new byte[64])),
            ["folder"] = folder.Path,
        };
        foreach ((string name, string path) in files)
        {
            commandLine = commandLine.Replace($"{{{name}}}", path, StringComparison.Ordinal);
        }

        AssertRefused(Tool.Run(commandLine.Split(' ')), words);
    }

    [Theory]
    [InlineData("guess", "'guess'")]
    [InlineData("estimate", "'X'")]
    [InlineData("estimate x", "'Y'")]
    [InlineData("estimate x y z", "'z'")]
    [InlineData("estimate x y --wrong", "'--wrong'")]
    [InlineData("estimate x y --k 0", "--k", "'0'", "at least 1")]
    [InlineData("estimate x y --k three", "--k", "'three'")]
    [InlineData("estimate x y --k 99999999999", "--k")]
    [InlineData("estimate x y --k", "--k")]
    [InlineData("estimate x y --latent-dims 0", "--latent-dims", "at least 1")]
    [InlineData("estimate x y --threads 0", "--threads")]
    [InlineData("estimate x y --seed -1", "--seed")]
    [InlineData("estimate x y --epochs 0", "--epochs")]
    [InlineData("estimate x y --batch-size 1", "--batch-size")]
    [InlineData("estimate x y --hidden-width 3", "--hidden-width")]
    [InlineData("estimate x y --learning-rate 0", "--learning-rate")]
    [InlineData("estimate x y --learning-rate nan", "--learning-rate")]
    [InlineData("estimate x y --validation-share 1", "--validation-share")]
    [InlineData("estimate x y --alpha -1", "--alpha")]
    [InlineData("estimate x y --lambda infinity", "--lambda")]
    [InlineData("estimate x y --estimator magic", "--estimator", "'magic'", "lmi, ksg, mine, infonce, gaussian, sliced, mixed, discrete")]
    [InlineData("estimate x y --slices 0", "--slices", "at least 1")]
    [InlineData("estimate x y --batch-rows 1", "--batch-rows", "at least 2")]
    [InlineData("estimate x y --preset best", "--preset", "default, mended, paper")]
    [InlineData("estimate x y --regularizer none", "--regularizer", "cross, mine, infonce")]
    [InlineData("estimate x y --ksg-algorithm 3", "--ksg-algorithm", "1, 2")]
    [InlineData("estimate x y --estimator ksg --epochs 5", "--epochs", "ksg")]
    [InlineData("estimate x y --estimator ksg --preset paper", "--preset", "ksg")]
    [InlineData("estimate x y --no-standardize", "--no-standardize", "lmi")]
    [InlineData("estimate x y --batch-rows 100", "--batch-rows", "lmi")]
    [InlineData("estimate x y --estimator ksg --slices 5", "--slices", "ksg")]
    [InlineData("estimate x y --estimator sliced --epochs 5", "--epochs", "sliced")]
    [InlineData("estimate x y --estimator gaussian --seed 5", "--seed", "gaussian")]
    [InlineData("estimate x y --estimator discrete --threads 2", "--threads", "discrete")]
    [InlineData("estimate x y --estimator mine --hidden-width 8", "--hidden-width", "mine")]
    [InlineData("estimate x y --estimator infonce --epochs 5", "--epochs", "infonce")]
    [InlineData("estimate x y --critic-width 8", "--critic-width", "lmi")]
    [InlineData("estimate x y --estimator mine --critic-width 1", "--critic-width", "at least 2")]
    [InlineData("estimate x y --estimator mine --steps 0", "--steps", "at least 1")]
    [InlineData("estimate x y --latent-dims many", "--latent-dims", "'many'", "auto")]
    [InlineData("estimate x y --preset mended --latent-dims auto", "--latent-dims auto", "--preset default")]
    [InlineData("estimate x y --representation linear --leave-out kernel", "--leave-out kernel is about several maps", "--representation linear tries one")]
    [InlineData("estimate x y --leave-out kernels", "--leave-out: 'kernels' is none of", "screened-kernel")]
    [InlineData("estimate x y --representation linear --patience 5", "--patience is about networks", "auto")]
    [InlineData("estimate x y --batch-size 5", "--batch-size", "--preset mended", "--preset paper")]
    [InlineData("estimate x y --representation linear --epochs 5", "--epochs", "--representation linear", "network or auto")]
    [InlineData("estimate x y --effort quick --epochs 5", "--epochs is about networks", "--effort quick does not train", "add --representation network")]
    [InlineData("estimate x y --effort quick --given z --patience 5", "--patience is about networks", "--effort quick does not train")]
    [InlineData("estimate x y --effort thorough --representation kernel", "--effort thorough is about networks", "--representation kernel does not train", "network or auto")]
    [InlineData("estimate x y --effort thorough --representation columns --given z", "--effort thorough is about networks", "--representation columns")]
    [InlineData("estimate x y --effort hard", "--effort", "'hard'", "quick, default, thorough")]
    [InlineData("estimate x y --preset mended --effort quick", "--effort", "--preset default instead of mended")]
    [InlineData("estimate x y --preset paper --effort thorough", "--effort", "--preset default instead of paper")]
    [InlineData("estimate x y --estimator ksg --effort quick", "--effort", "ksg")]
    [InlineData("estimate x y --alpha 0", "--alpha", "--preset mended")]
    [InlineData("estimate x y --regularizer mine", "--regularizer", "--preset mended")]
    [InlineData("estimate x y --ksg-algorithm 2", "--ksg-algorithm 2", "--preset mended")]
    [InlineData("estimate x y --preset mended --folds 5", "--folds", "--preset default instead of mended")]
    [InlineData("estimate x y --preset paper --no-linear-recovery", "--no-linear-recovery", "--preset default instead of paper")]
    [InlineData("estimate x y --preset mended --representation linear", "--representation", "--preset default")]
    [InlineData("estimate x y --representation best", "--representation", "auto, linear, kernel, folded, network")]
    [InlineData("estimate x y --column-scores rank", "--column-scores", "normal, standard")]
    [InlineData("estimate x y --folds 1", "--folds", "at least 2")]
    [InlineData("estimate x y --surrogates 1", "--surrogates", "0 or a whole number of at least 2")]
    [InlineData("estimate x y --permutations 0", "--permutations", "at least 1")]
    [InlineData("estimate x y --permute latents", "--permute", "--permutations")]
    [InlineData("estimate x y --time-series 0", "--time-series", "at least 1")]
    [InlineData("estimate x y --preset mended --time-series 5", "--time-series", "--permutations")]
    [InlineData("estimate x y --permutations 9 --permute latents --time-series 5", "--permute latents", "--permute pipeline", "circle")]
    [InlineData("estimate x y --curve k", "--curve", "'k'")]
    [InlineData("estimate x y --estimator ksg --permutations 9", "--permutations", "ksg")]
    [InlineData("experiment run gaussian-grid --batch-size 5", "--batch-size", "--preset mended")]
    [InlineData("experiment run gaussian-grid --preset mended --surrogates 0", "--surrogates", "--preset default")]
    [InlineData("encode model x", "--out")]
    [InlineData("encode missing-model.npz x --out y.npy", "missing-model.npz")]
    [InlineData("score missing-model.npz x y", "missing-model.npz")]
    [InlineData("demo --shuffled 2", "--shuffled", "from 0 to 1")]
    public void A_command_line_that_cannot_be_used_ends_with_2_and_one_line(string commandLine, params string[] words)
    {
        AssertRefused(Tool.Run(commandLine.Split(' ', StringSplitOptions.RemoveEmptyEntries)), words);
    }

    [Fact]
    public void An_empty_address_is_refused()
    {
        ToolResult result = Tool.Run("estimate", "", "y.csv");

        Assert.Equal(2, result.ExitCode);
        Assert.StartsWith("lmi: X is empty", Assert.Single(result.ErrorLines), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("--version")]
    [InlineData("estimate --help")]
    public void Help_and_version_go_to_standard_output(string commandLine)
    {
        ToolResult result = Tool.Run(commandLine.Split(' '));

        Assert.Equal((0, string.Empty), (result.ExitCode, result.Error));
        Assert.NotEmpty(result.Output);
    }

    private static void AssertRefused(ToolResult result, string[] words)
    {
        Assert.Equal(2, result.ExitCode);
        Assert.Empty(result.Output);
        string line = Assert.Single(result.ErrorLines);
        Assert.StartsWith("lmi: ", line, StringComparison.Ordinal);
        Assert.All(words, word => Assert.Contains(word, line, StringComparison.Ordinal));
    }

    private static byte[] Npy(string type, byte[] values)
    {
        string header = $"{{'descr': '{type}', 'fortran_order': False, 'shape': (8, 1), }}".PadRight(117) + "\n";
        return [0x93, .. "NUMPY"u8, 1, 0, 118, 0, .. Encoding.ASCII.GetBytes(header), .. values];
    }
}
