using Dushanbe.Conference.Printing.Text;

namespace Dushanbe.Conference.Papers.Badges;

/// <summary>What is printed on a badge, as one would name it to whoever can correct it.</summary>
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

    /// <summary>What the back says to its wearer.</summary>
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

/// <summary>What is wrong with a field of a badge.</summary>
public enum BadgeFault
{
    /// <summary>It does not fit even in the smallest readable letters; it ends with an ellipsis.</summary>
    Cut,

    /// <summary>A word is wider than its column even in the smallest readable letters; it goes on in the next line.</summary>
    BrokenWord,

    /// <summary>Its letters reach so far, as piled up marks do, that it is set smaller than is readable.</summary>
    Unreadable,

    /// <summary>No font draws some of its characters. A native name is then left out; elsewhere a visible mark stands in their place.</summary>
    NoGlyph,

    /// <summary>The photo cannot be drawn; its frame stays empty.</summary>
    NoPhoto,
}

/// <summary>Something on a badge that a person has to look at.</summary>
/// <param name="ParticipantId">Whose badge; null where it stands on the badges of many, as the title does.</param>
/// <param name="Person">The person's name; null where it stands on the badges of many.</param>
/// <param name="Field">Where.</param>
/// <param name="Fault">What is wrong.</param>
/// <param name="Text">The whole text, the characters that no font draws and their scripts, or why the photo cannot be drawn.</param>
public sealed record BadgeDefect(Guid? ParticipantId, string? Person, BadgeField Field, BadgeFault Fault, string Text);

/// <summary>What was wrong with the badges of a rendering, each fault of a person's field once: nothing is cut or dropped without being told.</summary>
public sealed class BadgeDefects
{
    private readonly List<BadgeDefect> all = [];
    private readonly HashSet<(Guid?, BadgeField, BadgeFault, string?)> known = [];
    private BadgeSheet? current;

    /// <summary>All of them, in the order of the badges.</summary>
    public IReadOnlyList<BadgeDefect> All => all;

    /// <summary>What follows is about this badge.</summary>
    internal void Begin(BadgeSheet sheet) => current = sheet;

    /// <summary>What a function finds is about what many badges share.</summary>
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
        // both sides find the same; each category has a word of its own
        if (known.Add((defect.ParticipantId, field, fault, field == BadgeField.Category ? text : null))) all.Add(defect);
    }

    /// <summary>Notes characters that no font draws: together, with the names of their scripts.</summary>
    internal void Note(BadgeField field, IReadOnlyList<MissingGlyph> missing)
    {
        if (missing.Count == 0) return;
        var characters = string.Concat(missing.Select(each => each.CodePoint).Distinct().Select(char.ConvertFromUtf32));
        Note(field, BadgeFault.NoGlyph, $"{characters} ({string.Join(", ", missing.Select(each => each.Script).Distinct(StringComparer.Ordinal))})");
    }
}
