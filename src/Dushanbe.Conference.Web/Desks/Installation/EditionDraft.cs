using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Forms;
using Dushanbe.Conference.Programme;

namespace Dushanbe.Conference.Web.Desks.Installation;

/// <summary>An edition while it is being typed.</summary>
public sealed class EditionDraft
{
    public string Slug { get; set; } = "";

    public LocalizedDraft Title { get; set; } = new();

    public LocalizedDraft TitleLead { get; set; } = new();

    public LocalizedDraft TitleName { get; set; } = new();

    public LocalizedDraft ShortTitle { get; set; } = new();

    public DateTime? Starts { get; set; }

    public DateTime? Ends { get; set; }

    public string ZoneId { get; set; } = "Asia/Dushanbe";

    public LocalizedDraft City { get; set; } = new();

    public LocalizedDraft Venue { get; set; } = new();

    public LocalizedDraft Address { get; set; } = new();

    public string DefaultLanguage { get; set; } = Names.Languages.Default;

    public NameLead NameLead { get; set; }

    public static EditionDraft Of(EditionDetails.Page page) => new()
    {
        Slug = page.Slug,
        Title = LocalizedDraft.Of(page.Content.Title),
        TitleLead = LocalizedDraft.Of(page.Content.TitleLead),
        TitleName = LocalizedDraft.Of(page.Content.TitleName),
        ShortTitle = LocalizedDraft.Of(page.Content.ShortTitle),
        Starts = page.Content.Starts.ToDateTime(TimeOnly.MinValue),
        Ends = page.Content.Ends.ToDateTime(TimeOnly.MinValue),
        ZoneId = page.Content.ZoneId,
        City = LocalizedDraft.Of(page.Content.City),
        Venue = LocalizedDraft.Of(page.Content.Venue),
        Address = LocalizedDraft.Of(page.Content.Address),
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
        Title = Title.Text,
        TitleLead = TitleLead.Text,
        TitleName = TitleName.Text,
        ShortTitle = ShortTitle.Text,
        Starts = DateOnly.FromDateTime(Starts ?? Ends ?? DateTime.MinValue),
        Ends = DateOnly.FromDateTime(Ends ?? Starts ?? DateTime.MinValue),
        ZoneId = ZoneId.Trim(),
        City = City.Text,
        Venue = Venue.Text,
        Address = Address.Text,
        DefaultLanguage = DefaultLanguage,
        NameLead = NameLead,
    };
}
