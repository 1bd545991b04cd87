namespace LatentMI.Cli.Tests;

/// <summary>Documents state the settings and the options as they are; LATENTMI_WRITE_GOLDEN=1 writes them anew, as docs/architecture.md says.</summary>
public sealed class SettingPagesTests
{
    private const string Schema = "docs/sweep-plan.schema.json";
    private const string Page = "docs/cli.md";
    private const string Begin = "<!-- settings of estimators -->\n\n";
    private const string End = "\n<!-- end -->";

    [Fact]
    public void The_schema_of_plans_states_the_settings()
    {
        string stored = Documentation.Read(Schema);
        AssertIs(SettingPages.WithSettings(stored), stored, Schema);
    }

    [Fact]
    public void The_table_of_settings_is_theirs()
    {
        string stored = Documentation.Read(Page);
        int begin = stored.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        int end = stored.IndexOf(End, begin, StringComparison.Ordinal);
        AssertIs(stored[..begin] + SettingPages.Table() + stored[end..], stored, Page);
    }

    [Theory]
    [InlineData(Page)]
    [InlineData("docs/sweeps.md")]
    [InlineData("docs/clusters.md")]
    public void The_tables_of_options_say_what_help_says(string page)
    {
        string stored = Documentation.Read(page);
        Assert.Contains("<!-- options of lmi ", stored, StringComparison.Ordinal);
        AssertIs(OptionPages.WithOptions(stored), stored, page);
    }

    private static void AssertIs(string made, string stored, string page)
    {
        if (Environment.GetEnvironmentVariable("LATENTMI_WRITE_GOLDEN") == "1" && Environment.GetEnvironmentVariable("CI") != "true")
        {
            File.WriteAllText(Path.Combine(Documentation.Root, page), made);
            Assert.Skip($"{page} was written.");
        }

        Assert.Equal(made, stored);
    }
}
