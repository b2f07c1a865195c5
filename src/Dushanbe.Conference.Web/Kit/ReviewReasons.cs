using System.Globalization;
using System.Resources;
using Dushanbe.Conference.Names;

namespace Dushanbe.Conference.Web.Kit;

/// <summary>The reasons that reviewers give most, in the language of whoever reads them; the resources are beside it.</summary>
public sealed class ReviewReasons
{
    private static readonly ResourceManager Texts = new(typeof(ReviewReasons));

    private static readonly string[] Keys = ["Photo", "NoNote", "NotNamed", "Function", "Passport", "Twice", "Full", "Mistake"];

    /// <summary>All, in the reader's language, in the order of their digits.</summary>
    public static IReadOnlyList<string> All => [.. Keys.Select(key => In(key, CultureInfo.CurrentUICulture))];

    /// <summary>A stored reason for this reader: one of these as it is in their language, whatever the reviewer's was; another as it was typed.</summary>
    public static string Told(string reason) =>
        Keys.FirstOrDefault(key => Languages.All.Any(each => In(key, CultureInfo.GetCultureInfo(each.Tag)) == reason)) is { } known ? In(known, CultureInfo.CurrentUICulture) : reason;

    private static string In(string key, CultureInfo culture) => Texts.GetString(key, culture) ?? key;
}
