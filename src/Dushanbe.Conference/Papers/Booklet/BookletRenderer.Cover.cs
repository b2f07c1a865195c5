using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.Printing.Drawing;
using Dushanbe.Conference.Printing.Fluent;
using Dushanbe.Conference.Printing.Layout;

namespace Dushanbe.Conference.Papers.Booklet;

/// <content>The cover: the title in every language it has, what it is, where and when, and who organizes.</content>
public sealed partial class BookletRenderer
{
    private const float SmallestFit = 0.5f;

    /// <summary>The scale of the titles at which the cover fits on one page: titles are never cut.</summary>
    private float FitOfCover()
    {
        for (var fit = 1f; fit > SmallestFit; fit -= 0.04f)
        {
            var tried = fit;
            if (Create(document => document.Page(page => Cover(page, tried))).Compose().Pages().Take(2).Count() == 1) return fit;
        }

        return SmallestFit;
    }

    private void Cover(PageDescriptor page, float fit)
    {
        page.Size(PageSize.A5);
        page.Margin(new Edges(Length.Mm(15), Length.Mm(16), Length.Mm(15), Length.Mm(16)));
        page.Background().Background(Palette.DeepLapis).Canvas(new Size(PageSize.A5.Width, PageSize.A5.Height), BookletOrnament.Draw);
        page.DefaultTextStyle(text => text.FontColor(Palette.Ivory));
        page.Content().Column(column =>
        {
            column.Item().PaddingBottom(9, Unit.Millimetre).AlignLeft().Width(21, Unit.Millimetre).Height(21, Unit.Millimetre).Svg(Emblem.Drawing);
            Titles(column, fit);
            column.Item().PaddingTop(4, Unit.Millimetre).ExtendVertical().AlignBottom().Column(Imprint);
        });
    }

    private void Titles(ColumnDescriptor column, float fit)
    {
        foreach (var (index, title) in booklet.Titles.Index())
        {
            if (index == 0) Paragraph(column.Item(), title).Serif().Bold().FontSize(Length.Mm(6.9 * fit)).LineHeight(1.24f).Heading(1);
            else Paragraph(column.Item().PaddingTop(4.5f * fit, Unit.Millimetre), title).Serif().FontSize(Length.Mm(3.9 * fit)).LineHeight(1.4f).FontColor(Palette.OnLapisMuted);
        }
    }

    private void Imprint(ColumnDescriptor column)
    {
        var main = new TextLook { Size = Length.Mm(4.6), LineHeight = 1.3f, Color = Palette.GoldOnLapis, IsBold = true };
        var small = new TextLook { Size = Length.Mm(3.2), LineHeight = 1.5f, Color = Palette.OnLapisMuted };
        column.Item().BorderTop(Length.Mm(0.5), Palette.GoldOnLapis).PaddingTop(4, Unit.Millimetre).Text(text =>
        {
            text.Style(main);
            foreach (var (index, language) in Languages.All.Select(each => each.Tag).Prepend(booklet.Language).Distinct(StringComparer.Ordinal).Index())
            {
                if (index > 0) text.Span(PaperWords.Dot);
                Span(text, new(new PaperWords(language)["Programme"], language, IsFallback: false));
            }
        });
        column.Item().Text(text =>
        {
            text.Style(main);
            if (booklet.City.Text.Length > 0) Span(text, booklet.City);
            text.Span((booklet.City.Text.Length > 0 ? ", " : "") + DateWords.Range(booklet.Starts, booklet.Ends, booklet.Language));
        });
        if (Organized() is { Length: > 0 } organized) column.Item().PaddingTop(3, Unit.Millimetre).Text(organized).Style(small);
        if (booklet.PublishedAt is null) column.Item().PaddingTop(1, Unit.Millimetre).Text(words["Draft"]).Style(small).Bold().FontColor(Palette.GoldOnLapis);
        if (booklet.IsTraining) column.Item().PaddingTop(2, Unit.Millimetre).Text(words["TrainingNotice"]).Style(small).Bold().FontColor(Palette.GoldOnLapis);
    }

    private string Organized()
    {
        var hosts = Names(partner => partner.Role != PartnershipRole.Supporter);
        var supporters = Names(partner => partner.Role == PartnershipRole.Supporter);
        return string.Join(", ", new[]
        {
            hosts.Length > 0 ? words["OrganizedBy", hosts] : "",
            supporters.Length > 0 ? words["WithSupport", supporters] : "",
        }.Where(part => part.Length > 0));
    }

    // in full: abbreviations mean little to most readers
    private string Names(Func<ProgrammeBooklet.Partner, bool> which) =>
        string.Join(PaperWords.Dot, booklet.Partners.Where(which).Select(partner => partner.Name.Text));
}
