using Dushanbe.Conference.Printing.Text;

namespace Dushanbe.Conference.Papers.Badges;

/// <summary>
/// Stacked texts in a box of a badge. Where they are too tall they shrink together, each down to its
/// minimum size; what still does not fit is cut, smallest text first, and reported. Nothing is drawn outside the box.
/// </summary>
internal sealed class BadgeColumn
{
    private const int Steps = 32;

    private readonly SetText[] texts;

    private BadgeColumn(SetText[] texts) => this.texts = texts;

    /// <summary>The height of all texts with the gaps between them, in millimetres; 0 where all are blank.</summary>
    public float Height => HeightOf(texts);

    /// <summary>The first text of a field; null where it is blank.</summary>
    public SetText? this[BadgeField field] => Array.Find(texts, text => text.Field == field);

    /// <summary>The texts of a field, or all others: a column may be drawn in two parts that share its space.</summary>
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

    /// <summary>Fits texts into a box with the first form of the organizers' names that fits whole. Using another form than the first is reported.</summary>
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

    /// <summary>Binary search between the wanted and the minimum sizes.</summary>
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

    /// <summary>Removes lines, from the smallest text first; where none is left to remove, all shrink below a readable size.</summary>
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
