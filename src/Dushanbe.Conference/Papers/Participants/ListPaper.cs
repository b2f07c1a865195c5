using System.Diagnostics;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Forms;
using Dushanbe.Conference.Lists;
using Dushanbe.Conference.Printing.Layout;
using Dushanbe.Conference.Printing.Pdf;

namespace Dushanbe.Conference.Papers.Participants;

/// <summary>Kinds of files of a list of participants.</summary>
public enum ListFormat
{
    /// <summary>The paper.</summary>
    Pdf,

    /// <summary>A workbook, for sorting and counting.</summary>
    Xlsx,

    /// <summary>A document of Word, to be put into a paper of one's own.</summary>
    Docx,
}

/// <summary>Creates the files of the list of participants. The bytes of a PDF depend only on the content.</summary>
public sealed class ListPaper(ReadListOfParticipants lists, ReadIssuedLists issued, PaperFonts fonts)
{
    /// <summary>Which list.</summary>
    /// <param name="EditionId">The edition.</param>
    /// <param name="Fields">What the editor says of it.</param>
    /// <param name="Look">Its language, and whose alphabet orders it.</param>
    /// <param name="Format">The kind of file.</param>
    public sealed record Form(Guid EditionId, ListFields Fields, ListLook Look, ListFormat Format);

    /// <summary>Writes the list of the register as it stands, and records that.</summary>
    /// <exception cref="NotPermittedException">The actor may not exchange participants.</exception>
    /// <exception cref="NotProvenException">The actor has not proved lately who they are.</exception>
    public async Task<Outcome> WriteAsync(Form form, Stream to, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(to);
        var read = await lists.ReadAsync(form.EditionId, form.Fields, form.Look, actor, cancel);
        return await read.Match<Task<Outcome>>(
            listed: async it => new Outcome.Written(it.List.People, await MakeAsync(it.List, form.Format, to, cancel)),
            refused: it => Task.FromResult<Outcome>(new Outcome.Refused(it.Faults)),
            noSuchEdition: _ => Task.FromResult<Outcome>(new Outcome.NoSuchEdition()));
    }

    /// <summary>Which issued list.</summary>
    /// <param name="EditionId">The edition.</param>
    /// <param name="ListId">The list.</param>
    /// <param name="WithChanges">Whether it tells also what changed since the list before it.</param>
    /// <param name="Look">Its language, and whose alphabet orders it.</param>
    /// <param name="Format">The kind of file.</param>
    public sealed record IssuedForm(Guid EditionId, Guid ListId, bool WithChanges, ListLook Look, ListFormat Format);

    /// <summary>Writes a list as it was issued, and records that; null, and nothing written, where there is no such list in the edition.</summary>
    /// <exception cref="NotPermittedException">The actor may not exchange participants in the whole edition.</exception>
    /// <exception cref="NotProvenException">The actor has not proved lately who they are.</exception>
    public async Task<Outcome.Written?> WriteIssuedAsync(IssuedForm form, Stream to, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(to);
        if (await issued.TellAsync(form.EditionId, form.ListId, form.WithChanges, form.Look, actor, cancel) is not { } list) return null;
        return new Outcome.Written(list.People, await MakeAsync(list, form.Format, to, cancel));
    }

    // in memory as a whole: a web server's stream needs asynchronous writes
    private async Task<RenderReport?> MakeAsync(ListOfParticipants list, ListFormat format, Stream to, CancellationToken cancel)
    {
        switch (format)
        {
            case ListFormat.Xlsx:
                await ListWorkbook.WriteAsync(list, to, cancel);
                return null;
            case ListFormat.Docx:
                await ListDocument.WriteAsync(list, to, cancel);
                return null;
            default:
                using (var file = new MemoryStream())
                {
                    var report = await HeavyWork.DoAsync(() => ListRenderer.Compose(list, fonts.Library).WritePdf(file, Options(list), cancel), cancel);
                    file.Position = 0;
                    await file.CopyToAsync(to, cancel);
                    return report;
                }
        }
    }

    private static PdfOptions Options(ListOfParticipants list)
    {
        var words = new ListWords(list);
        return new PdfOptions
        {
            Title = $"{words.Title}. {list.Title.Text}",
            Subject = $"{words.Place}. {words["AsAt", DateWords.Date(list.AsAt, list.Language)]}",
            Creator = "Dushanbe.Conference",
            Language = list.Language,
            Tagged = true,
            PdfUa1 = true,
        };
    }

    /// <summary>Written, or why not.</summary>
    public abstract record Outcome
    {
        private Outcome() { }

        /// <summary>Calls the function of the actual case. Every caller must pass one for each case, so a new case does not compile until all handle it; pass them by name.</summary>
        public T Match<T>(Func<Written, T> written, Func<Refused, T> refused, Func<NoSuchEdition, T> noSuchEdition) => this switch
        {
            Written it => written(it),
            Refused it => refused(it),
            NoSuchEdition it => noSuchEdition(it),
            _ => throw new UnreachableException(),
        };

        /// <summary>Written.</summary>
        /// <param name="People">How many people it names.</param>
        /// <param name="Report">What of a PDF could not be set as it should; null for other files.</param>
        public sealed record Written(int People, RenderReport? Report) : Outcome;

        /// <summary>What the editor said does not fit together; nothing was written.</summary>
        public sealed record Refused(IReadOnlyList<FieldFault> Faults) : Outcome;

        /// <summary>There is no such edition.</summary>
        public sealed record NoSuchEdition : Outcome;
    }
}
