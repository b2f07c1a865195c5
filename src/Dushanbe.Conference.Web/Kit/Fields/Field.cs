using Microsoft.AspNetCore.Components;

namespace Dushanbe.Conference.Web.Kit.Fields;

/// <summary>
/// Base of desk fields: label above the widget, fault below it. In a <see cref="DraftForm"/>
/// <see cref="Of"/> names the declared field, and the form supplies the rest; elsewhere everything is a parameter.
/// </summary>
public abstract class Field<T> : ComponentBase
{
    private Draft? drawn;
    private readonly string made = $"field-{Guid.CreateVersion7():N}";

    [CascadingParameter] private DraftForm? Form { get; set; }

    /// <summary>The name of the declared field; null for a field outside a draft.</summary>
    [Parameter] public string? Of { get; set; }

    /// <summary>The label, to override that of the form.</summary>
    [Parameter] public string? Label { get; set; }

    /// <summary>The language of the label, where it is not that of the page.</summary>
    [Parameter] public string? LabelLanguage { get; set; }

    /// <summary>Whether the label is only for screen readers.</summary>
    [Parameter] public bool LabelIsHidden { get; set; }

    /// <summary>The value of a field outside a draft.</summary>
    [Parameter] public T? Value { get; set; }

    /// <summary>The value was changed, in a draft and outside.</summary>
    [Parameter] public EventCallback<T> ValueChanged { get; set; }

    /// <summary>The fault, for a field outside a draft; null for none.</summary>
    [Parameter] public string? Fault { get; set; }

    /// <summary>A hint below the widget while there is no fault.</summary>
    [Parameter] public string? Hint { get; set; }

    /// <summary>The width in columns of the twelve-column form: <c>w2</c> to <c>w6</c>; null for all.</summary>
    [Parameter] public string? Width { get; set; }

    /// <summary>The id of the input element, where something refers to it.</summary>
    [Parameter] public string? Id { get; set; }

    [Parameter] public bool Disabled { get; set; }

    /// <summary>Further attributes: <c>dir</c>, <c>lang</c>, <c>autocomplete</c>, a listener.</summary>
    [Parameter(CaptureUnmatchedValues = true)] public IReadOnlyDictionary<string, object>? Rest { get; set; }

    protected T? Now => Draft is { } draft ? (T?)draft.ValueOf(Of!) : Value;

    protected string Caption => Label ?? (Draft is null ? "" : Form!.Label(Of!));

    /// <summary>The maximum typed length: far more than allowed, so that a long text is reported instead of being cut by the browser.</summary>
    protected int Room => Math.Max(10_000, 2 * (Draft?.LongestOf(Of!) ?? 50_000));

    protected string InputId => Id ?? made;

    protected string FaultId => $"{InputId}-fault";

    protected string Classes => Width is null ? "field" : $"field {Width}";

    protected string? LabelClass => LabelIsHidden ? "vh" : null;

    protected bool IsWrong => Wrong is not null;

    protected string? Wrong => Fault ?? (Draft is null ? null : Form!.WrongWith(Of!));

    /// <summary>Whether the form was sent while a field could not be parsed.</summary>
    protected bool IsHeld => Form is { IsHeld: true };

    private Draft? Draft => Of is null ? null : Form?.Draft ?? throw new InvalidOperationException($"The field '{Of}' is not inside a form.");

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        if (drawn is not null && !ReferenceEquals(drawn, Draft)) Forget();
        drawn = Draft;
    }

    /// <summary>The form has another record: unparsed text of the previous one is discarded.</summary>
    protected virtual void Forget() { }

    /// <summary>Tells the form whether this field can be parsed.</summary>
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
