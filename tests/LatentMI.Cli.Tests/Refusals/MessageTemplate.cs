using System.Text.RegularExpressions;

namespace LatentMI.Cli.Tests.Refusals;

/// <summary>A text of the sources that is a refusal, or a part of one.</summary>
/// <param name="Place">Its file and line.</param>
/// <param name="Text">The text, with <c>{}</c> where values stand.</param>
/// <param name="Pattern">Finds it in a message.</param>
internal sealed record MessageTemplate(string Place, string Text, Regex Pattern);
