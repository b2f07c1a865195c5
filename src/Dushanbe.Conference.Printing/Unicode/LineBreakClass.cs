namespace Dushanbe.Conference.Printing.Unicode;

/// <summary>
/// Line breaking classes of UAX #14 under the short names of the Unicode character database, after rule LB1:
/// AI, SG and XX count as AL, CJ as NS, and SA as CM or AL.
/// </summary>
internal enum LineBreakClass : byte
{
    /// <summary>Ordinary letter.</summary>
    AL,

    /// <summary>Break opportunity before and after: the em dash.</summary>
    B2,

    /// <summary>Break after.</summary>
    BA,

    /// <summary>Break before.</summary>
    BB,

    /// <summary>Mandatory break.</summary>
    BK,

    /// <summary>Contingent break opportunity: an inline object.</summary>
    CB,

    /// <summary>Closing punctuation.</summary>
    CL,

    /// <summary>Combining mark.</summary>
    CM,

    /// <summary>Closing parenthesis.</summary>
    CP,

    /// <summary>Carriage return.</summary>
    CR,

    /// <summary>Emoji base.</summary>
    EB,

    /// <summary>Emoji modifier.</summary>
    EM,

    /// <summary>Exclamation or question mark.</summary>
    EX,

    /// <summary>Non-breaking glue: the no-break space.</summary>
    GL,

    /// <summary>Hangul syllable of two letters.</summary>
    H2,

    /// <summary>Hangul syllable of three letters.</summary>
    H3,

    /// <summary>Hebrew letter.</summary>
    HL,

    /// <summary>Hyphen.</summary>
    HY,

    /// <summary>Ideograph.</summary>
    ID,

    /// <summary>Inseparable: leaders.</summary>
    IN,

    /// <summary>Infix numeric separator.</summary>
    IS,

    /// <summary>Hangul leading letter.</summary>
    JL,

    /// <summary>Hangul trailing letter.</summary>
    JT,

    /// <summary>Hangul vowel.</summary>
    JV,

    /// <summary>Line feed.</summary>
    LF,

    /// <summary>Next line.</summary>
    NL,

    /// <summary>Nonstarter.</summary>
    NS,

    /// <summary>Number.</summary>
    NU,

    /// <summary>Opening punctuation.</summary>
    OP,

    /// <summary>Postfix of a number.</summary>
    PO,

    /// <summary>Prefix of a number.</summary>
    PR,

    /// <summary>Quotation mark.</summary>
    QU,

    /// <summary>Regional indicator: half a flag.</summary>
    RI,

    /// <summary>Space.</summary>
    SP,

    /// <summary>Solidus: a symbol that allows a break after.</summary>
    SY,

    /// <summary>Word joiner.</summary>
    WJ,

    /// <summary>Zero width space.</summary>
    ZW,

    /// <summary>Zero width joiner.</summary>
    ZWJ,
}

/// <summary>What may happen before a character, or at the end of the text.</summary>
internal enum LineBreak : byte
{
    /// <summary>The line goes on.</summary>
    Prohibited,

    /// <summary>The line may end here.</summary>
    Allowed,

    /// <summary>The line must end here.</summary>
    Mandatory,
}
