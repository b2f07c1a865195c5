namespace Dushanbe.Conference.Web.Kit;

/// <summary>What became of a file that the browser was to print.</summary>
public enum PrintWay
{
    /// <summary>The browser did not show it: it may open what is asked for by a click of the reader's alone.</summary>
    None,

    /// <summary>The print dialog is open.</summary>
    Dialog,

    /// <summary>The file is shown in a tab of its own, to be printed there.</summary>
    Tab,
}
