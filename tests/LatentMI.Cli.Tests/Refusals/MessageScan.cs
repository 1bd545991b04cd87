using System.Text.RegularExpressions;
using LatentMI.Reporting.Reports;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LatentMI.Cli.Tests.Refusals;

/// <summary>Finds the texts of all refusals in the sources: what is given to an exception of a refusal, wherever its parts are written.</summary>
/// <remarks>
/// From each place where such an exception is made it goes back to the texts: through variables, conditional expressions, methods that return a text, and the arguments of
/// methods that make the exception.
/// </remarks>
internal sealed class MessageScan
{
    private const string ImplicitUsings =
        "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;";

    /// <summary>What holds names of things, and what is said in help.</summary>
    private static readonly string[] Names = ["name", "column", "option", "Description", "Help", "description", "help", "files"];

    // How calls of new(...) are found, which name no type.
    private const string Implicit = "new";

    /// <summary>What a message may be given to first. Wrong use of the interface by a program (<see cref="ArgumentException"/>) is no refusal.</summary>
    private static readonly string[] Exceptions =
        ["InputException", "OutputException", "SlurmException", "FormatException", "InvalidDataException", "JsonException"];

    private readonly string _root;
    private readonly CSharpCompilation _sources;
    private readonly Dictionary<SyntaxTree, SemanticModel> _models = [];
    private readonly ILookup<string, SyntaxNode> _calls;
    private readonly ILookup<string, AssignmentExpressionSyntax> _assignments;
    private readonly HashSet<SyntaxNode> _seen = [];
    private readonly HashSet<ISymbol> _followed = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<string, MessageTemplate> _templates = [];

    private MessageScan(string root)
    {
        _root = root;
        IEnumerable<SyntaxTree> files = Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), path: file));
        string libraries = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        _sources = CSharpCompilation.Create(
            "Sources",
            [CSharpSyntaxTree.ParseText(ImplicitUsings), .. files],
            libraries.Split(Path.PathSeparator).Where(file => !Path.GetFileName(file).StartsWith("LatentMI", StringComparison.Ordinal)).Select(file => MetadataReference.CreateFromFile(file)),
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, allowUnsafe: true));
        SyntaxNode[] nodes = [.. _sources.SyntaxTrees.SelectMany(file => file.GetRoot(CancellationToken.None).DescendantNodes())];
        _calls = nodes.Where(node => Called(node) is not null).ToLookup(node => Called(node)!);
        _assignments = nodes.OfType<AssignmentExpressionSyntax>().ToLookup(assignment => assignment.Left is MemberAccessExpressionSyntax member ? member.Name.Identifier.Text : assignment.Left.ToString());
        foreach (SyntaxNode made in nodes.Where(IsRefusal))
        {
            Follow(Arguments(made)?.Arguments.FirstOrDefault()?.Expression);
        }
    }

    /// <summary>The templates of all messages, in the order of their files.</summary>
    /// <param name="root">The folder of the sources.</param>
    public static IReadOnlyList<MessageTemplate> Read(string root) =>
        [.. new MessageScan(root)._templates.Values.OrderBy(template => template.Place, StringComparer.Ordinal)];

    private static ArgumentListSyntax? Arguments(SyntaxNode call) => call switch
    {
        InvocationExpressionSyntax invocation => invocation.ArgumentList,
        BaseObjectCreationExpressionSyntax made => made.ArgumentList,
        _ => null,
    };

    private static string? Called(SyntaxNode call) => call switch
    {
        InvocationExpressionSyntax { Expression: SimpleNameSyntax name } => name.Identifier.Text,
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax member } => member.Name.Identifier.Text,
        InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax member } => member.Name.Identifier.Text,
        ObjectCreationExpressionSyntax made => made.Type is QualifiedNameSyntax qualified ? qualified.Right.Identifier.Text : made.Type is SimpleNameSyntax name ? name.Identifier.Text : null,
        ImplicitObjectCreationExpressionSyntax => Implicit,
        _ => null,
    };

    private SemanticModel Model(SyntaxNode node)
    {
        if (!_models.TryGetValue(node.SyntaxTree, out SemanticModel? model))
        {
            model = _sources.GetSemanticModel(node.SyntaxTree);
            _models.Add(node.SyntaxTree, model);
        }

        return model;
    }

    private bool IsRefusal(SyntaxNode node) => node switch
    {
        ObjectCreationExpressionSyntax made => Exceptions.Contains(made.Type.ToString()),
        ImplicitObjectCreationExpressionSyntax made => Exceptions.Contains(Model(made).GetTypeInfo(made).Type?.Name),
        InvocationExpressionSyntax => Called(node) == "AddError",
        _ => false,
    };

    private void Follow(SyntaxNode? expression)
    {
        if (expression is null or TypeSyntax and not SimpleNameSyntax or PatternSyntax || !_seen.Add(expression))
        {
            return;
        }

        switch (expression)
        {
            case LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.StringLiteralExpression):
                Add(literal, literal.Token.ValueText);
                break;
            case InterpolatedStringExpressionSyntax text:
                Add(text, string.Concat(text.Contents.Select(part => part is InterpolatedStringTextSyntax words ? words.TextToken.ValueText : "\0")));
                foreach (InterpolationSyntax hole in text.Contents.OfType<InterpolationSyntax>())
                {
                    Follow(hole.Expression);
                }

                break;
            case IdentifierNameSyntax or MemberAccessExpressionSyntax:
                FollowSymbol(Model(expression).GetSymbolInfo(expression).Symbol);
                break;
            case InvocationExpressionSyntax invocation when Model(invocation).GetSymbolInfo(invocation).Symbol is IMethodSymbol { DeclaringSyntaxReferences.Length: > 0 } method:
                FollowResults(method);
                break;
            case ConditionalExpressionSyntax choice:
                Follow(choice.WhenTrue);
                Follow(choice.WhenFalse);
                break;
            case SwitchExpressionSyntax choice:
                foreach (SwitchExpressionArmSyntax arm in choice.Arms)
                {
                    Follow(arm.Expression);
                }

                break;
            case BinaryExpressionSyntax comparison when comparison.IsKind(SyntaxKind.EqualsExpression) || comparison.IsKind(SyntaxKind.NotEqualsExpression):
                break;
            default:
                foreach (SyntaxNode child in expression.ChildNodes())
                {
                    Follow(child);
                }

                break;
        }
    }

    private void FollowSymbol(ISymbol? symbol)
    {
        ITypeSymbol? type = symbol switch
        {
            IParameterSymbol parameter => parameter.Type,
            ILocalSymbol local => local.Type,
            IPropertySymbol property => property.Type,
            IFieldSymbol field => field.Type,
            _ => null,
        };

        bool isText = type?.ToDisplayString() is { } name && name.Contains("string", StringComparison.Ordinal) && !name.StartsWith("System.CommandLine", StringComparison.Ordinal)
            && !Names.Contains(symbol!.Name);
        if (!isText || symbol!.DeclaringSyntaxReferences.Length == 0 || !_followed.Add(symbol))
        {
            return;
        }

        switch (symbol)
        {
            case IParameterSymbol { ContainingSymbol: IMethodSymbol method } parameter:
                FollowArguments(method, parameter);
                break;
            case ILocalSymbol or IPropertySymbol or IFieldSymbol:
                foreach (SyntaxReference reference in symbol.DeclaringSyntaxReferences)
                {
                    FollowDeclaration(reference.GetSyntax(CancellationToken.None));
                }

                foreach (AssignmentExpressionSyntax assignment in _assignments[symbol.Name].Where(assignment => IsSame(Model(assignment).GetSymbolInfo(assignment.Left).Symbol, symbol)))
                {
                    Follow(assignment.Right);
                }

                break;
        }
    }

    private void FollowDeclaration(SyntaxNode declaration)
    {
        switch (declaration)
        {
            case VariableDeclaratorSyntax variable:
                Follow(variable.Initializer?.Value);
                break;
            case PropertyDeclarationSyntax property:
                Follow((SyntaxNode?)property.ExpressionBody?.Expression ?? property.Initializer?.Value);
                break;

            // A property of a record, or a parameter of a primary constructor.
            case ParameterSyntax parameter when Model(parameter).GetDeclaredSymbol(parameter) is { ContainingSymbol: IMethodSymbol constructor } declared:
                FollowArguments(constructor, declared);
                break;
            case SingleVariableDesignationSyntax when declaration.FirstAncestorOrSelf<IsPatternExpressionSyntax>() is { } test:
                Follow(test.Expression);
                break;
        }
    }

    private void FollowArguments(IMethodSymbol method, IParameterSymbol parameter)
    {
        bool isConstructor = method.MethodKind == MethodKind.Constructor;
        string name = isConstructor ? method.ContainingType.Name : method.Name;
        foreach (SyntaxNode call in isConstructor ? _calls[name].Concat(_calls[Implicit]) : _calls[name])
        {
            if (Model(call).GetSymbolInfo(call).Symbol is not IMethodSymbol called || !IsCallOf(called, method))
            {
                continue;
            }

            int place = called.ReducedFrom is null ? parameter.Ordinal : parameter.Ordinal - 1;
            SeparatedSyntaxList<ArgumentSyntax> arguments = Arguments(call)!.Arguments;
            ArgumentSyntax? argument = arguments.FirstOrDefault(argument => argument.NameColon?.Name.Identifier.Text == parameter.Name)
                ?? (place >= 0 && place < arguments.Count && arguments[place].NameColon is null ? arguments[place] : null);
            Follow(argument?.Expression);
        }
    }

    private void FollowResults(IMethodSymbol method)
    {
        if (method.ReturnType.SpecialType != SpecialType.System_String || !_followed.Add(method.OriginalDefinition))
        {
            return;
        }

        foreach (SyntaxNode declaration in method.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(CancellationToken.None)))
        {
            (ArrowExpressionClauseSyntax? arrow, BlockSyntax? body) = declaration switch
            {
                MethodDeclarationSyntax declared => (declared.ExpressionBody, declared.Body),
                LocalFunctionStatementSyntax function => (function.ExpressionBody, function.Body),
                _ => (null, null),
            };
            Follow(arrow?.Expression);
            foreach (ReturnStatementSyntax result in body?.DescendantNodes().OfType<ReturnStatementSyntax>() ?? [])
            {
                Follow(result.Expression);
            }
        }
    }

    private static bool IsSame(ISymbol? one, ISymbol other) => SymbolEqualityComparer.Default.Equals(one?.OriginalDefinition, other.OriginalDefinition);

    private static bool IsCallOf(IMethodSymbol called, IMethodSymbol method)
    {
        IMethodSymbol definition = (called.ReducedFrom ?? called).OriginalDefinition;
        return IsSame(definition, method)
            || (definition.ContainingType.TypeKind == TypeKind.Interface && method.ContainingType.AllInterfaces.Contains(definition.ContainingType, SymbolEqualityComparer.Default))
            || (method.OverriddenMethod is { } overridden && IsSame(definition, overridden));
    }

    private void Add(SyntaxNode node, string text)
    {
        // A single word is a name, or a part of a list.
        if (!text.Trim('\0', ' ').Contains(' ', StringComparison.Ordinal) || !Regex.IsMatch(text, "[a-z]{2}"))
        {
            return;
        }

        FileLinePositionSpan place = node.GetLocation().GetLineSpan();
        string where = $"{Path.GetRelativePath(_root, place.Path)}:{place.StartLinePosition.Line + 1}";
        string pattern = string.Join(".*", text.TrimEnd('.').Split('\0').Select(words => Regex.Escape(OptionWords.WithOptions(words))));
        _templates.TryAdd(text, new MessageTemplate(where, text.Replace("\0", "{}", StringComparison.Ordinal), new Regex(pattern, RegexOptions.CultureInvariant)));
    }
}
