using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Dushanbe.Conference.Web.Tests.Attacks;

/// <summary>Finds what <see cref="Trap.Markup"/> would become where a page did not escape it.</summary>
internal static class Injected
{
    /// <summary>Elements, attributes and addresses that no page of ours has; whole pages may have our scripts.</summary>
    public static IEnumerable<string> In(IParentNode page)
    {
        foreach (var each in page.QuerySelectorAll("*"))
        {
            if (each.LocalName == "script" && each.GetAttribute("src") is null && each.GetAttribute("type") is not ("application/ld+json" or "importmap")) yield return $"a script: {each.TextContent}";
            if (each.LocalName is "iframe" or "object" or "embed" or "meta" && each.HasAttribute("srcdoc")) yield return each.LocalName;
            if (each.LocalName == "img" && each.GetAttribute("src") == "x") yield return "an image";
            foreach (var attribute in each.Attributes)
            {
                if (attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase)) yield return $"{each.LocalName} {attribute.Name}";
                if (attribute.Name is "href" or "src" or "action" or "formaction" or "xlink:href" && !IsHarmless(attribute.Value)) yield return $"{each.LocalName} {attribute.Name}={attribute.Value}";
            }
        }
    }

    /// <summary>The same in text that is parsed as a page.</summary>
    public static IEnumerable<string> In(string html) => In(new HtmlParser().ParseDocument(html));

    /// <summary>What a reader sees, spaces and breaks counted once.</summary>
    public static string Seen(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static bool IsHarmless(string address) => !Uri.TryCreate(address.Trim(), UriKind.Absolute, out var uri) || uri.Scheme is "http" or "https" or "mailto" or "tel" or "file" or "blob" || address.StartsWith("data:image/", StringComparison.Ordinal);
}
