using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Dushanbe.Conference.Web.Kit.Fields;

/// <summary>
/// One of several, chosen by typing a part of it. Typed text is matched at once and in the order of the keys, so that
/// Enter or Tab takes the first match however slow the connection is. Text without a match, or left without choosing,
/// stays as typed, and the form cannot be saved with it.
/// </summary>
public sealed partial class ChoiceField<T>
{
    // short lists open without a phone's keyboard covering them
    private const int Few = 12;

    private readonly EventCallback<string?> remember;
    private readonly EventCallback<bool> closed;
    private MudAutocomplete<Choice<T>>? widget;
    private Choice<T>? taken;
    private string? typed;
    private bool isLeft, settling;

    public ChoiceField()
    {
        // stored without rendering: rendering between two letters would discard the first
        remember = new(null, (Action<string?>)Remember);
        closed = new(null, (Func<bool, Task>)CloseAsync);
    }

    /// <summary>The choices, in the order of the list. A null choice means nothing is chosen.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<Choice<T>> Choices { get; set; } = [];

    [Parameter] public string? Placeholder { get; set; }

    /// <summary>Whether the field is cleared after each choice, because each one adds something.</summary>
    [Parameter] public bool Adds { get; set; }

    private Choice<T>? Chosen => Choices.FirstOrDefault(each => EqualityComparer<T>.Default.Equals(each.Value, Now));

    private Choice<T>? Nothing => Choices.FirstOrDefault(each => each.Value is null);

    // reported when the field loses the focus or the form is sent, not while typing
    private string? Unread => (isLeft || IsHeld) && IsUnread ? typed : null;

    // without a text the widget overwrites typed text with the chosen value on every render
    private IEnumerable<KeyValuePair<string, object>>? Shown => Unread is { } words ? [.. Rest ?? Enumerable.Empty<KeyValuePair<string, object>>(), new(nameof(MudAutocomplete<>.Text), words)] : Rest;

    // typed text that is neither the chosen value nor one just taken and not yet returned by the form
    private bool IsUnread => !string.IsNullOrWhiteSpace(typed) && typed != Chosen?.Text && typed != taken?.Text;

    protected override void Forget() => (typed, taken, isLeft) = (null, null, false);

    private Task<IEnumerable<Choice<T>>> SearchAsync(string? text, CancellationToken cancel) => Task.FromResult(
        !string.IsNullOrWhiteSpace(text) ? Choice<T>.Find(Choices, text.Trim())
        // the text was deleted: leaving the field keeps the choice, or clears it where null is allowed
        : string.IsNullOrWhiteSpace(typed) && Chosen is { } chosen && Choices[0].Value is not null ? Choices.Where(each => !each.Equals(chosen)).Prepend(chosen)
        : Choices);

    private void Remember(string? text)
    {
        typed = text;
        if (text != taken?.Text) taken = null;
        TellUnread(IsUnread);
    }

    // the list is closed by a key, by a click outside, or by a choice, which is reported after this
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
            // a key of the widget cleared it, but a value is required
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
