using Microsoft.Extensions.Localization;
using MudBlazor;

namespace Dushanbe.Conference.Web.Kit;

/// <summary>The built-in texts of MudBlazor's components in the languages of the desks; the resources are beside it under MudBlazor's keys.</summary>
public sealed class MudWords(IStringLocalizer<MudWords> words) : MudLocalizer
{
    public override LocalizedString this[string key] => words[key];
}
