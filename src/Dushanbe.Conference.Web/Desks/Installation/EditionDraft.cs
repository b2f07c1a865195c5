using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Forms;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.Programme;

namespace Dushanbe.Conference.Web.Desks.Installation;

/// <summary>An edition while it is being typed.</summary>
public sealed class EditionDraft
{
    public string Slug { get; set; } = "";

    public LocalizedText Title { get; set; } = LocalizedText.Empty;

    public LocalizedText TitleLead { get; set; } = LocalizedText.Empty;

    public LocalizedText TitleName { get; set; } = LocalizedText.Empty;

    public LocalizedText ShortTitle { get; set; } = LocalizedText.Empty;

    public DateOnly? Starts { get; set; }

    public DateOnly? Ends { get; set; }

    public string ZoneId { get; set; } = "Asia/Dushanbe";

    public LocalizedText City { get; set; } = LocalizedText.Empty;

    public LocalizedText Venue { get; set; } = LocalizedText.Empty;

    public LocalizedText Address { get; set; } = LocalizedText.Empty;

    public string DefaultLanguage { get; set; } = Languages.Default;

    public NameLead NameLead { get; set; }

    public static EditionDraft Of(EditionDetails.Page page) => new()
    {
        Slug = page.Slug,
        Title = page.Content.Title,
        TitleLead = page.Content.TitleLead,
        TitleName = page.Content.TitleName,
        ShortTitle = page.Content.ShortTitle,
        Starts = page.Content.Starts,
        Ends = page.Content.Ends,
        ZoneId = page.Content.ZoneId,
        City = page.Content.City,
        Venue = page.Content.Venue,
        Address = page.Content.Address,
        DefaultLanguage = page.Content.DefaultLanguage,
        NameLead = page.Content.NameLead,
    };

    /// <summary>The days that are still missing.</summary>
    public IEnumerable<FieldFault> MissingDays()
    {
        if (Starts is null) yield return new FieldFault(nameof(Starts), FieldFaultKind.Missing);
        if (Ends is null) yield return new FieldFault(nameof(Ends), FieldFaultKind.Missing);
    }

    /// <summary>What was typed; a missing day is the other one.</summary>
    public EditionContent Content => new()
    {
        Title = Title,
        TitleLead = TitleLead,
        TitleName = TitleName,
        ShortTitle = ShortTitle,
        Starts = Starts ?? Ends ?? DateOnly.MinValue,
        Ends = Ends ?? Starts ?? DateOnly.MinValue,
        ZoneId = ZoneId.Trim(),
        City = City,
        Venue = Venue,
        Address = Address,
        DefaultLanguage = DefaultLanguage,
        NameLead = NameLead,
    };
}
