using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Editions.Categories;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.Papers.Badges;
using Dushanbe.Conference.Printing.Drawing;
using Dushanbe.Conference.Printing.Text;
using SkiaSharp;

namespace Dushanbe.Conference.Tests.Papers.Badges;

/// <summary>Badges as the renderer takes them, and the drawing of both of their sides.</summary>
internal static class Sheets
{
    /// <summary>The paper, less what a knife may take.</summary>
    public static readonly SKRect Page = new(2, 2, 103, 146);

    public static readonly IReadOnlyList<BadgeDesign> Designs = [BadgeDesign.Chancery, BadgeDesign.Hall, BadgeDesign.Delegation];

    public static readonly IReadOnlyList<string> Languages = ["en", "ru", "tg"];

    /// <summary>The title of the conference in two lines of a badge.</summary>
    public static string Title(string language) => language switch
    {
        "ru" => "Конференция высокого уровня по укреплению международного и регионального сотрудничества в обеспечении безопасности границ",
        "tg" => "Конфронси сатҳи баланд оид ба таҳкими ҳамкории байналмилалӣ ва минтақавӣ дар таъмини амнияти сарҳад",
        _ => "High-Level Conference on Strengthening International and Regional Cooperation to Ensure Border Security",
    };

    public static BadgeEdition Edition(string language, string? title = null) => new(
        Guid.Parse("01999f3c-7a2e-7c55-9a61-2f6f0b6c8f11"),
        language,
        title ?? Title(language),
        language == "en" ? "Dushanbe" : "Душанбе",
        new DateOnly(2026, 10, 20),
        new DateOnly(2026, 10, 21),
        "Asia/Dushanbe",
        "",
        [States.Find("TJ")!.Name.Best(language).Text, "UNOCT", "UNRCCA", "OSCE", "UNODC"],
        ["EU", States.Find("QA")!.Name.Best(language).Text, States.Find("SA")!.Name.Best(language).Text],
        IsTraining: true);

    public static BadgeSheet Of(BadgeDesign design, PersonName name, string? body, string? function, string word = "Delegate", NameLead lead = NameLead.Latin) => new()
    {
        ParticipantId = Guid.CreateVersion7(),
        Design = design,
        Letter = word[..1],
        Word = word,
        Color = CategoryColor.Red,
        Name = name,
        Lead = lead,
        Body = body,
        Function = function,
        PhotoHash = null,
        Number = "7K4M2Q",
    };

    /// <summary>Both sides of a badge, and what the renderer says about them.</summary>
    public sealed class Press(BadgeEdition edition, bool specimen = false)
    {
        private static readonly IReadOnlyList<System.Collections.BitArray> Code = QrSymbol.Create("7K4M2Q");
        private readonly BadgeDefects defects = new();
        private readonly Dictionary<object, List<InkCanvas.Mark>> forms = [];
        private BadgeRenderer? renderer;
        private int told;

        /// <summary>What the renderer said about all badges so far.</summary>
        public IReadOnlyList<BadgeDefect> Defects => defects.All;

        public static Picture Photo { get; } = Picture.Load(Printing.Tests.Support.Pictures.Jpeg(70, 90), "photo.jpg");

        /// <summary>What is wrong with both sides: ink over ink, text that is lost without being told or told without being lost.</summary>
        public IEnumerable<string> Faults(BadgeSheet sheet)
        {
            var (front, back, defects) = Draw(sheet, Photo);
            var faults = front.Faults(Page).Select(fault => "front: " + fault).Concat(back.Faults(Page).Select(fault => "back: " + fault)).ToList();
            var lost = Texts(sheet).Where(each => !front.Words.Contains(each.Text.Bare(), StringComparison.Ordinal) || (each.Field != BadgeField.Function && !back.Words.Contains(each.Text.Bare(), StringComparison.Ordinal)))
                .Select(each => new BadgeDefect(sheet.ParticipantId, sheet.Name.Latin, each.Field, BadgeFault.Cut, each.Text));
            var reported = defects.ToList();
            faults.AddRange(lost.Where(each => !reported.Remove(each)).Select(each => $"lost: {each}"));
            faults.AddRange(reported.Select(each => $"not lost: {each}"));
            return faults.Select(fault => $"{sheet.Design} {sheet.Body} | {sheet.Function} | {sheet.Name.Latin} | {sheet.Name.Native} | {sheet.Lead}: {fault}");
        }

        private static IEnumerable<(BadgeField Field, string Text)> Texts(BadgeSheet sheet)
        {
            if (sheet.Body is { } body) yield return (BadgeField.Body, body);
            if (sheet.Function is { } function) yield return (BadgeField.Function, function);
            if (sheet.Name.Native is { } native) yield return (BadgeField.NativeName, native);
            foreach (var part in new[] { sheet.Name.Honorific, sheet.Name.Given, sheet.Name.Family })
                if (part is not null) yield return (BadgeField.Name, part);
        }

        public (InkCanvas Front, InkCanvas Back, IReadOnlyList<BadgeDefect> Defects) Draw(BadgeSheet sheet, Picture? photo)
        {
            renderer ??= new BadgeRenderer(edition, FontLibrary.Shipped, defects, specimen);
            var (front, back) = (new InkCanvas(forms), new InkCanvas(forms));
            renderer.Front(front, sheet, photo, Code);
            renderer.Back(back, sheet, Code);
            var found = defects.All.Skip(told).ToList();
            told = defects.All.Count;
            return (front, back, found);
        }
    }
}
