using System.Linq.Expressions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace Dushanbe.Conference.Web.Kit.Fields;

/// <summary>
/// A field of a form at a desk: its label above the widget, and below it what is wrong with what was typed. Bound with
/// <c>@bind-Value</c> in an <see cref="EditForm"/>, it finds its faults there; anywhere else the form hands them over.
/// </summary>
public abstract class Field<T> : ComponentBase, IDisposable
{
    private readonly string made = $"field-{Guid.CreateVersion7():N}";
    private EditContext? heard;

    [CascadingParameter] private EditContext? Form { get; set; }

    [Parameter, EditorRequired] public string Label { get; set; } = "";

    /// <summary>The language of the label, where it is not that of the page.</summary>
    [Parameter] public string? LabelLanguage { get; set; }

    /// <summary>Whether the label is there for those alone who do not see the field and what stands in it.</summary>
    [Parameter] public bool LabelIsHidden { get; set; }

    [Parameter] public T? Value { get; set; }

    [Parameter] public EventCallback<T> ValueChanged { get; set; }

    /// <summary>Which member of the form it is; comes with <c>@bind-Value</c>.</summary>
    [Parameter] public Expression<Func<T>>? ValueExpression { get; set; }

    /// <summary>What is wrong, where the form keeps its faults itself; null for nothing.</summary>
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

    protected string InputId => Id ?? made;

    protected string FaultId => $"{InputId}-fault";

    protected string Classes => Width is null ? "field" : $"field {Width}";

    protected string? LabelClass => LabelIsHidden ? "vh" : null;

    protected bool IsWrong => Wrong is not null;

    protected string? Wrong => Fault ?? (heard is not null && ValueExpression is not null ? heard.GetValidationMessages(FieldIdentifier.Create(ValueExpression)).FirstOrDefault() : null);

    /// <inheritdoc/>
    public void Dispose()
    {
        Hear(null);
        GC.SuppressFinalize(this);
    }

    protected override void OnParametersSet() => Hear(ValueExpression is null ? null : Form);

    /// <summary>The widget has a new value.</summary>
    protected async Task TakeAsync(T? value)
    {
        await ValueChanged.InvokeAsync(value);
        if (heard is not null) heard.NotifyFieldChanged(FieldIdentifier.Create(ValueExpression!));
    }

    private void Hear(EditContext? form)
    {
        if (heard == form) return;
        if (heard is not null) heard.OnValidationStateChanged -= Look;
        heard = form;
        if (heard is not null) heard.OnValidationStateChanged += Look;
    }

    private void Look(object? sender, ValidationStateChangedEventArgs news) => StateHasChanged();
}
