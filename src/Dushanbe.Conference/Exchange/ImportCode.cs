namespace Dushanbe.Conference.Exchange;

/// <summary>Kinds of findings about an import file.</summary>
public enum ImportCode
{
    /// <summary>The file has no bytes.</summary>
    EmptyFile,
    /// <summary>The uploaded file is no longer in the store.</summary>
    FileLost,
    /// <summary>The file has too many bytes.</summary>
    TooLarge,
    /// <summary>The file has too many rows.</summary>
    TooManyRows,
    /// <summary>The header has too many columns.</summary>
    TooManyColumns,
    /// <summary>The table has too many cells, or too long ones.</summary>
    TableTooLarge,
    /// <summary>Two separators are equally frequent in the first line, and neither gives a header.</summary>
    SeparatorUnclear,
    /// <summary>The file is neither text nor a workbook.</summary>
    NotText,
    /// <summary>The text is not in UTF-8.</summary>
    WrongEncoding,
    /// <summary>The text is in UTF-8, but a few of its characters are damaged.</summary>
    BrokenText,
    /// <summary>The workbook is cut off or damaged.</summary>
    DamagedWorkbook,
    /// <summary>The workbook has the old format, or a password.</summary>
    OldWorkbook,
    /// <summary>Every sheet of the workbook is hidden.</summary>
    AllSheetsHidden,
    /// <summary>Several visible sheets of the workbook could be the list.</summary>
    SeveralLists,
    /// <summary>Which of several sheets was read.</summary>
    SheetRead,
    /// <summary>The workbook would unpack to an excessive size.</summary>
    Bomb,
    /// <summary>The ZIP file does not hold exactly one table.</summary>
    NoTableInZip,
    /// <summary>There is a header and nothing below it.</summary>
    NoRows,
    /// <summary>Needed columns are missing.</summary>
    MissingColumns,
    /// <summary>The header is below other rows, which are skipped.</summary>
    HeaderBelow,
    /// <summary>A column is there twice.</summary>
    DuplicateColumn,
    /// <summary>An unknown column; it is ignored.</summary>
    UnknownColumn,
    /// <summary>Several unknown columns; they are ignored.</summary>
    UnknownColumns,
    /// <summary>An unknown column similar to a known one; it is ignored.</summary>
    ColumnProposed,
    /// <summary>An unknown column that may mark rejected people.</summary>
    StateProposed,
    /// <summary>The edition has no categories.</summary>
    NoCategories,
    /// <summary>An unclosed quotation mark.</summary>
    UnclosedQuote,
    /// <summary>Text after the closing quotation mark of a cell: rows may have been swallowed.</summary>
    TextBehindQuote,
    /// <summary>A cell of a short field has several lines: rows may have been swallowed.</summary>
    SeveralLines,
    /// <summary>A row has more cells than the header.</summary>
    TooManyCells,
    /// <summary>A row has fewer cells than the header.</summary>
    FewerCells,
    /// <summary>A row of a workbook with an invalid or duplicate number.</summary>
    RowNotPlaced,
    /// <summary>A cell of a workbook with an invalid reference.</summary>
    CellNotPlaced,
    /// <summary>Neither a given nor a family name.</summary>
    NameMissing,
    /// <summary>Neither a State nor a delegation nor an organization.</summary>
    BodyMissing,
    /// <summary>No State has this code.</summary>
    UnknownState,
    /// <summary>Code and delegation name different bodies.</summary>
    Contradiction,
    /// <summary>An unknown delegation with a name similar to a known one.</summary>
    DelegationProposed,
    /// <summary>Too many unknown delegations to create.</summary>
    TooManyDelegations,
    /// <summary>A delegation that the import creates.</summary>
    NewDelegation,
    /// <summary>The edition has no such category.</summary>
    UnknownCategory,
    /// <summary>There is no such capacity.</summary>
    UnknownCapacity,
    /// <summary>A value similar to a known one, which is used instead.</summary>
    ReadAs,
    /// <summary>An unknown state of accreditation.</summary>
    UnknownPersonState,
    /// <summary>Not a valid e-mail address.</summary>
    NotAnEmail,
    /// <summary>A phone number without a digit.</summary>
    NotAPhone,
    /// <summary>A badge number, or a slash, where a name should be.</summary>
    NotAName,
    /// <summary>A phone number that looks like a date, a fraction or something else.</summary>
    OddPhone,
    /// <summary>A number in scientific notation, such as 9.92E+11: its digits are lost.</summary>
    NumberShortened,
    /// <summary>Too many characters.</summary>
    TooLong,
    /// <summary>A duplicate of an earlier row.</summary>
    SameRow,
    /// <summary>The same name as in an earlier row.</summary>
    SameNameInFile,
    /// <summary>Somebody of this name is registered.</summary>
    SameNameRegistered,
    /// <summary>The person of the row is registered, and such rows are skipped.</summary>
    RegisteredLeftOut,
    /// <summary>Several registered people match the row.</summary>
    MatchesSeveral,
    /// <summary>An earlier row updates the same person.</summary>
    SamePersonTwice,
    /// <summary>Another registered person has this number in the sender's list.</summary>
    NumberTaken,
    /// <summary>An earlier row has the same number in the sender's list.</summary>
    NumberTwice,
    /// <summary>The person that the row updates does not attend, which an update does not change.</summary>
    UpdatedNotAttending,
    /// <summary>The photo of a registered person is not replaced.</summary>
    PhotoKept,
    /// <summary>Contact data of registered people stay as they are, since the clerk may not see them.</summary>
    ContactsKept,
    /// <summary>The file has no column by which registered people are to be recognized.</summary>
    KeyMissing,
    /// <summary>People cannot be recognized by addresses that the clerk may not see.</summary>
    KeyHidden,
    /// <summary>The register has changed since the check, so that the import would do something else.</summary>
    RegisterChanged,
    /// <summary>A name in capitals throughout.</summary>
    AllCapitals,
    /// <summary>A name without capitals.</summary>
    AllLowerCase,
    /// <summary>Given and family name seem to be swapped.</summary>
    LooksSwapped,
    /// <summary>The chosen rule says nothing of a whole name.</summary>
    NameNotSplit,
    /// <summary>The column for one part of the name has whole names.</summary>
    FullNames,
    /// <summary>The text contains tags.</summary>
    LooksLikeMarkup,
    /// <summary>The text begins as a formula does.</summary>
    LooksLikeFormula,
    /// <summary>Letters of an old Tajik font.</summary>
    OldTajikLetters,
    /// <summary>One word has letters of two scripts.</summary>
    MixedScripts,
    /// <summary>Invisible characters were removed.</summary>
    InvisibleRemoved,
    /// <summary>A cell has a formula; its last value is used.</summary>
    FormulaValueTaken,
    /// <summary>A cell has a date, possibly converted by the spreadsheet from a text such as 5-1.</summary>
    DateTaken,
    /// <summary>A cell has a formula that was never calculated.</summary>
    FormulaWithoutValue,
    /// <summary>A cell has a formula with an empty result.</summary>
    EmptyFormula,
    /// <summary>A cell shows an error of the spreadsheet.</summary>
    CellError,
    /// <summary>A cell is covered by a merged one with its value in another row or column.</summary>
    MergedCell,
    /// <summary>A number is displayed with digits or signs that its value does not have.</summary>
    NumberFormatted,
    /// <summary>A person marked as withdrawn is skipped.</summary>
    WithdrawnLeftOut,
    /// <summary>A photo is named but no photos were uploaded.</summary>
    PhotosNotSupplied,
    /// <summary>The ZIP file of photos has too many bytes.</summary>
    PhotosTooLarge,
    /// <summary>The ZIP file of photos has too many files.</summary>
    PhotosTooMany,
    /// <summary>The ZIP file of photos would unpack to too many bytes.</summary>
    PhotosUnpackTooLarge,
    /// <summary>The ZIP file of photos is damaged or invalid.</summary>
    PhotosUnreadable,
    /// <summary>Photos that no row names.</summary>
    PhotosUnused,
    /// <summary>The photo is not among the uploaded ones.</summary>
    PhotoNotFound,
    /// <summary>Several photos have this name, in other folders or with other capitals.</summary>
    PhotoAmbiguous,
    /// <summary>Another row names the same photo.</summary>
    PhotoTwice,
    /// <summary>The photo is encrypted.</summary>
    PhotoLocked,
    /// <summary>The photo's name points outside its folder.</summary>
    PhotoPath,
    /// <summary>The photo is not a picture.</summary>
    PhotoNotAPicture,
    /// <summary>The photo's file is too large.</summary>
    PhotoTooManyBytes,
    /// <summary>The photo has too many pixels.</summary>
    PhotoTooManyPixels,
    /// <summary>The photo is cut off or damaged.</summary>
    PhotoDamaged,

    /// <summary>More people would be approved than there are places.</summary>
    NoPlace,
}
