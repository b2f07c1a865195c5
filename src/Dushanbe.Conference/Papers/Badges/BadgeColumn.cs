using Dushanbe.Conference.Printing.Text;

namespace Dushanbe.Conference.Papers.Badges;

/// <summary>
/// Texts under one another in a box of a badge. Where they are too tall for it they shrink together, each down to its
/// smallest size; what is still too much is cut, first what has the smallest letters, and told. Nothing leaves the box.
/// </summary>
internal sealed class BadgeColumn
{
    private const int Steps = 32;

    private readonly SetText[] texts;

    private BadgeColumn(SetText[] texts) => this.texts = texts;

    /// <summary>Of all texts and the gaps between them, in millimetres; 0 where all are blank.</summary>
    public float Height => HeightOf(texts);

    /// <summary>The first text of a field; null where it is blank.</summary>
    public SetText? this[BadgeField field] => Array.Find(texts, text => text.Field == field);

    /// <summary>The texts of a field, or all but those: a column may stand in two parts that share its room.</summary>
    public BadgeColumn Part(BadgeField field, bool others = false) => new(Array.FindAll(texts, text => text.Field == field != others));

    /// <summary>Fits texts into a box; lengths in millimetres.</summary>
    public static BadgeColumn Fit(SetTexts known, BadgeDefects defects, float width, float room, params ReadOnlySpan<BadgeText> wanted)
    {
        var found = new List<SetText>(wanted.Length);
        foreach (var text in wanted)
        {
            if (string.IsNullOrWhiteSpace(text.Text)) continue;
            var (set, missing) = known.Fit(text, width);
            found.Add(set);
            defects.Note(text.Field, missing);
        }

        SetText[] all = [.. found];
        if (HeightOf(all) > room) all = Shrink(all, room);
        foreach (var text in all) text.Report(defects);
        return new BadgeColumn(all);
    }

    /// <summary>Fits texts into a box with the first form of the organizers' names that is held whole. That it is not the first is told: nobody is left out unnoticed.</summary>
    public static BadgeColumn FitNames(SetTexts known, BadgeDefects defects, float width, float room, IReadOnlyList<string> forms, Func<string, BadgeText[]> texts)
    {
        var without = Lost("");
        var form = forms.FirstOrDefault(each => Lost(each) <= without) ?? forms[^1];
        if (form != forms[0]) defects.Note(BadgeField.Organizers, BadgeFault.Cut, forms[0]);
        return Fit(known, defects, width, room, texts(form));

        int Lost(string form)
        {
            var found = new BadgeDefects();
            Fit(known, found, width, room, texts(form));
            return found.All.Count(each => each.Fault != BadgeFault.NoGlyph);
        }
    }

    /// <summary>Draws them from the top of the box.</summary>
    public void Draw(BadgePen pen, float x, float y, TextAlignment alignment = TextAlignment.Start)
    {
        for (var i = 0; i < texts.Length; i++)
        {
            if (i > 0) y += texts[i].Type.Gap;
            pen.Text(texts[i], x, y, alignment);
            y += texts[i].Height;
        }
    }

    private static float HeightOf(ReadOnlySpan<SetText> texts)
    {
        var height = 0f;
        for (var i = 0; i < texts.Length; i++) height += texts[i].Height + (i > 0 ? texts[i].Type.Gap : 0);
        return height;
    }

    /// <summary>Halves the way between the sizes that are wanted and the smallest.</summary>
    private static SetText[] Shrink(SetText[] wanted, float room)
    {
        var best = At(0);
        if (HeightOf(best) > room) return Cut(best, room);
        for (var (good, bad) = (0, Steps); bad - good > 1;)
        {
            var middle = (good + bad) / 2;
            var tried = At(middle);
            if (HeightOf(tried) > room) bad = middle;
            else (good, best) = (middle, tried);
        }

        return best;

        SetText[] At(int step) => Array.ConvertAll(wanted, text => text.AtMost(Math.Min(text.Type.Floor, text.Size) + Math.Max(0, text.Size - text.Type.Floor) * step / Steps));
    }

    /// <summary>Takes lines away, from the text with the smallest letters first; where no line is left to take, all become unreadably small.</summary>
    private static SetText[] Cut(SetText[] texts, float room)
    {
        for (var excess = HeightOf(texts) - room; excess > 0; excess = HeightOf(texts) - room)
        {
            var longest = texts.Where(text => text.Lines > 1).MinBy(text => text.Type.Floor);
            if (longest is null)
            {
                var letters = texts.Sum(text => text.Height);
                return Array.ConvertAll(texts, text => text.Scaled(1 - excess / letters));
            }

            var lines = Math.Max(1, (int)MathF.Ceiling(excess * longest.Lines / longest.Height));
            texts[Array.IndexOf(texts, longest)] = longest.Cut(Math.Max(1, longest.Lines - lines));
        }

        return texts;
    }
}
