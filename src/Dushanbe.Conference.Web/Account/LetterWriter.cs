using System.Globalization;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Mail;
using Dushanbe.Conference.Web.Host;
using Dushanbe.Conference.Web.Kit;
using Microsoft.Extensions.Localization;

namespace Dushanbe.Conference.Web.Account;

/// <summary>The words of letters about accounts, with the address of the settings in their links.</summary>
internal sealed class LetterWriter(LinkAddress address, IStringLocalizer<LetterWords> words, IStringLocalizer<RoleWords> roles) : ILetterWriter
{
    public Letter Write(LinkLetter letter)
    {
        ArgumentNullException.ThrowIfNull(letter);
        var (culture, before, spoken) = (CultureInfo.GetCultureInfo(letter.Language), CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = culture;
            return letter.Kind == LinkKind.Invitation ? Invitation(letter) : Reset(letter);
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (before, spoken);
        }
    }

    private Letter Invitation(LinkLetter letter)
    {
        var edition = letter.Roles.Select(each => each.Edition).FirstOrDefault(each => each is not null)?.Best(letter.Language).Text;
        return new(letter.To, letter.ToName, words["InviteSubject", edition ?? address.Root.Host], Text(
            words["Hello", MimeLetters.Line(letter.ToName)],
            letter.InvitedBy is { } by ? words["InvitedBy", MimeLetters.Line(by), Site] : words["Invited", Site],
            letter.Roles.Count == 0 ? null : $"{words["Roles"].Value}\n{string.Join('\n', letter.Roles.Select(each => $"- {RoleOf(each, letter.Language)}"))}",
            words["InviteDo"],
            Link(letter),
            Holds(letter),
            words["SignInWith", letter.To],
            words["InviteUnexpected"]));
    }

    private Letter Reset(LinkLetter letter) => new(letter.To, letter.ToName, words["ResetSubject", address.Root.Host], Text(
        words["Hello", MimeLetters.Line(letter.ToName)],
        words["ResetWhy", Site],
        words["ResetDo"],
        Link(letter),
        Holds(letter),
        words["ResetUnexpected"]));

    private string Site => address.Root.AbsoluteUri.TrimEnd('/');

    private string Link(LinkLetter letter) => new Uri(address.Root, $"account/link?token={letter.Token}").AbsoluteUri;

    private string RoleOf(LinkLetter.Held held, string language) => $"{new RoleSpeech(roles).Name(held.Role)} · {MimeLetters.Line(held.Edition?.Best(language).Text ?? roles["Everywhere"])}";

    // by the clock of the conference, which its reader knows better than universal time
    private string Holds(LinkLetter letter)
    {
        var local = letter.ZoneId is { } zone ? EditionClock.Local(zone, letter.Until) : letter.Until;
        return words["Holds", DateWords.Time(TimeOnly.FromDateTime(local)), DateWords.Date(DateOnly.FromDateTime(local), letter.Language), DateWords.Offset(local - letter.Until)];
    }

    private static string Text(params string?[] paragraphs) => string.Join("\n\n", paragraphs.OfType<string>()) + "\n";
}
