using Dushanbe.Conference.Names;

namespace Dushanbe.Conference.Web.Desks.Installation;

/// <summary>A text in the three languages while it is being typed.</summary>
public sealed class LocalizedDraft
{
    private LocalizedText start = LocalizedText.Empty;

    public string? En { get; set; }

    public string? Ru { get; set; }

    public string? Tg { get; set; }

    public static LocalizedDraft Of(LocalizedText text) => new() { start = text, En = text.In("en"), Ru = text.In("ru"), Tg = text.In("tg") };

    /// <summary>What was typed; texts in other languages, which this form does not show, stay.</summary>
    public LocalizedText Text => start.With("en", En).With("ru", Ru).With("tg", Tg);
}
