using System.Text;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Conditions;
using Dushanbe.Conference.Exchange;
using Dushanbe.Conference.Work;

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

        /// <summary>A case with a file of our own form.</summary>
        public async Task<Guid> CaseAsync(Desk desk, string table) =>
            Assert.IsType<ReceiveImport.Outcome.Received>(await installation.Get<ReceiveImport>().ExecuteAsync(new(desk.Edition.Id, $"{Guid.CreateVersion7()}.csv", new MemoryStream(Encoding.UTF8.GetBytes($"{table}{new string('\n', Random.Shared.Next(1, 5_000))}"))), A.Organizer, default)).CaseId;

        /// <summary>Checks or imports a case, and tells how it is then.</summary>
        public async Task<ReadImport.View> RunAsync(Desk desk, Guid import, StartImport.Form form, Actor? actor = null)
        {
            Assert.IsType<StartImport.Outcome.Started>(await installation.Get<StartImport>().ExecuteAsync(form, actor ?? A.Organizer, default));
            Assert.True(await installation.Get<WorkRunner>().RunNextAsync(default));
            return (await installation.Get<ReadImport>().ReadAsync(desk.Edition.Id, import, A.Organizer, default))!;
        }

        /// <summary>Checks a case with a choice for people who are registered.</summary>
        public Task<ReadImport.View> CheckAsync(Desk desk, Guid import, KnownChoice? known = null) => installation.RunAsync(desk, import, new(desk.Edition.Id, import, DryRun: true) { Known = known });

        /// <summary>Imports a case.</summary>
        public Task<ReadImport.View> StoreAsync(Desk desk, Guid import) => installation.RunAsync(desk, import, new(desk.Edition.Id, import, DryRun: false));
    }

    /// <summary>What a report says but for its notes: row, column, code, severity and value.</summary>
    public static IEnumerable<(int Row, string? Column, ImportCode Code, ImportSeverity Severity, string? Value)> Said(this ImportReport report) =>
        report.Findings.Where(each => each.Severity != ImportSeverity.Note).Select(each => (each.Row, each.Column, each.Code, each.Severity, each.Value));
}
