namespace Dushanbe.Conference.Printing.Unicode;

/// <summary>Bidirectional character types of UAX #9, table 4, under the short names of the Unicode character database.</summary>
internal enum BidiClass : byte
{
    /// <summary>Left to right letter.</summary>
    L,

    /// <summary>Right to left letter, such as Hebrew.</summary>
    R,

    /// <summary>Arabic letter.</summary>
    AL,

    /// <summary>European number.</summary>
    EN,

    /// <summary>European number separator.</summary>
    ES,

    /// <summary>European number terminator.</summary>
    ET,

    /// <summary>Arabic number.</summary>
    AN,

    /// <summary>Common number separator.</summary>
    CS,

    /// <summary>Nonspacing mark.</summary>
    NSM,

    /// <summary>Boundary neutral: most format characters, ZWNJ and ZWJ among them.</summary>
    BN,

    /// <summary>Paragraph separator.</summary>
    B,

    /// <summary>Segment separator: the tabulator.</summary>
    S,

    /// <summary>White space.</summary>
    WS,

    /// <summary>Other neutral.</summary>
    ON,

    /// <summary>Left-to-right embedding.</summary>
    LRE,

    /// <summary>Left-to-right override.</summary>
    LRO,

    /// <summary>Right-to-left embedding.</summary>
    RLE,

    /// <summary>Right-to-left override.</summary>
    RLO,

    /// <summary>End of an embedding or override.</summary>
    PDF,

    /// <summary>Left-to-right isolate.</summary>
    LRI,

    /// <summary>Right-to-left isolate.</summary>
    RLI,

    /// <summary>Isolate that takes its direction from its first strong character.</summary>
    FSI,

    /// <summary>End of an isolate.</summary>
    PDI,
}

/// <summary>Sets of bidirectional types that the rules name.</summary>
internal static class BidiClasses
{
    extension(BidiClass type)
    {
        /// <summary>LRI, RLI or FSI (BD8).</summary>
        public bool IsIsolateInitiator => type is BidiClass.LRI or BidiClass.RLI or BidiClass.FSI;

        /// <summary>A character that rule X9 takes out of the text.</summary>
        public bool IsRemoved =>
            type is BidiClass.BN or BidiClass.LRE or BidiClass.LRO or BidiClass.RLE or BidiClass.RLO or BidiClass.PDF;

        /// <summary>NI of rules N1 and N2: a neutral or an isolate formatting character.</summary>
        public bool IsNeutral =>
            type is BidiClass.B or BidiClass.S or BidiClass.WS or BidiClass.ON or BidiClass.PDI || type.IsIsolateInitiator;

        /// <summary>A character that has no effect in text that runs wholly left to right.</summary>
        public bool IsLeftToRightOnly =>
            type is BidiClass.L or BidiClass.EN or BidiClass.ES or BidiClass.ET or BidiClass.CS or BidiClass.NSM
                or BidiClass.S or BidiClass.WS or BidiClass.ON or BidiClass.B or BidiClass.BN;

        /// <summary>White space and formatting characters that rule L1 returns to the paragraph's level at a line's end.</summary>
        public bool IsResetAtLineEnd =>
            type is BidiClass.WS or BidiClass.PDI || type.IsIsolateInitiator || type.IsRemoved;
    }
}
