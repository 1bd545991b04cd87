using System.Text;

namespace LatentMI.Reporting.Pages;

/// <summary>The files that go into every page as they are.</summary>
internal static class PageResource
{
    /// <summary>The text of a file.</summary>
    /// <param name="name">Its name.</param>
    public static string Read(string name)
    {
        using Stream content = typeof(PageResource).Assembly.GetManifestResourceStream(name)!;
        using var text = new StreamReader(content, Encoding.UTF8);
        return text.ReadToEnd().ReplaceLineEndings("\n");
    }
}
