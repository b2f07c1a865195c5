using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Dushanbe.Conference.Web.Kit.Fields;

/// <summary>
/// One of several, chosen by typing a part of it. What is typed is looked up at once and in the order of the keys, so that
/// Enter or Tab takes the first that answers however slow the line is. What answers to nothing, or was left without choosing,
/// stays as typed, and the form is not saved meanwhile.
/// </summary>
public sealed partial class ChoiceField<T>
{
    // so few are seen at a glance: a phone need not cover them with its keyboard
    private const int Few = 12;

    private readonly EventCallback<string?> remember;
    private readonly EventCallback<bool> closed;
    private MudAutocomplete<Choice<T>>? widget;
    private Choice<T>? taken;
    private string? typed;
    private bool isLeft, settling;

    public ChoiceField()
    {
        // remembered without drawing anew: a field drawn between two letters would take back the first
        remember = new(null, (Action<string?>)Remember);
        closed = new(null, (Func<bool, Task>)CloseAsync);
    }

    /// <summary>What can be chosen, in the order of the list. A choice of null is nothing chosen.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<Choice<T>> Choices { get; set; } = [];

    [Parameter] public string? Placeholder { get; set; }

    /// <summary>Whether the field is empty again after each choice, since something was added by it.</summary>
    [Parameter] public bool Adds { get; set; }

    private Choice<T>? Chosen => Choices.FirstOrDefault(each => EqualityComparer<T>.Default.Equals(each.Value, Now));

    private Choice<T>? Nothing => Choices.FirstOrDefault(each => each.Value is null);

    // said once the field is left or the form is sent, not between two letters
    private string? Unread => (isLeft || IsHeld) && IsUnread ? typed : null;

    // told no text, the widget writes what is chosen over what was typed whenever it is drawn anew
    private IEnumerable<KeyValuePair<string, object>>? Shown => Unread is { } words ? [.. Rest ?? Enumerable.Empty<KeyValuePair<string, object>>(), new(nameof(MudAutocomplete<>.Text), words)] : Rest;

    // typed, and neither what is chosen nor what was just taken and is not back from the form yet
    private bool IsUnread => !string.IsNullOrWhiteSpace(typed) && typed != Chosen?.Text && typed != taken?.Text;

    protected override void Forget() => (typed, taken, isLeft) = (null, null, false);

    private Task<IEnumerable<Choice<T>>> SearchAsync(string? text, CancellationToken cancel) => Task.FromResult(
        !string.IsNullOrWhiteSpace(text) ? Choice<T>.Find(Choices, text.Trim())
        // the text was deleted: leaving the field now keeps what was chosen, or chooses nothing where that can be
        : string.IsNullOrWhiteSpace(typed) && Chosen is { } chosen && Choices[0].Value is not null ? Choices.Where(each => !each.Equals(chosen)).Prepend(chosen)
        : Choices);

    private void Remember(string? text)
    {
        typed = text;
        if (text != taken?.Text) taken = null;
        TellUnread(IsUnread);
    }

    // the list is closed by a key, by a click beside it, or since something of it was taken, which is told after this
    private async Task CloseAsync(bool isOpen)
    {
        if (isOpen || settling) return;
        if (string.IsNullOrWhiteSpace(typed) && typed is not null && (Nothing ?? Chosen) is { } empty) await SettleAsync(empty);
        isLeft = true;
        StateHasChanged();
    }

    private async Task ChooseAsync(Choice<T>? choice)
    {
        choice ??= Nothing;
        if (choice is null)
        {
            // a key of the widget emptied it, and there must be one
            if (Chosen is { } stays) await SettleAsync(stays);
            return;
        }

        (typed, taken, isLeft) = (choice.Text, choice, false);
        TellUnread(false);
        if (EqualityComparer<T>.Default.Equals(choice.Value, Now)) return;
        await TakeAsync(choice.Value);
        if (Adds && widget is not null) await widget.ClearAsync();
    }

    private async Task SettleAsync(Choice<T> choice)
    {
        if (widget is null || settling) return;
        settling = true;
        await widget.SelectOptionAsync(choice);
        settling = false;
    }
}
