namespace LatentMI.Cli.Tests.Refusals;

/// <summary>Every message of a refusal stands once in <c>refusals.txt</c>, word for word, below a command that provokes it.</summary>
public sealed class RefusalTableTests
{
    public static TheoryData<string> Topics => [.. RefusalTable.Read(File.ReadLines(RefusalTable.TablePath)).Select(topic => topic.Name)];

    [Theory]
    [MemberData(nameof(Topics))]
    public void Each_command_is_refused_in_the_words_of_the_table(string name)
    {
        RefusalTopic topic = RefusalTable.Read(File.ReadLines(RefusalTable.TablePath)).Single(topic => topic.Name == name);
        Assert.Empty(RefusalTable.Run(topic).Where(row => row.Answer != row.Step.Answer)
            .Select(row => $"line {row.Step.Line + 1}: {row.Step.Command}\n  says     {row.Answer}\n  not      {row.Step.Answer}"));
    }

    [Fact]
    public void Every_message_of_the_sources_is_in_the_table()
    {
        string[] answers = [.. File.ReadLines(RefusalTable.TablePath).Where(line => line.StartsWith("lmi: ", StringComparison.Ordinal))];
        HashSet<string> unprovoked = [.. File.ReadLines(RefusalTable.UnprovokedPath).Where(line => line.Length > 0 && !line.StartsWith('#'))];
        IReadOnlyList<MessageTemplate> templates = MessageScan.Read(Path.Combine(SharedFiles.RepositoryRoot(), "src"));
        string[] missing = [.. templates.Where(template => !answers.Any(template.Pattern.IsMatch) && !unprovoked.Contains(template.Text)).Select(template => $"{template.Place}: {template.Text}")];
        Assert.True(missing.Length == 0, string.Join('\n', ["Messages without a row of the table:", .. missing]));
        Assert.Empty(unprovoked.Except(templates.Select(template => template.Text)));
    }

    [Fact]
    public void Words_are_written_anew_on_demand()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("LATENTMI_WRITE_GOLDEN") == "1", "LATENTMI_WRITE_GOLDEN=1 writes the table anew.");
        string[] lines = File.ReadAllLines(RefusalTable.TablePath);
        Dictionary<int, string> answers = RefusalTable.Read(lines).SelectMany(RefusalTable.Run).ToDictionary(row => row.Step.Line, row => row.Answer);
        IEnumerable<string> written = lines.Index().Where(line => !(line.Index > 0 && answers.ContainsKey(line.Index - 1) && line.Item.StartsWith("lmi: ", StringComparison.Ordinal)))
            .SelectMany(line => answers.TryGetValue(line.Index, out string? answer) ? [line.Item, answer] : new[] { line.Item });
        File.WriteAllLines(RefusalTable.TablePath, written);
    }
}
