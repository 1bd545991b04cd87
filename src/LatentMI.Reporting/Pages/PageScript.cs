using System.Security.Cryptography;
using System.Text;

namespace LatentMI.Reporting.Pages;

/// <summary>A script of the pages. A page allows it by its hash, so that nothing else runs in it, whatever the names of files, rows and columns are.</summary>
internal sealed class PageScript
{
    private PageScript(string content)
    {
        Element = new HtmlText($"<script>{content}</script>\n");
        Source = $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(content)))}'";
    }

    /// <summary>Sorts tables.</summary>
    public static PageScript Tables { get; } = new(PageResource.Read("tables.js"));

    /// <summary>Shows the rows of an estimate.</summary>
    public static PageScript Rows { get; } = new(PageResource.Read("rows.js"));

    /// <summary>The script as part of a page.</summary>
    public HtmlText Element { get; }

    /// <summary>The source that the policy of a page names.</summary>
    public string Source { get; }
}
