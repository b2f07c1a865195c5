using Dushanbe.Conference.Access;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Forms;
using Dushanbe.Conference.Lists;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.Papers;
using Dushanbe.Conference.People;
using Dushanbe.Conference.Web.Kit;
using Dushanbe.Conference.Web.Kit.Fields;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;

namespace Dushanbe.Conference.Web.Desks.Lists;

/// <summary>The desk of the list of participants: what it says, whom it names and whom not, its files.</summary>
public sealed partial class ListPage(ReadListOfParticipants lists, IssueList issue, IDialogService dialogs, IStringLocalizer<FieldWords> faultWords) : DeskComponent
{
    // of each reason; the rest is in the register
    private const int Shown = 50;

    private ListFields fields = new();
    private ListLook look = ListLook.In(Languages.Default);
    private PaperWords words = new(Languages.Default);
    private ReadListOfParticipants.Preview? preview;
    private IReadOnlyList<FieldFault> faults = [];
    private IReadOnlyList<Choice<ListKind>> kinds = [];
    private IReadOnlyList<Choice<string>> languages = [], orders = [];
    private bool isProven, isIssuing;
    private int? latest;
    private string? problem;

    /// <summary>The edition's word in the address.</summary>
    [Parameter] public string Edition { get; set; } = "";

    private bool MayIssue => Desk.May(Permission.ExchangeParticipants);

    private bool IsProvisional => fields.Kind == ListKind.Provisional;

    private DateOnly Today => DateOnly.FromDateTime(EditionClock.Local(Desk.Edition!.ZoneId, Clock.GetUtcNow().UtcDateTime));

    protected override async Task OnInitializedAsync()
    {
        On<RegisterChanged>(news => news.EditionId == Desk.Edition!.Id ? LoadAsync() : Task.CompletedTask);
        On<ParticipantChanged>(news => news.EditionId == Desk.Edition!.Id ? LoadAsync() : Task.CompletedTask);
        (words, look, fields) = (new(Language), ListLook.In(Language), fields with { AsAt = Today });
        kinds = [.. Enum.GetValues<ListKind>().Select(each => new Choice<ListKind>(each, words[$"List.{each}"]))];
        languages = [.. Languages.All.Select(each => new Choice<string>(each.Tag, each.NativeName))];
        orders = [.. ListLook.Orders.Select(each => new Choice<string>(each, L[$"Order.{each}"]))];
        isProven = (await ActorAsync()).IsProven(Clock.GetUtcNow().UtcDateTime);
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        faults = fields.Faults(Today);
        preview = await lists.PreviewAsync(Desk.Edition!.Id, fields, look, await ActorAsync(), Closing);
        StateHasChanged();
    }

    private async Task IssueAsync()
    {
        if (isIssuing || preview is not { } shown) return;
        isIssuing = true;
        try
        {
            // another desk may issue one while this one is asked
            var seen = latest;
            if (!await DangerDialog.AskAsync(dialogs, L["Issue"], [L["IssueAsk", (seen ?? 0) + 1, shown.List.People]], L["IssueDeed"], L["Back"])) return;
            var outcome = await issue.ExecuteAsync(new(Desk.Edition!.Id, fields, seen), await ActorAsync(), Closing);
            (_, problem) = Told(outcome.Match<(string, string?)>(
                kept: it => ("ok", L["Issued.Done", it.Number, it.People]),
                refused: _ => ("bad", L["Issued.Refused"]),
                namesNobody: _ => ("bad", L["Issued.Nobody"]),
                changedMeanwhile: _ => ("bad", L["Issued.Changed"]),
                noSuchEdition: _ => ("bad", Shared["NoSuchEdition"])));
        }
        finally
        {
            isIssuing = false;
        }
    }

    private Task TakeAsync(ListFields typed)
    {
        (fields, problem) = (typed, null);
        return LoadAsync();
    }

    private Task LookAsync(ListLook chosen)
    {
        look = chosen;
        return LoadAsync();
    }

    private ListFields With(ListGroup group, bool isIn) => fields with { Groups = [.. fields.Groups.Where(each => each != group).Concat(isIn ? [group] : []).Order()] };

    private string? FaultOf(string field) => faults.FirstOrDefault(each => each.Field == field) is { } fault ? faultWords.Of(fault) : null;
}
