using System.CommandLine;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.Papers.Booklet;
using Dushanbe.Conference.Web.Host;
using Microsoft.Extensions.Options;

namespace Dushanbe.Conference.Web.Verbs;

/// <summary><c>booklet</c>: the programme of an edition as a booklet, published or still a draft.</summary>
internal static class BookletVerb
{
    public static Command Command(VerbRun run)
    {
        var edition = new Option<string>("--edition") { Description = Texts.Say("OptionEdition"), Required = true };
        var language = new Option<string>("--language") { Description = Texts.Say("OptionLanguage"), DefaultValueFactory = _ => Languages.Default };
        language.AcceptOnlyFromAmong([.. Languages.All.Select(each => each.Tag)]);
        var output = new Option<string>("--out") { Description = Texts.Say("OptionOut"), Required = true };
        var archive = new Option<bool>("--archive") { Description = Texts.Say("OptionArchive") };
        var command = new Command("booklet", Texts.Say("Booklet")) { edition, language, output, archive };
        command.SetAction(run.Of(async (verb, parsed, cancel) =>
        {
            if (await verb.EditionAsync(parsed.GetRequiredValue(edition), cancel) is not { } found) return 1;
            using var pdf = new MemoryStream();
            var site = verb.Get<IOptions<InstallationOptions>>().Value;
            var online = site.PublicAddress is { } address ? new Uri(site.RootOr(address), $"{parsed.GetRequiredValue(language)}/{found.Slug}") : null;
            var report = await verb.Get<BookletPaper>().WriteAsync(found.Slug, parsed.GetRequiredValue(language), parsed.GetValue(archive), pdf, Actor.Operator, cancel, online: online);
            if (report is null) return verb.Fail("NoSuchEdition", found.Slug, "");
            var path = verb.Path(parsed.GetRequiredValue(output));
            await File.WriteAllBytesAsync(path, pdf.ToArray(), cancel);
            foreach (var missing in report.MissingGlyphs) verb.Say("BookletGlyph", missing.Page, missing);
            foreach (var overflow in report.Overflows) verb.Say("BookletOverflow", overflow.Page, overflow.Text ?? overflow.Where);
            return verb.Done("BookletWritten", report.Pages, path);
        }));
        return command;
    }
}
