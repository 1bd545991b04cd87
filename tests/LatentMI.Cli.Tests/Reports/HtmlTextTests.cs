using LatentMI.Reporting.Pages;
using static LatentMI.Reporting.Pages.HtmlText;

namespace LatentMI.Cli.Tests.Reports;

public class HtmlTextTests
{
    [Fact]
    public void Text_and_attributes_are_encoded_and_markup_is_not()
    {
        string name = "<a href=\"x\">&'";

        Assert.Equal(
            "<p title=\"&lt;a href=&quot;x&quot;&gt;&amp;&#x27;\">&lt;a href=&quot;x&quot;&gt;&amp;&#x27;</p>",
            Html($"<p title=\"{name}\">{name}</p>").Markup);
    }

    [Fact]
    public void Html_goes_in_as_it_is_once_encoded()
    {
        HtmlText[] items = [Html($"<li>{"<1>"}</li>"), Html($"<li>{2.5}</li>")];

        Assert.Equal("<ul><li>&lt;1&gt;</li><li>2.5</li></ul><hr>", Html($"<ul>{items}</ul>{Html($"<hr>")}").Markup);
    }

    [Fact]
    public void Letters_of_all_scripts_stay_and_nothing_stands_for_null()
    {
        Assert.Equal("Stögbauer 互信息 ", Html($"{"Stögbauer 互信息"} {(string?)null}").Markup);
    }

    [Theory]
    [InlineData("0.28712345", "0.2871")]
    [InlineData("-12.3456", "-12.35")]
    [InlineData("0.000012345678", "1.235E-005")]
    [InlineData("0.25", "0.25")]
    [InlineData("2000", "2000")]
    public void A_number_shows_four_digits_and_keeps_all(string text, string shown)
    {
        string markup = Page.Cell(text).Markup;

        Assert.Contains($">{shown}</data>", markup, StringComparison.Ordinal);
        Assert.Contains($"value=\"{text}\"", markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cell_that_is_no_number_stays_a_text()
    {
        Assert.Equal("&lt;yes&gt;", Page.Cell("<yes>").Markup);
    }
}
