namespace Dushanbe.Conference.Exchange;

/// <summary>
/// The words of the column <c>state</c>. An import registers people as approved, so people with another
/// state are skipped, and an unknown word stops the import, so that rejected people are never imported unnoticed.
/// </summary>
internal static class ImportStates
{
    private static readonly HashSet<string> Approved = Read(
        "approved", "accepted", "confirmed", "registered", "accredited", "attending", "going", "coming", "active", "yes", "ok",
        "одобрено", "одобрен", "одобрена", "утверждено", "утвержден", "утверждена", "подтверждено", "подтвержден", "подтверждена", "принято", "принят", "принята",
        "зарегистрирован", "зарегистрирована", "зарегистрировано", "аккредитован", "аккредитована", "участвует", "да",
        "тасдиқшуда", "тасдиқ шуд", "тасдиқ шудааст", "қабулшуда", "қабул шуд", "сабтшуда", "сабт шуд", "сабт шудааст", "ҳа");

    private static readonly HashSet<string> NotApproved = Read(
        "withdrawn", "withdrew", "declined", "rejected", "refused", "denied", "cancelled", "canceled", "removed", "deleted", "void", "no", "no show",
        "not approved", "not accepted", "not confirmed", "not attending", "not coming", "not going", "not registered", "unconfirmed",
        "pending", "pending approval", "waiting", "waitlist", "waitlisted", "wait list", "waiting list", "on hold", "invited", "applied", "submitted", "requested",
        "new", "draft", "waiting for review", "more information needed", "more information", "revoked", "in review", "under review", "to be confirmed", "tbc", "tentative", "maybe", "incomplete",
        "отозвано", "отозван", "отозвана", "отклонено", "отклонен", "отклонена", "отказ", "отказано", "отказался", "отказалась", "отменено", "отменен", "отменена", "отмена",
        "аннулировано", "аннулирован", "аннулирована", "снят", "снята", "удалено", "удален", "удалена", "не одобрено", "не одобрен", "не одобрена", "не подтверждено", "не подтвержден", "не подтверждена",
        "не участвует", "не приедет", "не придет", "не зарегистрирован", "не зарегистрирована", "нет",
        "на рассмотрении", "ждет рассмотрения", "нужны сведения", "отложено", "рассматривается", "ожидает", "ожидание", "ожидается", "в ожидании", "лист ожидания", "приглашен", "приглашена", "подано", "новый", "новая", "черновик", "предварительно",
        "бозпасгирифта", "радшуда", "рад шуд", "рад шудааст", "рад карда шуд", "бекоршуда", "бекор шуд", "бекор шудааст", "бекор карда шуд", "тасдиқнашуда", "тасдиқ нашудааст",
        "намеояд", "иштирок намекунад", "сабт нашудааст", "дар баррасӣ", "дар интизори баррасӣ", "маълумоти иловагӣ лозим", "мавқуф", "дар интизорӣ", "интизор", "даъватшуда", "сиёҳнавис", "нав", "не");

    /// <summary>Whether the word means approved; null where it is unknown.</summary>
    public static bool? IsApproved(string word) => ImportCells.Plain(word) is var plain && Approved.Contains(plain) ? true : NotApproved.Contains(plain) ? false : null;

    private static HashSet<string> Read(params string[] words) => [.. words.Select(ImportCells.Plain)];
}
