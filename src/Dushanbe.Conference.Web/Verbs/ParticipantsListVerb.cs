using System.CommandLine;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Lists;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.Papers.Participants;

namespace Dushanbe.Conference.Web.Verbs;

/// <summary><c>participants-list</c>: the list of participants of an edition, as the register stands; the file's name says in which form.</summary>
internal static class ParticipantsListVerb
{
    public static Command Command(VerbRun run)
    {
        var (edition, output) = (VerbOptions.Edition(), VerbOptions.Out());
        var language = new Option<string>("--language") { Description = Texts.Say("OptionLanguage"), DefaultValueFactory = _ => Languages.Default };
        language.AcceptOnlyFromAmong([.. Languages.All.Select(each => each.Tag)]);
        var order = new Option<string?>("--order") { Description = Texts.Say("OptionListOrder") };
        order.AcceptOnlyFromAmong([.. ListLook.Orders]);
        var final = new Option<bool>("--final") { Description = Texts.Say("OptionListFinal") };
        var asAt = new Option<DateOnly?>("--as-at") { Description = Texts.Say("OptionListAsAt") };
        var amendTo = new Option<string?>("--amend-to") { Description = Texts.Say("OptionListAmendTo") };
        var amendBy = new Option<DateOnly?>("--amend-by") { Description = Texts.Say("OptionListAmendBy") };
        var command = new Command("participants-list", Texts.Say("ParticipantsList")) { edition, output, language, order, final, asAt, amendTo, amendBy };
        command.SetAction(run.Of(async (verb, parsed, cancel) =>
        {
            var fields = new ListFields { Kind = parsed.GetValue(final) ? ListKind.Final : ListKind.Provisional, AsAt = parsed.GetValue(asAt), AmendTo = parsed.GetValue(amendTo), AmendBy = parsed.GetValue(amendBy) };
            return await WriteAsync(verb, parsed.GetRequiredValue(edition), verb.Path(parsed.GetRequiredValue(output)), fields, ListLook.Read(parsed.GetRequiredValue(language), parsed.GetValue(order))!, cancel);
        }));
        return command;
    }

    private static async Task<int> WriteAsync(VerbServices verb, string slug, string path, ListFields fields, ListLook look, CancellationToken cancel)
    {
        if (await verb.EditionAsync(slug, cancel) is not { } edition) return 1;
        ListFormat format;
        switch (Path.GetExtension(path).ToUpperInvariant())
        {
            case ".PDF":
                format = ListFormat.Pdf;
                break;
            case ".XLSX":
                format = ListFormat.Xlsx;
                break;
            case ".DOCX":
                format = ListFormat.Docx;
                break;
            default:
                return verb.Fail("PdfXlsxOrDocx", path);
        }

        await using var file = new OutFile(path);
        var outcome = await verb.Get<ListPaper>().WriteAsync(new(edition.Id, fields, look, format), file.Stream, Actor.Operator, cancel);
        if (outcome is ListPaper.Outcome.Written) await file.KeepAsync();
        return outcome.Match(
            written: it =>
            {
                foreach (var missing in it.Report?.MissingGlyphs ?? []) verb.Say("BookletGlyph", missing.Page, missing);
                foreach (var overflow in it.Report?.Overflows ?? []) verb.Say("BookletOverflow", overflow.Page, overflow.Text ?? overflow.Where);
                return verb.Done("ListWritten", it.People, path);
            },
            refused: it => verb.Fail("ListRefused", string.Join(", ", it.Faults.Select(each => Option(each.Field)))),
            noSuchEdition: _ => verb.Fail("NoSuchEdition", slug, ""));
    }

    private static string Option(string field) => field switch
    {
        nameof(ListFields.AsAt) => "--as-at",
        nameof(ListFields.AmendBy) => "--amend-by",
        _ => "--amend-to",
    };
}
