using System.CommandLine;
using System.Globalization;
using LatentMI.Cli.Hosting;
using LatentMI.Cli.Options;
using LatentMI.Experiments.Datasets;
using LatentMI.Experiments.Datasets.BenchmarkMi;
using LatentMI.Experiments.Datasets.Images;
using LatentMI.Experiments.Datasets.Shapes;
using LatentMI.Experiments.Datasets.Sides;
using LatentMI.Experiments.Datasets.Teachers;
using LatentMI.Experiments.Datasets.Text;
using LatentMI.Reporting.Folders;
using LatentMI.Studies.Trials;

namespace LatentMI.Cli.Commands;

/// <summary><c>lmi dataset NAME</c>: writes data whose mutual information is known.</summary>
internal static class DatasetCommand
{
    /// <summary>Defines the command.</summary>
    /// <param name="context">Where it writes, and when it stops.</param>
    public static Command Create(CommandContext context) =>
        new("dataset", "Generates paired samples with known mutual information.")
        {
            Gaussian(context),
            Digits(context),
            Labels(context),
            Plane(
                context,
                "circle",
                "A noisy circle, plus columns of noise.",
                (exclusive, rows) => new CircleRecipe { Exclusive = exclusive, Count = rows }),
            Plane(
                context,
                "cross",
                "A Gaussian cross, plus columns of noise.",
                (exclusive, rows) => new CrossRecipe { Exclusive = exclusive, Count = rows }),
            DigitsToLabel(context),
            Columns(
                context,
                "dense",
                "K pairs of columns that share I bits, plus noise, mixed by a random matrix on each side.",
                (d, k, bits, rows) => new DenseRecipe { Dimensions = d, IntrinsicDimensions = k, Bits = bits, Count = rows }),
            Columns(
                context,
                "heavy-tails",
                "Gaussian columns of which K pairs share I bits, plus noise with infinite variance.",
                (d, k, bits, rows) => new HeavyTailsRecipe { Dimensions = d, IntrinsicDimensions = k, Bits = bits, Count = rows }),
            Hidden(context),
            Unequal(context),
            Lineage(context),
            Interactions(context),
            HardEdged(context),
            BenchmarkMi(context),
            Shapes(context),
            Images(context),
            Teachers(context),
            Text(context),
            Independent(context),
            DisjointRows(context),
        };

    private static Command Gaussian(CommandContext context)
    {
        var options = new InformativeOptions();
        var dimensions = InformativeOptions.Columns("--d", "D", "Columns of each side.");
        var transform = new ChoiceOption<GaussianTransform>(
            "--transform",
            "A transform of every value, which preserves the information. [default: none]",
            [.. Enum.GetValues<GaussianTransform>().Select(value => (GaussianTransforms.Name(value), value))]);
        var command = new Command("gaussian", "Many Gaussian columns of which K pairs share I bits.")
        {
            dimensions, options.Intrinsic, options.Bits, options.Rows, transform,
        };
        return Complete(context, command, parse =>
        {
            int columns = parse.GetValue(dimensions)!.Value;
            options.RequireUsable(parse, "--d", columns, columns);
            return new GaussianRecipe
            {
                Dimensions = columns,
                IntrinsicDimensions = options.IntrinsicOf(parse),
                Bits = options.BitsOf(parse),
                Count = options.CountOf(parse),
                Transform = parse.GetValue(transform) ?? GaussianTransform.None,
            };
        });
    }

    private static Command Columns(CommandContext context, string name, string description, Func<int, int, double, int, IDatasetRecipe> create)
    {
        var options = new InformativeOptions();
        var dimensions = InformativeOptions.Columns("--d", "D", "Columns of each side.");
        var command = new Command(name, description) { dimensions, options.Intrinsic, options.Bits, options.Rows };
        return Complete(context, command, parse =>
        {
            int columns = parse.GetValue(dimensions)!.Value;
            options.RequireUsable(parse, "--d", columns, columns);
            return create(columns, options.IntrinsicOf(parse), options.BitsOf(parse), options.CountOf(parse));
        });
    }

    private static Command Hidden(CommandContext context)
    {
        var options = new InformativeOptions();
        var dimensions = InformativeOptions.Columns("--d", "D", "Columns of each side.");
        var factors = new NumberOption<int>(
            "--factors", "F", "The number of factors behind the other columns of a side. [default: 5]", value => value >= 0, "a whole number of at least 0");
        var command = new Command("hidden", "K pairs of low-variance columns that share I bits, among high-variance ones driven by a few factors.")
        {
            dimensions, options.Intrinsic, options.Bits, options.Rows, factors,
        };
        return Complete(context, command, parse =>
        {
            int columns = parse.GetValue(dimensions)!.Value;
            options.RequireUsable(parse, "--d", columns, columns);
            var recipe = new HiddenRecipe
            {
                Dimensions = columns,
                IntrinsicDimensions = options.IntrinsicOf(parse),
                Bits = options.BitsOf(parse),
                Count = options.CountOf(parse),
            };
            return recipe with { Factors = parse.GetValue(factors) ?? recipe.Factors };
        });
    }

    private static Command Unequal(CommandContext context)
    {
        var options = new InformativeOptions();
        var dimensionsX = InformativeOptions.Columns("--dx", "D", "Columns of X.");
        var dimensionsY = InformativeOptions.Columns("--dy", "D", "Columns of Y.");
        var command = new Command("unequal", "Gaussian columns of which K pairs share I bits, with different numbers of columns on each side.")
        {
            dimensionsX, dimensionsY, options.Intrinsic, options.Bits, options.Rows,
        };
        return Complete(context, command, parse =>
        {
            int columnsX = parse.GetValue(dimensionsX)!.Value;
            int columnsY = parse.GetValue(dimensionsY)!.Value;
            options.RequireUsable(parse, columnsX < columnsY ? "--dx" : "--dy", Math.Min(columnsX, columnsY), Math.Max(columnsX, columnsY));
            return new UnequalRecipe
            {
                DimensionsX = columnsX,
                DimensionsY = columnsY,
                IntrinsicDimensions = options.IntrinsicOf(parse),
                Bits = options.BitsOf(parse),
                Count = options.CountOf(parse),
            };
        });
    }

    private static Command HardEdged(CommandContext context)
    {
        var dimensions = InformativeOptions.Columns("--d", "D", "Columns of each side, one per pair.");
        var bits = new NumberOption<double>(
            "--bits", "I", "The mutual information in bits.", value => value >= 1e-4 && double.IsFinite(value), "a number of at least 0.0001")
        {
            Required = true,
        };
        NumberOption<int> rows = DatasetRows.Option("2000");
        var command = new Command("hard-edged", "Y = X + uniform noise, X uniform, in D pairs of columns that share I bits.") { dimensions, bits, rows };
        return Complete(context, command, parse =>
        {
            var recipe = new HardEdgedRecipe
            {
                Dimensions = parse.GetValue(dimensions)!.Value,
                Bits = parse.GetValue(bits)!.Value,
                Count = parse.GetValue(rows) ?? 2000,
            };
            InformativeOptions.RequireTellable("--d", recipe.Dimensions, recipe.Bits);
            DatasetRows.RequireRoom("--rows", recipe.Count, recipe.Dimensions);
            return recipe;
        });
    }

    private static Command BenchmarkMi(CommandContext context)
    {
        var task = new Option<string>("--task") { Description = "The task's identifier, such as 1v1-normal-0.75.", HelpName = "ID", Required = true };
        NumberOption<int> rows = DatasetRows.Option("10000");
        var command = new Command("bmi", "A task of benchmark-mi (Czyz et al. 2023).") { task, rows };
        return Complete(context, command, parse =>
        {
            var recipe = new BenchmarkMiRecipe { Task = parse.GetRequiredValue(task), Count = parse.GetValue(rows) ?? 10_000 };
            DatasetShape shape = recipe.Shape!.Value;
            DatasetRows.RequireRoom("--rows", recipe.Count, Math.Max(shape.DimensionsX, shape.DimensionsY));
            return recipe;
        });
    }

    private static Command Shapes(CommandContext context)
    {
        Option<string> shape = Member("--shape", "The dependence", ShapesRecipe.ShapeIds);
        NumberOption<int> exclusive = Exclusive("Columns of independent noise on each side. [default: 0]");
        NumberOption<int> rows = DatasetRows.Option("2000");
        var command = new Command("shapes", "A curve or another dependence of a column of Y on X, plus columns of noise in random order.") { shape, exclusive, rows };
        return Complete(context, command, parse =>
        {
            var recipe = new ShapesRecipe
            {
                Dependence = parse.GetRequiredValue(shape),
                Exclusive = parse.GetValue(exclusive) ?? 0,
                Count = parse.GetValue(rows) ?? 2000,
            };
            DatasetRows.RequireRoom("--rows", recipe.Count, recipe.DimensionsX);
            return recipe;
        });
    }

    private static Command Images(CommandContext context)
    {
        Option<string> figure = Member("--shape", "The figure", ImagesRecipe.FigureIds);
        var side = new NumberOption<int>(
            "--side",
            "S",
            FormattableString.Invariant($"Height and width in pixels, at least {ImagesRecipe.LeastSide}. [default: 16]"),
            value => value >= ImagesRecipe.LeastSide,
            FormattableString.Invariant($"a whole number of at least {ImagesRecipe.LeastSide}"));
        NumberOption<double> bits = InformativeOptions.Information();
        NumberOption<int> rows = DatasetRows.Option("10000");
        var command = new Command("images", "Pairs of images of a figure each, whose places share I bits.") { figure, side, bits, rows };
        return Complete(context, command, parse =>
        {
            var recipe = new ImagesRecipe
            {
                Figure = parse.GetRequiredValue(figure),
                Side = parse.GetValue(side) ?? 16,
                Bits = parse.GetValue(bits)!.Value,
                Count = parse.GetValue(rows) ?? 10_000,
            };
            InformativeOptions.RequireTellable("the figure's latents", recipe.Latents, recipe.Bits);
            DatasetRows.RequireRoom("--rows", recipe.Count, (long)recipe.Side * recipe.Side);
            return recipe;
        });
    }

    private static Command Teachers(CommandContext context)
    {
        var options = new InformativeOptions();
        var dimensions = InformativeOptions.Columns("--d", "D", "Columns of each side.");
        NumberOption<int> exclusive = Exclusive("Latents that each side has to itself. [default: 0]");
        var activation = new ChoiceOption<TeacherActivation>(
            "--activation",
            "What the units of the networks do. [default: tanh]",
            [.. Enum.GetValues<TeacherActivation>().Select(value => (TeacherActivations.Name(value), value))]);
        var command = new Command("teachers", "K pairs of latents that share I bits, through a random network on each side.")
        {
            dimensions, options.Intrinsic, options.Bits, options.Rows, exclusive, activation,
        };
        return Complete(context, command, parse =>
        {
            int columns = parse.GetValue(dimensions)!.Value;
            options.RequireUsable(parse, "--d", columns, columns);
            var recipe = new TeachersRecipe
            {
                Activation = parse.GetValue(activation) ?? TeacherActivation.Tanh,
                Dimensions = columns,
                IntrinsicDimensions = options.IntrinsicOf(parse),
                Exclusive = parse.GetValue(exclusive) ?? 0,
                Bits = options.BitsOf(parse),
                Count = options.CountOf(parse),
            };
            long least = TeachersRecipe.LeastDimensions(recipe.IntrinsicDimensions, recipe.Exclusive);
            return columns >= least ? recipe : throw new InputException(string.Create(
                CultureInfo.InvariantCulture, $"--d: {columns} columns do not give {least / 2} latents away; give at least {least}."));
        });
    }

    private static Command Text(CommandContext context)
    {
        var files = new Argument<string[]>("FILES") { Description = "Two files of sentence vectors, one for each class.", Arity = new ArgumentArity(2, 2) };
        var sentences = new NumberOption<int>(
            "--sentences", "B", "Sentences of each side. [default: 1]", value => value >= 1, "a whole number of at least 1");
        NumberOption<int> rows = DatasetRows.Option("1200");
        var command = new Command("text", "Texts of B sentences as vectors, which share the class of each sentence.") { files, sentences, rows };
        return Complete(context, command, parse => new TextRecipe
        {
            Source = new SentencePool(LabeledVectors.OfFiles(parse.GetRequiredValue(files))),
            Sentences = parse.GetValue(sentences) ?? 1,
            Count = parse.GetValue(rows) ?? 1200,
        });
    }

    private static Option<string> Member(string name, string description, IReadOnlyList<string> members) => new(name)
    {
        Description = $"{description}: {string.Join(", ", members)}.",
        HelpName = "NAME",
        Required = true,
    };

    private static NumberOption<int> Exclusive(string description) =>
        new("--exclusive", "Q", description, value => value >= 0, "a whole number of at least 0");

    private static Command Independent(CommandContext context)
    {
        var x = new Option<string>("--x")
        {
            Description = $"The columns of X: {string.Join(", ", SideFamilies.Forms)}.",
            HelpName = "FAMILY",
            Required = true,
        };
        var y = new Option<string?>("--y") { Description = "The columns of Y. [default: as X]", HelpName = "FAMILY" };
        var dimensionsX = InformativeOptions.Columns("--dx", "D", "Columns of X.");
        var dimensionsY = new NumberOption<int>("--dy", "D", "Columns of Y. [default: as X]", value => value >= 1, "a whole number of at least 1");
        NumberOption<int> rows = DatasetRows.Option("2000");
        var command = new Command("independent", "Two independent sides with any kind of columns.") { x, y, dimensionsX, dimensionsY, rows };
        return Complete(context, command, parse =>
        {
            SideFamily familyX = Parse("--x", parse.GetRequiredValue(x));
            int columnsX = parse.GetValue(dimensionsX)!.Value;
            var recipe = new IndependentRecipe
            {
                X = familyX,
                Y = parse.GetValue(y) is { } given ? Parse("--y", given) : familyX,
                DimensionsX = columnsX,
                DimensionsY = parse.GetValue(dimensionsY) ?? columnsX,
                Count = parse.GetValue(rows) ?? 2000,
            };
            DatasetRows.RequireRoom("--rows", recipe.Count, Math.Max(recipe.DimensionsX, recipe.DimensionsY));
            return recipe;
        });

        static SideFamily Parse(string option, string text)
        {
            try
            {
                return SideFamilies.Parse(text);
            }
            catch (InputException e)
            {
                throw new InputException($"{option}: {e.Message}", e);
            }
        }
    }

    private static Command DisjointRows(CommandContext context)
    {
        var file = new Argument<string>("FILE") { Description = "The matrix." };
        var dimensions = new NumberOption<int>(
            "--d", "D", "The number of columns of each side, the same random ones on both. [default: all]", value => value >= 1, "a whole number of at least 1");
        NumberOption<int> rows = DatasetRows.Option("half of the rows of FILE");
        var logarithm = new Option<bool>("--log1p") { Description = "Values v become log(1 + v)." };
        var command = new Command("disjoint-rows", "Rows of a matrix, each paired with a different row.") { file, dimensions, rows, logarithm };
        return Complete(context, command, parse =>
        {
            var source = new SampleMatrix(parse.GetRequiredValue(file));
            return new DisjointRowsRecipe
            {
                Source = source,
                Dimensions = parse.GetValue(dimensions) ?? source.Samples.Dimensions,
                Count = parse.GetValue(rows) ?? source.Samples.Count / 2,
                Logarithm = parse.GetValue(logarithm),
            };
        });
    }

    private static Command Lineage(CommandContext context)
    {
        var fate = new ChoiceOption<LineageFate>(
            "--fate",
            "visible: the early cell shows everything that the late cells of its clone inherit; hidden: only a part.",
            ("visible", LineageFate.Visible),
            ("hidden", LineageFate.Hidden))
        {
            Required = true,
        };
        var preset = new LineageRecipe { Fate = LineageFate.Visible };
        var shown = new NumberOption<int>(
            "--shown",
            "V",
            $"With hidden: how many of the 4 axes of the inherited program the early cell shows. [default: {preset.Shown}]",
            value => value is >= 0 and <= 3,
            "a whole number from 0 to 3");
        var clones = new NumberOption<int>(
            "--clones", "N", $"Clones, each with one early cell. [default: {preset.Clones}]", value => value >= 1, "a whole number of at least 1");
        var genes = new NumberOption<int>("--genes", "G", $"Genes. [default: {preset.Genes}]", value => value >= 1, "a whole number of at least 1");
        var late = new NumberOption<int>(
            "--late-cells", "C", $"Late cells per clone in each of two wells. [default: {preset.LateCells}]", value => value >= 1, "a whole number of at least 1");
        var counts = new NumberOption<double>(
            "--counts", "T", $"The mean total of a cell's counts. [default: {preset.MeanCounts}]", value => double.IsFinite(value) && value > 0, "a number above 0");
        var dropout = new NumberOption<double>(
            "--dropout",
            "P",
            FormattableString.Invariant($"The probability that a gene of a cell is not detected. [default: {preset.Dropout}]"),
            value => value is >= 0 and < 1,
            "a number from 0 to below 1");
        var command = new Command("lineage", "Simulated clones with early and late cells (cells.h5ad); X is the early cell of each clone and Y a late one.")
        {
            fate, shown, clones, genes, late, counts, dropout,
        };
        return Complete(context, command, parse =>
        {
            if (parse.GetValue(shown) is not null && parse.GetValue(fate) == LineageFate.Visible)
            {
                throw new InputException("--shown goes with --fate hidden; where the fate is visible the early cell shows all of it.");
            }

            LineageRecipe recipe = preset with
            {
                Fate = parse.GetValue(fate)!.Value,
                Shown = parse.GetValue(shown) ?? preset.Shown,
                Clones = parse.GetValue(clones) ?? preset.Clones,
                Genes = parse.GetValue(genes) ?? preset.Genes,
                LateCells = parse.GetValue(late) ?? preset.LateCells,
                MeanCounts = parse.GetValue(counts) ?? preset.MeanCounts,
                Dropout = parse.GetValue(dropout) ?? preset.Dropout,
            };

            // All cells are in one file.
            DatasetRows.RequireRoom("--clones", recipe.Clones, recipe.Genes * (1 + (2L * recipe.LateCells)));
            return recipe;
        });
    }

    private static Command Digits(CommandContext context)
    {
        Option<string[]> classes = Classes("Two or more digits, separated by commas. [default: 0,1]");
        NumberOption<double> shuffled = Shuffled();
        NumberOption<int> rows = DatasetRows.Option("5000");
        var mnist = new MnistOptions();
        var command = new Command("digits", "Pairs of images of the same digit (MNIST), a share of them shuffled.")
        {
            classes, shuffled, rows, mnist.Folder, mnist.Download,
        };
        return Complete(context, command, parse => new DigitsRecipe
        {
            Images = mnist.Load(parse, context),
            Classes = Chosen(parse, classes) ?? ["0", "1"],
            ShuffledShare = parse.GetValue(shuffled) ?? 0,
            Count = parse.GetValue(rows) ?? 5000,
        });
    }

    private static Command Labels(CommandContext context)
    {
        var files = new Argument<string[]>("FILES")
        {
            Description = "One file with a column of labels (--label-column), or a file of vectors for each class.",
            Arity = ArgumentArity.OneOrMore,
        };
        var labelColumn = new Option<string>("--label-column")
        {
            Description = "The column of the labels: its name in the header, or its number from 1.",
            HelpName = "NAME|NUMBER",
        };
        Option<string[]> classes = Classes("Two or more classes, separated by commas. [default: all]");
        NumberOption<double> shuffled = Shuffled();
        NumberOption<int> rows = DatasetRows.Option("as many as the smallest class allows");
        var command = new Command("labels", "Pairs of vectors of the same class, a share of them shuffled.")
        {
            files, labelColumn, classes, shuffled, rows,
        };
        return Complete(context, command, parse =>
        {
            string[] addresses = parse.GetRequiredValue(files);
            LabeledVectors source = Open(addresses, parse.GetValue(labelColumn));
            IReadOnlyList<string> chosen = Chosen(parse, classes) ?? source.Classes;
            if (chosen.Count < 2)
            {
                throw new InputException($"{source.Name}: all vectors are of one class, so their labels share nothing; two or more are needed.");
            }

            return new LabelsRecipe
            {
                Source = source,
                Classes = chosen,
                ShuffledShare = parse.GetValue(shuffled) ?? 0,
                Count = parse.GetValue(rows) ?? RequireRows(LabelsRecipe.LargestCount(source, chosen), source),
            };
        });

        static LabeledVectors Open(string[] addresses, string? column) => (addresses.Length, column) switch
        {
            (1, null) => throw new InputException($"{addresses[0]}: give --label-column, or a file for each class."),
            ( > 1, not null) => throw new InputException("--label-column: goes with one file; of several, each is a class by itself."),
            (_, "") => throw new InputException("--label-column: is empty; give the name of a column or its number from 1."),
            (_, null) => LabeledVectors.OfFiles(addresses),
            _ => LabeledVectors.OfTable(addresses[0], column),
        };

        static int RequireRows(int count, LabeledVectors source) =>
            count > 0 ? count : throw new InputException($"{source.Name}: a class has one vector only, and a pair takes two; leave it out with --classes.");
    }

    private static Command Plane(CommandContext context, string name, string description, Func<int, int, IDatasetRecipe> create)
    {
        NumberOption<int> exclusive = Exclusive("Columns of independent noise on each side. [default: 0]");
        NumberOption<int> rows = DatasetRows.Option("1000");
        return Complete(context, new Command(name, description) { exclusive, rows }, parse =>
        {
            int columns = parse.GetValue(exclusive) ?? 0;
            int count = parse.GetValue(rows) ?? 1000;
            DatasetRows.RequireRoom("--rows", count, columns + 1L);
            return create(columns, count);
        });
    }

    private static Command DigitsToLabel(CommandContext context)
    {
        NumberOption<int> rows = DatasetRows.Option("60000, all images");
        var mnist = new MnistOptions();
        var command = new Command("digits-to-label", "Images of digits (MNIST) as X, the digit as Y.") { rows, mnist.Folder, mnist.Download };
        return Complete(context, command, parse => new DigitsToLabelRecipe
        {
            Images = mnist.Load(parse, context),
            Count = parse.GetValue(rows) ?? 60_000,
        });
    }

    private static Command Interactions(CommandContext context)
    {
        var preset = new InteractomeRecipe();
        NumberOption<int> proteins = Whole(
            "--proteins", "N", "The proteins.", preset.Proteins, value => value is >= 6 and <= InteractomeRecipe.MostProteins, $"a whole number from 6 to {InteractomeRecipe.MostProteins}");
        NumberOption<int> families = Whole("--families", "F", "The families.", preset.Families, value => value >= 2, "a whole number of at least 2");
        NumberOption<int> columns = Whole("--d", "D", "The columns of an embedding.", preset.Dimensions, value => value >= 1, "a whole number of at least 1");
        NumberOption<int> pairs = Whole("--pairs", "N", "The pairs.", preset.Count, value => value >= 1, "a whole number of at least 1");
        pairs.Aliases.Add("--rows");
        pairs.Aliases.Add("--n");
        var noise = new NumberOption<double>(
            "--noise", "SHARE", "The share of random pairs. [default: 0.1]", value => value is >= 0 and <= 1, "a number from 0 to 1");
        var fine = new Option<bool>("--fine") { Description = "Makes binding also depend on the individual proteins within families." };
        var command = new Command("interactome", "Protein embeddings, and pairs of proteins from matching families.")
        {
            proteins, families, columns, pairs, noise, fine,
        };
        return Complete(context, command, parse =>
        {
            InteractomeRecipe recipe = preset with
            {
                Proteins = parse.GetValue(proteins) ?? preset.Proteins,
                Families = parse.GetValue(families) ?? preset.Families,
                Dimensions = parse.GetValue(columns) ?? preset.Dimensions,
                Count = parse.GetValue(pairs) ?? preset.Count,
                Noise = parse.GetValue(noise) ?? preset.Noise,
                Fine = parse.GetValue(fine),
            };
            if (recipe.Families > recipe.Proteins / 3)
            {
                throw new InputException(string.Create(
                    CultureInfo.InvariantCulture, $"--families: {recipe.Families} families need {3L * recipe.Families} proteins, and there are {recipe.Proteins}; give fewer families."));
            }

            DatasetRows.RequireRoom("--pairs", recipe.Count, recipe.Dimensions);
            DatasetRows.RequireRoom("--proteins", recipe.Proteins, recipe.Dimensions);
            return recipe;
        });

        static NumberOption<int> Whole(string name, string symbol, string description, int fallback, Func<int, bool> accepts, string range) =>
            new(name, symbol, string.Create(CultureInfo.InvariantCulture, $"{description} [default: {fallback}]"), accepts, range);
    }

    // Adds what all data sets have, and what the command does.
    private static Command Complete(CommandContext context, Command command, Func<ParseResult, IDatasetRecipe> choose)
    {
        var target = new Option<string>("--out") { Description = "The output directory.", HelpName = "DIR", Required = true };
        target.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value.Length: 0 }])
            {
                result.AddError("--out is empty; give the name of a directory");
            }
        });
        var seed = new NumberOption<ulong>(
            "--seed", "S", "The random seed. [default: 0]", _ => true, "a whole number of at least 0");
        command.Options.Add(target);
        command.Options.Add(seed);
        command.SetAction(parse =>
        {
            string path = parse.GetRequiredValue(target);
            var folder = new DatasetFolder(path);
            IDatasetRecipe recipe = choose(parse);
            ulong chosenSeed = parse.GetValue(seed) ?? 0;
            Dataset data = recipe.Create(chosenSeed, context.CancellationToken);
            folder.Write(data, recipe, chosenSeed, context.CancellationToken);
            context.Output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{path}: {data.X.Count} rows of {data.X.Dimensions} and {data.Y.Dimensions} columns that share {data.TrueBits:F4} bits"));
            return ExitCode.Success;
        });
        return command;
    }

    private static NumberOption<double> Shuffled() => new(
        "--shuffled", "SHARE", "The share of rows to shuffle. [default: 0]", value => value is >= 0 and <= 1, "a number from 0 to 1");

    private static Option<string[]> Classes(string description) => new("--classes")
    {
        Description = description,
        HelpName = "A,B,...",
        Arity = ArgumentArity.ExactlyOne,
        CustomParser = result =>
        {
            string[] names = result.Tokens[0].Value.Split(',', StringSplitOptions.TrimEntries);
            if (names.Length < 2 || names.Contains(string.Empty))
            {
                result.AddError($"--classes: '{result.Tokens[0].Value}' cannot be used; give two or more names, separated by commas");
            }

            return names;
        },
    };

    // An option of several values that is not given has none of them, instead of being null.
    private static string[]? Chosen(ParseResult parse, Option<string[]> classes) =>
        parse.GetValue(classes) is { Length: > 0 } chosen ? chosen : null;

    /// <summary>Where the images of digits are, and whether to fetch them.</summary>
    private sealed class MnistOptions
    {
        private const string DefaultFolder = "mnist";

        public Option<string> Folder { get; } = new("--mnist")
        {
            Description = $"The folder of the MNIST files (idx, gzipped or not). [default: {DefaultFolder}]",
            HelpName = "DIR",
            DefaultValueFactory = _ => DefaultFolder,
        };

        public Option<bool> Download { get; } = new("--download") { Description = "Downloads missing MNIST files into that folder (11 MB)." };

        public LabeledVectors Load(ParseResult parse, CommandContext context)
        {
            string folder = parse.GetRequiredValue(Folder);
            if (folder.Length == 0)
            {
                throw new InputException("--mnist is empty; give the name of a folder.");
            }

            if (parse.GetValue(Download))
            {
                using var client = new HttpClient(context.CreateHttpHandler());
                new MnistDownload(client).FetchAsync(folder, context.Error.WriteLine, context.CancellationToken).GetAwaiter().GetResult();
            }

            return MnistFiles.Training(folder);
        }
    }
}
