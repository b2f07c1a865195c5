using Microsoft.Extensions.Localization;
using MudBlazor;

namespace Dushanbe.Conference.Web.Kit;

/// <summary>What MudBlazor's components say by themselves, in the languages of the desks; the texts lie beside it under MudBlazor's keys.</summary>
public sealed class MudWords(IStringLocalizer<MudWords> words) : MudLocalizer
{
    public override LocalizedString this[string key] => words[key];
}
