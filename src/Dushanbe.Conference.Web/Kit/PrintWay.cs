namespace Dushanbe.Conference.Web.Kit;

/// <summary>What happened to a file sent to the browser for printing.</summary>
public enum PrintWay
{
    /// <summary>The browser blocked it: only a click may open a file.</summary>
    None,

    /// <summary>The print dialog is open.</summary>
    Dialog,

    /// <summary>The file is shown in a tab of its own, to be printed there.</summary>
    Tab,
}
