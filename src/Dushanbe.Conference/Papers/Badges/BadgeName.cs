using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Printing.Text;

namespace Dushanbe.Conference.Papers.Badges;

/// <summary>The three lines of a name: above, the large main line, below; each may be blank.</summary>
internal readonly record struct BadgeName((BadgeField Field, string Text) Above, (BadgeField Field, string Text) Main, (BadgeField Field, string Text) Below)
{
    /// <summary>The lines of a badge. A native name without a complete font is left out and reported, and the Latin one is the main line.</summary>
    /// <param name="sheet">The badge.</param>
    /// <param name="fonts">The fonts of the lines.</param>
    /// <param name="defects">Collects native names that are left out.</param>
    public static BadgeName Of(BadgeSheet sheet, FontLibrary fonts, BadgeDefects defects)
    {
        var (name, honorific) = (sheet.Name, sheet.Name.Honorific ?? "");
        var latin = (name.Family, name.Given) switch
        {
            ({ Length: > 0 } family, _) => (Above: Join(honorific, name.Given), Main: family),
            (_, { Length: > 0 } given) => (Above: honorific, Main: given),
            _ => (Above: honorific, Main: ""),
        };
        // a native name equal to the Latin one is not printed twice; in another order, as in Vietnamese, it is
        var same = name.Native == latin.Main || name.Native == Join(name.Given, name.Family);
        var native = same ? "" : name.Native ?? "";
        if (latin.Main.Length == 0) return new BadgeName(Latin(latin.Above), Native(native), Latin(""));
        var leads = sheet.Lead == NameLead.Native;
        if (native.Length > 0 && (leads ? fonts.SansBold : fonts.Sans).Missing(native) is { Count: > 0 } missing)
        {
            defects.Note(BadgeField.NativeName, missing);
            native = "";
        }

        if (native.Length == 0) return new BadgeName(Latin(latin.Above), Latin(latin.Main), Latin(""));
        return leads
            ? new BadgeName(Latin(honorific), Native(native), Latin(Join(name.Given, name.Family)))
            : new BadgeName(Latin(latin.Above), Latin(latin.Main), Native(native));
    }

    private static (BadgeField, string) Latin(string text) => (BadgeField.Name, text);

    private static (BadgeField, string) Native(string text) => (BadgeField.NativeName, text);

    private static string Join(string? one, string? other) =>
        string.IsNullOrEmpty(one) ? other ?? "" : string.IsNullOrEmpty(other) ? one : $"{one} {other}";
}
