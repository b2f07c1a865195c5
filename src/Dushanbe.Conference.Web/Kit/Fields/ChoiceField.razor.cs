using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Dushanbe.Conference.Web.Kit.Fields;

/// <summary>
/// One of several, chosen by typing a part of it. What is typed is looked up at once and in the order of the keys, so that
/// Enter or Tab takes the first that answers however slow the line is.
/// </summary>
public sealed partial class ChoiceField<T>
{
    // so few are seen at a glance: a phone need not cover them with its keyboard
    private const int Few = 12;

    private readonly EventCallback<string?> remember;
    private MudAutocomplete<Choice<T>>? widget;
    private string? typed;

    // remembered without drawing anew: a field drawn between two letters would take back the first
    public ChoiceField() => remember = new(null, (Action<string?>)(text => typed = text));

    /// <summary>What can be chosen, in the order of the list. A choice of null is nothing chosen.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<Choice<T>> Choices { get; set; } = [];

    [Parameter] public string? Placeholder { get; set; }

    /// <summary>Whether the field is empty again after each choice, since something was added by it.</summary>
    [Parameter] public bool Adds { get; set; }

    private Choice<T>? Chosen => Choices.FirstOrDefault(each => EqualityComparer<T>.Default.Equals(each.Value, Now));

    private Task<IEnumerable<Choice<T>>> SearchAsync(string? text, CancellationToken cancel) => Task.FromResult(
        !string.IsNullOrWhiteSpace(text) ? Choice<T>.Find(Choices, text.Trim())
        // the text was deleted: leaving the field now keeps what was chosen, or chooses nothing where that can be
        : string.IsNullOrWhiteSpace(typed) && Chosen is { } chosen && Choices[0].Value is not null ? Choices.Where(each => !each.Equals(chosen)).Prepend(chosen)
        : Choices);

    private async Task ChooseAsync(Choice<T>? choice)
    {
        choice ??= Choices.FirstOrDefault(each => each.Value is null);
        if (choice is null)
        {
            // a key of the widget emptied it, and there must be one
            if (widget is not null && Chosen is { } stays) await widget.SelectOptionAsync(stays);
        }
        else if (!EqualityComparer<T>.Default.Equals(choice.Value, Now))
        {
            await TakeAsync(choice.Value);
            if (Adds && widget is not null) await widget.ClearAsync();
        }
    }
}
