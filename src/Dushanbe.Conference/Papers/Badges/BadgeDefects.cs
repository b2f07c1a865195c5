using Dushanbe.Conference.Printing.Text;

namespace Dushanbe.Conference.Papers.Badges;

/// <summary>The fields of a badge, for reports to the person who can correct them.</summary>
public enum BadgeField
{
    /// <summary>The short title of the conference.</summary>
    Title,

    /// <summary>The city and the dates.</summary>
    Place,

    /// <summary>Host, co-organizers and supporters.</summary>
    Organizers,

    /// <summary>The word of the category.</summary>
    Category,

    /// <summary>The instructions on the back.</summary>
    Rules,

    /// <summary>The form of address and the name in Latin letters.</summary>
    Name,

    /// <summary>The name in its own script.</summary>
    NativeName,

    /// <summary>The delegation or, without one, the organization.</summary>
    Body,

    /// <summary>The function.</summary>
    Function,

    /// <summary>The photo.</summary>
    Photo,
}

/// <summary>Kinds of faults of a badge field.</summary>
public enum BadgeFault
{
    /// <summary>It does not fit even at the minimum size; it ends with an ellipsis.</summary>
    Cut,

    /// <summary>A word is wider than its column even at the minimum size; it is broken.</summary>
    BrokenWord,

    /// <summary>Its letters are so tall, for example with stacked marks, that it is below the readable size.</summary>
    Unreadable,

    /// <summary>No font draws some of its characters. A native name is then left out; elsewhere a visible mark is drawn instead.</summary>
    NoGlyph,

    /// <summary>The photo cannot be drawn; its frame stays empty.</summary>
    NoPhoto,
}

/// <summary>A problem of a badge that somebody should check.</summary>
/// <param name="ParticipantId">Whose badge; null where many badges share it, such as the title.</param>
/// <param name="Person">The person's name; null where many badges share it.</param>
/// <param name="Field">Where.</param>
/// <param name="Fault">What is wrong.</param>
/// <param name="Text">The whole text, the characters that no font draws and their scripts, or why the photo cannot be drawn.</param>
public sealed record BadgeDefect(Guid? ParticipantId, string? Person, BadgeField Field, BadgeFault Fault, string Text);

/// <summary>The problems found while rendering badges, each fault of a person's field once: nothing is cut or dropped unreported.</summary>
public sealed class BadgeDefects
{
    private readonly List<BadgeDefect> all = [];
    private readonly HashSet<(Guid?, BadgeField, BadgeFault, string?)> known = [];
    private BadgeSheet? current;

    /// <summary>All of them, in the order of the badges.</summary>
    public IReadOnlyList<BadgeDefect> All => all;

    /// <summary>Sets the badge that the following problems belong to.</summary>
    internal void Begin(BadgeSheet sheet) => current = sheet;

    /// <summary>Problems found by this function belong to data shared by many badges.</summary>
    internal void Shared(Action draw)
    {
        var badge = current;
        current = null;
        draw();
        current = badge;
    }

    internal void Note(BadgeField field, BadgeFault fault, string text)
    {
        var defect = new BadgeDefect(current?.ParticipantId, current?.Name.Latin, field, fault, text);
        // both sides report the same; each category has a word of its own
        if (known.Add((defect.ParticipantId, field, fault, field == BadgeField.Category ? text : null))) all.Add(defect);
    }

    /// <summary>Records characters without a font, as one problem with the names of their scripts.</summary>
    internal void Note(BadgeField field, IReadOnlyList<MissingGlyph> missing)
    {
        if (missing.Count == 0) return;
        var characters = string.Concat(missing.Select(each => each.CodePoint).Distinct().Select(char.ConvertFromUtf32));
        Note(field, BadgeFault.NoGlyph, $"{characters} ({string.Join(", ", missing.Select(each => each.Script).Distinct(StringComparer.Ordinal))})");
    }
}
