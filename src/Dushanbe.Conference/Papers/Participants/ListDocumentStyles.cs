using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using SpokenLanguage = DocumentFormat.OpenXml.Wordprocessing.Languages;

namespace Dushanbe.Conference.Papers.Participants;

/// <summary>The styles of the document: headings under the names by which Word finds them, and the lines of people.</summary>
internal static class ListDocumentStyles
{
    public const string Title = "Title";
    public const string Group = "Heading1";
    public const string Delegation = "Heading2";
    public const string Conference = "Conference";
    public const string Place = "Place";
    public const string Name = "PersonName";
    public const string Role = "PersonRole";
    public const string Small = "PersonLine";
    public const string TableHead = "TableHead";
    public const string Furniture = "PageFurniture";
    public const string Break = "SectionBreak";

    private const string Lapis = "14385F", GoldText = "7A5710", Muted = "3A424C";

    /// <summary>All of them, for text in a language.</summary>
    public static Styles Of(string language) => new(
        new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(
                new RunFonts { Ascii = "Calibri", HighAnsi = "Calibri", EastAsia = "Calibri", ComplexScript = "Arial" },
                new FontSize { Val = "19" }, new FontSizeComplexScript { Val = "19" },
                new SpokenLanguage { Val = language, Bidi = "ar" })),
            new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(new SpacingBetweenLines { After = "0", Before = "0" }))),
        Paragraph("Normal", "Normal", null, null, isDefault: true),
        Paragraph(Title, "Title", Spaced(280, 120), Look(44, Lapis, isBold: true)),
        Paragraph(Group, "heading 1", Spaced(240, 100, keepNext: true, level: 0), Look(32, Lapis, isBold: true)),
        Paragraph(Delegation, "heading 2", Spaced(200, 60, keepNext: true, level: 1), Look(22, Lapis, isBold: true)),
        Paragraph(Conference, "Conference", Spaced(0, 60), Look(26, Lapis, isBold: true)),
        Paragraph(Place, "Place", null, Look(20, GoldText, isBold: true)),
        Paragraph(Name, "Person name", Spaced(80, 0), Look(19, null, isBold: true)),
        Paragraph(Role, "Person role", null, Look(17, GoldText, isBold: true)),
        Paragraph(Small, "Person line", null, Look(18, Muted, isBold: false)),
        Paragraph(TableHead, "Table head", null, Look(19, null, isBold: true)),
        Paragraph(Furniture, "Page furniture", null, Look(16, Muted, isBold: false)),
        Paragraph(Break, "Section break", null, Look(2, null, isBold: false)));

    private static Style Paragraph(string id, string name, StyleParagraphProperties? paragraph, StyleRunProperties? run, bool isDefault = false)
    {
        var style = new Style(new StyleName { Val = name }) { Type = StyleValues.Paragraph, StyleId = id, Default = isDefault ? OnOffValue.FromBoolean(true) : null, CustomStyle = IsOwn(id) ? OnOffValue.FromBoolean(true) : null };
        if (!isDefault) style.Append(new BasedOn { Val = "Normal" });
        style.Append(new PrimaryStyle());
        if (paragraph is not null) style.Append(paragraph);
        if (run is not null) style.Append(run);
        return style;
    }

    private static bool IsOwn(string id) => id is not ("Normal" or Title or Group or Delegation);

    private static StyleParagraphProperties Spaced(int before, int after, bool keepNext = false, int? level = null)
    {
        var made = new StyleParagraphProperties();
        if (keepNext) made.Append(new KeepNext());
        made.Append(new SpacingBetweenLines { Before = $"{before}", After = $"{after}" });
        if (level is { } depth) made.Append(new OutlineLevel { Val = depth });
        return made;
    }

    private static StyleRunProperties Look(int halfPoints, string? color, bool isBold)
    {
        var made = new StyleRunProperties();
        if (isBold) made.Append(new Bold(), new BoldComplexScript());
        if (color is not null) made.Append(new Color { Val = color });
        made.Append(new FontSize { Val = $"{halfPoints}" }, new FontSizeComplexScript { Val = $"{halfPoints}" });
        return made;
    }
}
