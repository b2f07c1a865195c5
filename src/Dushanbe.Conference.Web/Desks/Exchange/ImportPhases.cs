using Dushanbe.Conference.Exchange;

namespace Dushanbe.Conference.Web.Desks.Exchange;

/// <content>What can be done with an import where it stands.</content>
public sealed partial class ImportPage
{
    private bool IsReceived => current?.Phase == ImportPhase.Received;

    // again, where something is chosen otherwise
    private bool MayBeChecked => current is { HasFile: true, Phase: ImportPhase.Received or ImportPhase.Checked or ImportPhase.Refused };

    private bool MayCheck => MayBeChecked && mapping?.Faults().Count is null or 0;

    // our own form needs no choices
    private bool IsMapped => IsReceived && preview is { IsOurs: false };

    private bool MayImport => current is { Phase: ImportPhase.Checked, Report: { Errors: 0, People: > 0 } } && known == current.Known;

    // a row was corrected: the report stays on the screen until the next is there
    private bool IsRechecked => rechecking && current is { Report: not null, Phase: ImportPhase.Waiting or ImportPhase.Checking };

    private bool IsCorrectable => current is { HasFile: true, Phase: ImportPhase.Checked or ImportPhase.Refused } || IsRechecked;

    private bool MayImportPart => current is { HasFile: true, Phase: ImportPhase.Refused, Report.IsPartlyRight: true } && known == current.Known;

    private bool MayGiveUp => MayBeChecked;
}
