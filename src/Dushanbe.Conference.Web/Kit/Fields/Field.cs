using Microsoft.AspNetCore.Components;

namespace Dushanbe.Conference.Web.Kit.Fields;

/// <summary>
/// A field at a desk: its label above the widget, and below it what is wrong with what was typed. In a <see cref="DraftForm"/>
/// it says with <see cref="Of"/> which declared field it is, and the form knows the rest; elsewhere all is handed to it.
/// </summary>
public abstract class Field<T> : ComponentBase
{
    private Draft? drawn;
    private readonly string made = $"field-{Guid.CreateVersion7():N}";

    [CascadingParameter] private DraftForm? Form { get; set; }

    /// <summary>The name under which the form declares the field; null where the field belongs to no draft.</summary>
    [Parameter] public string? Of { get; set; }

    /// <summary>The label, where it is not the form's for this field.</summary>
    [Parameter] public string? Label { get; set; }

    /// <summary>The language of the label, where it is not that of the page.</summary>
    [Parameter] public string? LabelLanguage { get; set; }

    /// <summary>Whether the label is there for those alone who do not see the field and what stands in it.</summary>
    [Parameter] public bool LabelIsHidden { get; set; }

    /// <summary>The value of a field outside a draft.</summary>
    [Parameter] public T? Value { get; set; }

    /// <summary>The value is another, in a draft and outside.</summary>
    [Parameter] public EventCallback<T> ValueChanged { get; set; }

    /// <summary>What is wrong, where no form knows; null for nothing.</summary>
    [Parameter] public string? Fault { get; set; }

    /// <summary>A sentence below the widget while nothing is wrong.</summary>
    [Parameter] public string? Hint { get; set; }

    /// <summary>How many of the twelve columns of a form it takes: <c>w2</c> to <c>w6</c>; null for all.</summary>
    [Parameter] public string? Width { get; set; }

    /// <summary>The id of what takes the focus, where something looks for it.</summary>
    [Parameter] public string? Id { get; set; }

    [Parameter] public bool Disabled { get; set; }

    /// <summary>What else the widget bears: <c>dir</c>, <c>lang</c>, <c>autocomplete</c>, a listener.</summary>
    [Parameter(CaptureUnmatchedValues = true)] public IReadOnlyDictionary<string, object>? Rest { get; set; }

    protected T? Now => Draft is { } draft ? (T?)draft.ValueOf(Of!) : Value;

    protected string Caption => Label ?? (Draft is null ? "" : Form!.Label(Of!));

    /// <summary>The most characters that can be typed: far more than fit, so that a text too long is told and not cut by the browser.</summary>
    protected int Room => Math.Max(10_000, 2 * (Draft?.LongestOf(Of!) ?? 50_000));

    protected string InputId => Id ?? made;

    protected string FaultId => $"{InputId}-fault";

    protected string Classes => Width is null ? "field" : $"field {Width}";

    protected string? LabelClass => LabelIsHidden ? "vh" : null;

    protected bool IsWrong => Wrong is not null;

    protected string? Wrong => Fault ?? (Draft is null ? null : Form!.WrongWith(Of!));

    /// <summary>Whether the form was sent while something in it could not be read.</summary>
    protected bool IsHeld => Form is { IsHeld: true };

    private Draft? Draft => Of is null ? null : Form?.Draft ?? throw new InvalidOperationException($"The field '{Of}' is not inside a form.");

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        if (drawn is not null && !ReferenceEquals(drawn, Draft)) Forget();
        drawn = Draft;
    }

    /// <summary>The form holds another record: what was typed of the one before and could not be read goes.</summary>
    protected virtual void Forget() { }

    /// <summary>Tells the form whether what stands here can be read.</summary>
    protected void TellUnread(bool isUnread)
    {
        if (Draft is not null) Form!.SetUnread(Of!, isUnread);
    }

    /// <summary>The widget has a new value.</summary>
    protected async Task TakeAsync(T? value)
    {
        if (Draft is not null) await Form!.SetAsync(Of!, value);
        await ValueChanged.InvokeAsync(value);
    }
}
