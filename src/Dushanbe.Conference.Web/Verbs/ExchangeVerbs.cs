using System.CommandLine;
using System.Globalization;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Exchange;
using Dushanbe.Conference.Register;

namespace Dushanbe.Conference.Web.Verbs;

/// <summary><c>import participants</c> and <c>export participants</c>.</summary>
internal static class ExchangeVerbs
{
    public static Command Import(VerbRun run)
    {
        var file = new Argument<string>("file") { Description = Texts.Say("ArgumentFile") };
        var edition = VerbOptions.Edition();
        var dry = new Option<bool>("--dry-run") { Description = Texts.Say("OptionDryRun") };
        var participants = new Command("participants", Texts.Say("ImportParticipants")) { file, edition, dry };
        participants.SetAction(run.Of((verb, parsed, cancel) => ImportAsync(verb, verb.Path(parsed.GetRequiredValue(file)), parsed.GetRequiredValue(edition), parsed.GetValue(dry), cancel)));
        return new Command("import", Texts.Say("Import")) { participants };
    }

    public static Command Export(VerbRun run)
    {
        var edition = VerbOptions.Edition();
        var file = VerbOptions.Out();
        var participants = new Command("participants", Texts.Say("ExportParticipants")) { edition, file };
        participants.SetAction(run.Of((verb, parsed, cancel) => ExportAsync(verb, parsed.GetRequiredValue(edition), verb.Path(parsed.GetRequiredValue(file)), cancel)));
        return new Command("export", Texts.Say("Export")) { participants };
    }

    private static async Task<int> ImportAsync(VerbServices verb, string path, string slug, bool isDryRun, CancellationToken cancel)
    {
        if (await verb.EditionAsync(slug, cancel) is not { } edition) return 1;
        if (!File.Exists(path)) return verb.Fail("NoSuchFile", path);
        await using var file = File.OpenRead(path);
        // photos are beside the file
        using var photos = ImportPhotos.Folder(Path.GetDirectoryName(path)!);
        var form = new ImportParticipants.Form(edition.Id, file, isDryRun, photos);
        var outcome = await verb.Get<ImportParticipants>().ExecuteAsync(form, Actor.Operator, cancel);
        return outcome.Match(
            imported: imported => Tell(verb, imported.Report, "Imported", 0),
            onlyChecked: tested => Tell(verb, tested.Report, "WouldImport", 0),
            refused: refused => Tell(verb, refused.Report, "ImportRefused", 1),
            noSuchEdition: _ => verb.Fail("NoSuchEdition", slug, ""));
    }

    private static int Tell(VerbServices verb, ImportReport report, string key, int code)
    {
        var language = Names.Languages.IsKnown(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName) ? CultureInfo.CurrentUICulture.TwoLetterISOLanguageName : Names.Languages.Default;
        foreach (var each in report.Findings)
            verb.Write($"{Place(each)}: {ImportReport.Word(each.Severity.ToString(), language)}: {ImportReport.Message(each, language)} {ImportReport.Remedy(each, language)}".TrimEnd());
        if (report.Total > report.Findings.Count) verb.Write($"{string.Format(CultureInfo.CurrentCulture, ImportReport.Word("Unlisted", language), report.Total - report.Findings.Count)} {ImportReport.Word("Unlisted_Remedy", language)}");
        if (report.NewDelegations.Count > 0) verb.Say("NewDelegations", string.Join("; ", report.NewDelegations.Select(each => each.Best(language).Text)));
        verb.Say(key, report.People, report.Errors, report.Warnings);
        return code;
    }

    private static string Place(ImportFinding finding) => finding.Row == 0 ? Texts.Say("WholeFile") : finding.Column is null ? Texts.Say("AtRow", finding.Row) : Texts.Say("AtRowColumn", finding.Row, finding.Column);

    private static async Task<int> ExportAsync(VerbServices verb, string slug, string path, CancellationToken cancel)
    {
        if (await verb.EditionAsync(slug, cancel) is not { } edition) return 1;
        TableFormat format;
        switch (Path.GetExtension(path).ToUpperInvariant())
        {
            case ".CSV":
                format = TableFormat.Csv;
                break;
            case ".XLSX":
                format = TableFormat.Xlsx;
                break;
            default:
                return verb.Fail("CsvOrXlsx", path);
        }

        await using var file = new OutFile(path);
        var count = await verb.Get<ExportParticipants>().WriteAsync(new(new ParticipantRegister.Filter { EditionId = edition.Id }, format), file.Stream, Actor.Operator, cancel);
        await file.KeepAsync();
        return verb.Done("Exported", count, path);
    }
}
