using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace Dushanbe.Conference.Printing.Drawing;

/// <summary>
/// Accepts only self-contained drawings with a bounded rendering cost: no references to other files,
/// no cycles, and a limited number of elements after expanding all reuses.
/// </summary>
internal sealed partial class SvgGuard
{
    private const int MaxCharacters = 4 << 20;
    private const int MaxDepth = 100;
    private const int MaxElements = 100_000;
    private const long MaxEmbeddedPixels = 16_000_000;

    private readonly string name;
    private readonly Dictionary<string, XElement> byId = new(StringComparer.Ordinal);
    private readonly Dictionary<XElement, long> costs = [];
    private readonly HashSet<XElement> underway = [];

    private SvgGuard(string name) => this.name = name;

    /// <summary>Returns the drawing as text without document type and entities, or throws.</summary>
    public static string Check(string svg, string name)
    {
        ArgumentNullException.ThrowIfNull(svg);
        if (svg.Length > MaxCharacters) throw new PictureException(name, PictureFault.TooManyBytes, "the drawing has more than 4 million characters");
        var guard = new SvgGuard(name);
        var root = guard.Parse(svg);
        guard.Check(root);
        return root.ToString(SaveOptions.DisableFormatting);
    }

    private XElement Parse(string svg)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null };
        try
        {
            using (var reader = XmlReader.Create(new StringReader(svg), settings))
                while (reader.Read())
                    if (reader.Depth > MaxDepth) throw Refuse(PictureFault.Forbidden, $"it is nested deeper than {MaxDepth} levels");
            using var again = XmlReader.Create(new StringReader(svg), settings);
            var root = XElement.Load(again);
            return root.Name.LocalName == "svg" ? root : throw Refuse(PictureFault.UnknownFormat, "it is not an SVG drawing");
        }
        catch (XmlException defect)
        {
            throw new PictureException(name, PictureFault.Damaged, $"it is not well-formed (line {defect.LineNumber})", defect);
        }
    }

    private void Check(XElement root)
    {
        var pixels = 0L;
        foreach (var element in root.DescendantsAndSelf())
        {
            CheckElement(element);
            if (element.Attribute("id") is { } id) byId.TryAdd(id.Value, element);
            foreach (var attribute in element.Attributes()) pixels += CheckAttribute(element, attribute);
        }

        if (pixels > MaxEmbeddedPixels) throw Refuse(PictureFault.TooLarge, "its embedded pictures have too many pixels");
        if (Cost(root, depth: 0) > MaxElements) throw Refuse(PictureFault.TooLarge, $"it draws more than {MaxElements} elements");
    }

    private void CheckElement(XElement element)
    {
        switch (element.Name.LocalName)
        {
            case "script" or "foreignObject" or "iframe":
                throw Refuse(PictureFault.Forbidden, $"it contains a {element.Name.LocalName} element");
            case "text":
                throw Refuse(PictureFault.Forbidden, "it contains text; convert the text to outlines");
            case "filter":
                throw Refuse(PictureFault.Forbidden, "it uses filter effects");
            case "style" when element.Value.Contains("@import", StringComparison.OrdinalIgnoreCase) || HasForeignUrl(element.Value):
                throw Refuse(PictureFault.Forbidden, "its style refers to another file");
        }
    }

    /// <summary>Checks where an attribute leads and returns the pixels of a picture embedded in it.</summary>
    private long CheckAttribute(XElement element, XAttribute attribute)
    {
        if (HasForeignUrl(attribute.Value)) throw Refuse(PictureFault.Forbidden, "it refers to another file");
        if (attribute.Name.LocalName != "href" || element.Name.LocalName == "a" || attribute.Value.StartsWith('#')) return 0;
        if (element.Name.LocalName != "image" || EmbeddedPicture().Match(attribute.Value) is not { Success: true } match)
            throw Refuse(PictureFault.Forbidden, "it refers to another file");
        var picture = Picture.Load(DecodeBase64(match.Groups["value"].Value), $"{name} (embedded picture)");
        return (long)picture.Width * picture.Height;
    }

    private byte[] DecodeBase64(string text)
    {
        try
        {
            return Convert.FromBase64String(text);
        }
        catch (FormatException defect)
        {
            throw new PictureException(name, PictureFault.Damaged, "an embedded picture is damaged", defect);
        }
    }

    /// <summary>The number of elements drawn for one, including all repeated references.</summary>
    private long Cost(XElement element, int depth)
    {
        if (costs.TryGetValue(element, out var known)) return known;
        if (depth > 2 * MaxDepth) throw Refuse(PictureFault.Forbidden, "its references are nested too deeply");
        if (!underway.Add(element)) throw Refuse(PictureFault.Forbidden, "it refers to itself");
        var cost = 1L;
        foreach (var child in element.Elements()) cost = Math.Min(int.MaxValue, cost + Cost(child, depth + 1));
        foreach (var target in References(element)) cost = Math.Min(int.MaxValue, cost + Cost(target, depth + 1));
        underway.Remove(element);
        return costs[element] = cost;
    }

    private IEnumerable<XElement> References(XElement element)
    {
        foreach (var attribute in element.Attributes())
        {
            if (attribute.Name.LocalName == "href" && element.Name.LocalName != "a" && byId.TryGetValue(attribute.Value.TrimStart('#'), out var target))
                yield return target;
            foreach (Match match in OwnUrl().Matches(attribute.Value))
                if (byId.TryGetValue(match.Groups["value"].Value, out var other)) yield return other;
        }
    }

    private static bool HasForeignUrl(string value) =>
        value.Contains("url(", StringComparison.OrdinalIgnoreCase) && AnyUrl().Count(value) != OwnUrl().Count(value);

    private PictureException Refuse(PictureFault fault, string reason) => new(name, fault, reason);

    [GeneratedRegex(@"url\(", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AnyUrl();

    [GeneratedRegex(@"url\(\s*[""']?#(?<value>[^""')\s]+)[""']?\s*\)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OwnUrl();

    [GeneratedRegex(@"^data:image/(?:png|jpe?g|webp);base64,(?<value>[A-Za-z0-9+/=\s]+)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex EmbeddedPicture();
}
