using Bunit;
using Dushanbe.Conference.Web.Kit.Fields;

namespace Dushanbe.Conference.Web.Tests.Components;

public sealed class LiveInputTests(ComponentInstallation web) : DeskTest(web)
{
    [Fact]
    public void A_letter_that_was_heard_is_not_written_back_over_the_letters_that_came_since()
    {
        var heard = "";
        var field = Render<LiveInput>(each => each.Add(it => it.Value, "").Add(it => it.ValueChanged, text => heard = text));

        field.Find("input").Input("Rah");
        field.Render(each => each.Add(it => it.Value, heard));

        Assert.Equal("Rah", heard);
        Assert.Equal("", field.Find("input").GetAttribute("value") ?? "");
        Assert.DoesNotContain(JSInterop.Invocations, each => each.Identifier == "write");
    }

    [Theory]
    [InlineData("Karimov"), InlineData("")]
    public void What_the_desk_sets_by_itself_is_written_whatever_was_typed(string set)
    {
        var field = Render<LiveInput>(each => each.Add(it => it.Value, "Rahmonov"));

        field.Find("input").Input("Rahmonzoda");
        field.Render(each => each.Add(it => it.Value, set));

        Assert.Equal(set, field.Find("input").GetAttribute("value") ?? "");
    }

    [Fact]
    public void A_field_that_goes_back_to_the_text_it_began_with_is_written_too()
    {
        var script = JSInterop.SetupModule("./js/desk.js");
        var write = script.SetupVoid("write", _ => true);
        var field = Render<LiveInput>(each => each.Add(it => it.Value, "Rahmonov"));

        field.Find("input").Input("Rahmonzoda");
        field.Render(each => each.Add(it => it.Value, "Rahmonzoda"));
        field.Render(each => each.Add(it => it.Value, "Rahmonov"));

        Assert.Equal("Rahmonov", Assert.Single(write.Invocations).Arguments[1]);
    }
}
