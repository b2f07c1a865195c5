using System.Globalization;
using System.Resources;
using Dushanbe.Conference.Names;

namespace Dushanbe.Conference.Web.Verbs;

/// <summary>The messages of commands, in the language of the operator's shell.</summary>
internal sealed class Texts
{
    private static readonly ResourceManager Resources = new(typeof(Texts));

    public static string Say(string key, params object[] values) =>
        string.Format(CultureInfo.CurrentCulture, Resources.GetString(key, CultureInfo.CurrentUICulture) ?? key, Counted.All(values));
}
