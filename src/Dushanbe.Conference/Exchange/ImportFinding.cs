using System.Text.Json;
using System.Text.Json.Serialization;
using Dushanbe.Conference.Names;

namespace Dushanbe.Conference.Exchange;

/// <summary>Something to know about an import file: data, whose words come from <see cref="ImportReport.Message"/>.</summary>
/// <param name="Row">The row of the spreadsheet, the header being 1; 0 for the file as a whole.</param>
/// <param name="Column">The column's name in the header; null for the row or file as a whole.</param>
/// <param name="Severity">Whether it stops the import.</param>
/// <param name="Code">What it is.</param>
/// <param name="Value">The value as it stands in the file.</param>
/// <param name="Arguments">What the message and the remedy name besides.</param>
public sealed record ImportFinding(int Row, string? Column, ImportSeverity Severity, ImportCode Code, string? Value, params IReadOnlyList<ImportText> Arguments);

/// <summary>A part of a finding: the same for every reader, or in the language of each.</summary>
[JsonConverter(typeof(Converter))]
public readonly record struct ImportText
{
    private readonly string? plain;
    private readonly LocalizedText? words;

    private ImportText(string? plain, LocalizedText? words) => (this.plain, this.words) = (plain, words);

    /// <summary>Whether it is the same for every reader, as what stands in a cell.</summary>
    public bool IsPlain => words is null;

    /// <summary>The same for every reader.</summary>
    public static implicit operator ImportText(string? plain) => new(plain, null);

    /// <summary>In the language of the reader.</summary>
    public static implicit operator ImportText(LocalizedText words) => new(null, words);

    /// <summary>A list that reads the same way in each language of the product.</summary>
    public static ImportText Of(Func<string, string> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return LocalizedText.Of(words("en"), words("ru"), words("tg"));
    }

    /// <summary>The text for a reader of this language.</summary>
    public string In(string language) => words?.Best(language).Text ?? plain ?? "";

    // a text for what is plain, an object by language for what is not
    private sealed class Converter : JsonConverter<ImportText>
    {
        public override bool HandleNull => true;

        public override ImportText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType != JsonTokenType.StartObject) return reader.GetString();
            using var words = JsonDocument.ParseValue(ref reader);
            return LocalizedText.FromJson(words.RootElement.GetRawText());
        }

        public override void Write(Utf8JsonWriter writer, ImportText value, JsonSerializerOptions options)
        {
            if (value.words is { } words) writer.WriteRawValue(words.ToJson());
            else writer.WriteStringValue(value.plain);
        }
    }
}

/// <summary>Whether a finding stops the import.</summary>
public enum ImportSeverity
{
    /// <summary>Good to know.</summary>
    Note,

    /// <summary>To be looked at; stops nothing.</summary>
    Warning,

    /// <summary>Stops the import as a whole.</summary>
    Error,
}

/// <summary>What can be said about an import file.</summary>
public enum ImportCode
{
    /// <summary>The file has no bytes.</summary>
    EmptyFile,

    /// <summary>The file has too many bytes.</summary>
    TooLarge,

    /// <summary>The file has too many rows.</summary>
    TooManyRows,

    /// <summary>The file is neither text nor a workbook.</summary>
    NotText,

    /// <summary>The text is not in UTF-8.</summary>
    WrongEncoding,

    /// <summary>The workbook is cut off or damaged.</summary>
    DamagedWorkbook,

    /// <summary>The workbook has the old form, or a password.</summary>
    OldWorkbook,

    /// <summary>The workbook would unpack to far more than any list of people.</summary>
    Bomb,

    /// <summary>The ZIP file does not hold exactly one table.</summary>
    NoTableInZip,

    /// <summary>There is a header and nothing below it.</summary>
    NoRows,

    /// <summary>Needed columns are missing.</summary>
    MissingColumns,

    /// <summary>A column stands there twice.</summary>
    DuplicateColumn,

    /// <summary>A column that the product does not know; it is ignored.</summary>
    UnknownColumn,

    /// <summary>The edition has no categories.</summary>
    NoCategories,

    /// <summary>A quotation mark opens a cell and none closes it.</summary>
    UnclosedQuote,

    /// <summary>A row has more cells than the header.</summary>
    TooManyCells,

    /// <summary>A row has fewer cells than the header.</summary>
    FewerCells,

    /// <summary>Neither a given nor a family name.</summary>
    NameMissing,

    /// <summary>Neither a State nor a delegation nor an organization.</summary>
    BodyMissing,

    /// <summary>No State has this code.</summary>
    UnknownState,

    /// <summary>Code and delegation name different bodies.</summary>
    Contradiction,

    /// <summary>A delegation that the import creates.</summary>
    NewDelegation,

    /// <summary>The edition has no such category.</summary>
    UnknownCategory,

    /// <summary>There is no such capacity.</summary>
    UnknownCapacity,

    /// <summary>Not the form of an e-mail address.</summary>
    NotAnEmail,

    /// <summary>A phone number without a digit.</summary>
    NotAPhone,

    /// <summary>A number that a spreadsheet has shortened, as 9.92E+11: its digits are lost.</summary>
    NumberShortened,

    /// <summary>More characters than fit.</summary>
    TooLong,

    /// <summary>The same row stands in the file before.</summary>
    SameRow,

    /// <summary>The same name stands in the file before.</summary>
    SameNameInFile,

    /// <summary>Somebody of this name is registered.</summary>
    SameNameRegistered,

    /// <summary>A name in capitals throughout.</summary>
    AllCapitals,

    /// <summary>A name without capitals.</summary>
    AllLowerCase,

    /// <summary>Given and family name seem to have changed places.</summary>
    LooksSwapped,

    /// <summary>The text contains tags.</summary>
    LooksLikeMarkup,

    /// <summary>The text begins as a formula does.</summary>
    LooksLikeFormula,

    /// <summary>Letters of an old Tajik font.</summary>
    OldTajikLetters,

    /// <summary>One word has letters of two scripts.</summary>
    MixedScripts,

    /// <summary>Invisible characters were taken out.</summary>
    InvisibleRemoved,

    /// <summary>A cell holds a formula; its last value is taken.</summary>
    FormulaValueTaken,

    /// <summary>A cell holds a date, which is what spreadsheets make of texts such as 5-1.</summary>
    DateTaken,

    /// <summary>A cell holds a formula that was never calculated.</summary>
    FormulaWithoutValue,

    /// <summary>A cell shows an error of the spreadsheet.</summary>
    CellError,

    /// <summary>A person marked as withdrawn is left out.</summary>
    WithdrawnLeftOut,

    /// <summary>A photo is named and no photos came with the file.</summary>
    PhotosNotSupplied,

    /// <summary>The ZIP file of photos has too many bytes.</summary>
    PhotosTooLarge,

    /// <summary>The ZIP file of photos holds too many files.</summary>
    PhotosTooMany,

    /// <summary>The ZIP file of photos would unpack to too many bytes.</summary>
    PhotosUnpackTooLarge,

    /// <summary>The ZIP file of photos is damaged, or none.</summary>
    PhotosUnreadable,

    /// <summary>Photos that no row names.</summary>
    PhotosUnused,

    /// <summary>The photo is not among those that came with the file.</summary>
    PhotoNotFound,

    /// <summary>Several photos have this name, in other folders or with other capitals.</summary>
    PhotoAmbiguous,

    /// <summary>Another row names the same photo.</summary>
    PhotoTwice,

    /// <summary>The photo is packed with a password.</summary>
    PhotoLocked,

    /// <summary>The photo's name leads out of its folder.</summary>
    PhotoPath,

    /// <summary>The photo is no picture.</summary>
    PhotoNotAPicture,

    /// <summary>The photo's file is too large.</summary>
    PhotoTooManyBytes,

    /// <summary>The photo has too many pixels.</summary>
    PhotoTooManyPixels,

    /// <summary>The photo is cut off or damaged.</summary>
    PhotoDamaged,
}
