using System.Text;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Conditions;
using Dushanbe.Conference.Exchange;

namespace Dushanbe.Conference.Tests.Exchange;

/// <summary>Imports files into editions of their own and tells what came of it.</summary>
internal static class ImportDesk
{
    /// <summary>A file of the shared cases.</summary>
    public static byte[] Shared(string name) => File.ReadAllBytes(Path.Combine(Need.SharedFolder!, "cases", name));

    /// <summary>Reads a file and no more.</summary>
    public static Task<ImportTable> Table(byte[] file) => ImportTable.ReadAsync(new MemoryStream(file), default);

    extension(Installation installation)
    {
        /// <summary>Imports, and reports.</summary>
        public async Task<ImportReport> ReportAsync(byte[] file, Desk? desk = null) => (await installation.ImportAsync(desk ?? await Desk.OpenAsync(installation), file)).Match(
            imported: it => it.Report, onlyChecked: it => it.Report, refused: it => it.Report, noSuchEdition: _ => throw new InvalidOperationException());

        /// <summary>Imports a text, and reports.</summary>
        public Task<ImportReport> ReportAsync(string file, Desk? desk = null) => installation.ReportAsync(Encoding.UTF8.GetBytes(file), desk);

        /// <summary>Imports.</summary>
        public Task<ImportParticipants.Outcome> ImportAsync(Desk desk, byte[] file, Actor? actor = null) =>
            installation.Get<ImportParticipants>().ExecuteAsync(new(desk.Edition.Id, new MemoryStream(file), false), actor ?? A.Organizer, default);
    }

    /// <summary>What a report says but for its notes: row, column, code, severity and value.</summary>
    public static IEnumerable<(int Row, string? Column, ImportCode Code, ImportSeverity Severity, string? Value)> Said(this ImportReport report) =>
        report.Findings.Where(each => each.Severity != ImportSeverity.Note).Select(each => (each.Row, each.Column, each.Code, each.Severity, each.Value));
}
