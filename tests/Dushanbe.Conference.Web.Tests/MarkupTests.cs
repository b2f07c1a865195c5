using System.Text.RegularExpressions;
using Dushanbe.Conference.Conditions;

namespace Dushanbe.Conference.Web.Tests;

/// <summary>A desk's fields, lists, calendars, menus and dialogs are MudBlazor's, through <c>Kit</c>; what is written by hand instead says why.</summary>
public sealed class MarkupTests
{
    private static readonly string Folder = Path.Combine(Need.Root(), "src", "Dushanbe.Conference.Web");

    // page or piece, what it writes by hand, why
    private static readonly (string File, string Tag, string Reason)[] Allowed =
    [
        ("Kit/Fields/LiveInput.razor", "input", "follows each letter and is never written over: one message a letter over the circuit instead of three"),
        ("Kit/Fields/DraftForm.razor", "input", "the hidden key of a form, which nobody reads or types"),
        ("Desks/Badges/QueueField.razor", "input", "its script takes the text out at Enter, so that the next scan meets an empty field however slow the line is"),
        ("Kit/FilePick.razor", "input", "files go by HTTP from the browser's own field, and the field keeps the focus after a choice"),
        ("Kit/PhotoEditor.razor", "input", "sliders that the script of the photo editor moves, without the circuit"),
        ("Kit/ClashNote.razor", "input", "each value two desks typed, whole and over several lines, beside its mark"),
        ("Desks/People/ExportForm.razor", "input", "hidden fields of a form that is posted"),
        ("Desks/People/DataFileForm.razor", "input", "hidden field of a form that is posted"),
        ("Desks/Journal/JournalExport.razor", "input", "hidden fields of a form that is posted"),
        ("Desks/Lists/ListDownload.razor", "input", "hidden fields of a form that is posted"),
        ("Desks/People/ParticipantRegisterRow.razor", "input", "one mark a row, fifty rows a page"),
    ];

    [Fact]
    public void What_MudBlazor_has_is_not_written_by_hand_at_desks()
    {
        var found = Found().ToList();

        Assert.Empty(found.Except(Allowed.Select(each => (each.File, each.Tag))));
        // an exception that nothing uses any more would let the next one in
        Assert.Empty(Allowed.Select(each => (each.File, each.Tag)).Except(found));
        Assert.All(Allowed, each => Assert.True(each.Reason.Length > 20, each.File));
    }

    [Theory]
    [InlineData("<select class=\"x\">", "select"), InlineData("<dialog open>", "dialog"), InlineData("<div role=\"dialog\">", "dialog"), InlineData("<input type=\"date\" />", "input"), InlineData("<textarea\n rows=\"2\">", "textarea"), InlineData("<datalist id=\"x\">", null), InlineData("<InputSelect @bind-Value=\"x\">", "select"), InlineData("<MudSelect T=\"x\">", null)]
    public void It_is_seen_however_it_is_written(string markup, string? tag) => Assert.Equal(tag is null ? [] : [tag], Tags(markup));

    private static IEnumerable<(string File, string Tag)> Found()
    {
        var pages = new[] { "Desks", "Kit" }.SelectMany(each => Directory.EnumerateFiles(Path.Combine(Folder, each), "*.razor", SearchOption.AllDirectories)).ToList();
        Assert.True(pages.Count > 40);
        return pages.SelectMany(page => Tags(File.ReadAllText(page)).Select(tag => (Path.GetRelativePath(Folder, page).Replace('\\', '/'), tag))).Distinct();
    }

    private static IEnumerable<string> Tags(string markup) =>
        from Match each in Regex.Matches(markup, @"<(?<tag>input|select|textarea|dialog)[\s/>]|<Input(?<tag>Select|Date|Number|Text|TextArea|Checkbox|RadioGroup|File)\b|role=""(?<tag>dialog|listbox|menu|tablist|combobox)""")
        select each.Groups["tag"].Value.ToLowerInvariant();
}
