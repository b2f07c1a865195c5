namespace Dushanbe.Conference.Exchange;

/// <summary>What can be said about an import file.</summary>
public enum ImportCode
{
    /// <summary>The file has no bytes.</summary>
    EmptyFile,

    /// <summary>The file has too many bytes.</summary>
    TooLarge,

    /// <summary>The file has too many rows.</summary>
    TooManyRows,

    /// <summary>The header has too many columns.</summary>
    TooManyColumns,

    /// <summary>The table has too many cells, or too long ones.</summary>
    TableTooLarge,

    /// <summary>Two signs part the cells of the first line equally often, and neither makes a header.</summary>
    SeparatorUnclear,

    /// <summary>The file is neither text nor a workbook.</summary>
    NotText,

    /// <summary>The text is not in UTF-8.</summary>
    WrongEncoding,

    /// <summary>The text is in UTF-8, but a few of its characters are damaged.</summary>
    BrokenText,

    /// <summary>The workbook is cut off or damaged.</summary>
    DamagedWorkbook,

    /// <summary>The workbook has the old form, or a password.</summary>
    OldWorkbook,

    /// <summary>Every sheet of the workbook is hidden.</summary>
    AllSheetsHidden,

    /// <summary>Several visible sheets of the workbook could be the list.</summary>
    SeveralLists,

    /// <summary>Which of several sheets was read.</summary>
    SheetRead,

    /// <summary>The workbook would unpack to far more than any list of people.</summary>
    Bomb,

    /// <summary>The ZIP file does not hold exactly one table.</summary>
    NoTableInZip,

    /// <summary>There is a header and nothing below it.</summary>
    NoRows,

    /// <summary>Needed columns are missing.</summary>
    MissingColumns,

    /// <summary>The header stands below other rows, which are left out.</summary>
    HeaderBelow,

    /// <summary>A column stands there twice.</summary>
    DuplicateColumn,

    /// <summary>A column that the product does not know; it is ignored.</summary>
    UnknownColumn,

    /// <summary>Several columns that the product does not know; they are ignored.</summary>
    UnknownColumns,

    /// <summary>A column that the product does not know, but that is nearly one it knows; it is ignored.</summary>
    ColumnProposed,

    /// <summary>A column that the product does not know, and that may say who was turned down.</summary>
    StateProposed,

    /// <summary>The edition has no categories.</summary>
    NoCategories,

    /// <summary>A quotation mark opens a cell and none closes it.</summary>
    UnclosedQuote,

    /// <summary>Text stands between the quotation mark that closes a cell and the next cell: rows may have been swallowed.</summary>
    TextBehindQuote,

    /// <summary>A cell of a single short text holds several lines: rows may have been swallowed.</summary>
    SeveralLines,

    /// <summary>A row has more cells than the header.</summary>
    TooManyCells,

    /// <summary>A row has fewer cells than the header.</summary>
    FewerCells,

    /// <summary>A row of a workbook whose number cannot be read, or that another row has.</summary>
    RowNotPlaced,

    /// <summary>A cell of a workbook whose place cannot be told.</summary>
    CellNotPlaced,

    /// <summary>Neither a given nor a family name.</summary>
    NameMissing,

    /// <summary>Neither a State nor a delegation nor an organization.</summary>
    BodyMissing,

    /// <summary>No State has this code.</summary>
    UnknownState,

    /// <summary>Code and delegation name different bodies.</summary>
    Contradiction,

    /// <summary>A delegation that nobody knows, but whose name is nearly that of one that is known.</summary>
    DelegationProposed,

    /// <summary>More delegations that nobody knows than an import creates.</summary>
    TooManyDelegations,

    /// <summary>A delegation that the import creates.</summary>
    NewDelegation,

    /// <summary>The edition has no such category.</summary>
    UnknownCategory,

    /// <summary>There is no such capacity.</summary>
    UnknownCapacity,

    /// <summary>A word that is nearly a known one and is taken for it.</summary>
    ReadAs,

    /// <summary>A state of accreditation that the product does not know.</summary>
    UnknownPersonState,

    /// <summary>Not a valid e-mail address.</summary>
    NotAnEmail,

    /// <summary>A phone number without a digit.</summary>
    NotAPhone,

    /// <summary>A phone number that looks like a date, a fraction or something else.</summary>
    OddPhone,

    /// <summary>A number that a spreadsheet has shortened, as 9.92E+11: its digits are lost.</summary>
    NumberShortened,

    /// <summary>Too many characters.</summary>
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

    /// <summary>Given and family name seem to be swapped.</summary>
    LooksSwapped,

    /// <summary>The column of one part of the name holds whole names.</summary>
    FullNames,

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

    /// <summary>A cell holds a formula whose result is empty.</summary>
    EmptyFormula,

    /// <summary>A cell shows an error of the spreadsheet.</summary>
    CellError,

    /// <summary>A cell is covered by a merged one, whose value stands in another row or column.</summary>
    MergedCell,

    /// <summary>A number is shown with digits or signs that it does not have itself.</summary>
    NumberFormatted,

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
