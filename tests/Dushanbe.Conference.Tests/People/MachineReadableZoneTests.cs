using Dushanbe.Conference.Names;
using Dushanbe.Conference.People.Passports;

namespace Dushanbe.Conference.Tests.People;

/// <summary>Zones of ICAO Doc 9303, and what typing and readers make of them.</summary>
public sealed class MachineReadableZoneTests
{
    private static readonly DateOnly Today = new(2026, 10, 18);

    // the specimens of Doc 9303, parts 4, 5 and 6
    private const string Passport = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10";
    private const string Card = "I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<<";
    private const string LargeCard = "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nD231458907UTO7408122F1204159<<<<<<<6";

    [Theory]
    [InlineData(Passport, "L898902C3"), InlineData(Card, "D23145890"), InlineData(LargeCard, "D23145890")]
    public void The_three_sizes_are_read(string typed, string number)
    {
        var (zone, fault) = MachineReadableZone.Read(typed, Today);

        Assert.Null(fault);
        Assert.Equal(new MachineReadableZone { Family = "ERIKSSON", Given = "ANNA MARIA", Number = number, Issuer = "UTO", Nationality = "UTO", BirthDate = new(1974, 8, 12), ExpiresOn = new(2012, 4, 15) }, zone);
    }

    [Theory]
    // with line ends of another kind, without any, in small letters, with spaces, joined by a word processor
    [InlineData("\r\n", false), InlineData("\r", false), InlineData("", false), InlineData("\n", true), InlineData("  ", true)]
    public void However_it_is_typed_it_is_the_same(string between, bool small)
    {
        var typed = Passport.Replace("\n", between, StringComparison.Ordinal).Replace("<<", "«", StringComparison.Ordinal);

        var (zone, fault) = MachineReadableZone.Read($" {(small ? typed.ToLowerInvariant() : typed)} ", Today);

        Assert.Null(fault);
        Assert.Equal(("ERIKSSON", "L898902C3"), (zone!.Family, zone.Number));
    }

    [Fact]
    public void A_reader_types_Russian_letters_where_the_keyboard_is_set_to_Russian()
    {
        const string latin = "QWERTYUIOPASDFGHJKLZXCVBNM<", russian = "ЙЦУКЕНГШЩЗФЫВАПРОЛДЯЧСМИТЬБ";
        var typed = string.Concat(Passport.Select(letter => latin.IndexOf(letter, StringComparison.Ordinal) is >= 0 and var at ? russian[at] : letter));

        Assert.Equal(MachineReadableZone.Read(Passport, Today), MachineReadableZone.Read(typed, Today));
    }

    [Fact]
    public void A_long_number_of_a_card_goes_on_in_the_optional_data()
    {
        var (zone, fault) = MachineReadableZone.Read("I<UTOD23145890<7349<<<<<<<<<<<\n3407127M9507122UTO<<<<<<<<<<<2\nSTEVENSON<<PETER<JOHN<<<<<<<<<", Today);

        Assert.Null(fault);
        Assert.Equal(("D23145890734", new DateOnly(1934, 7, 12), new DateOnly(1995, 7, 12)), (zone!.Number, zone.BirthDate, zone.ExpiresOn));
    }

    [Theory]
    [InlineData("L898902C36", "L898902C46", ZoneFault.WrongNumber), InlineData("7408122F", "7408132F", ZoneFault.WrongBirthDate), InlineData("1204159Z", "1204169Z", ZoneFault.WrongExpiry)]
    [InlineData("ZE184226B<<<<<1", "ZE184226C<<<<<1", ZoneFault.WrongWhole), InlineData("B<<<<<10", "B<<<<<11", ZoneFault.WrongWhole), InlineData("L898902C3", "L89890.C3", ZoneFault.WrongCharacter)]
    [InlineData("ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "ANNA<MARIA<<<<<<<<<<<<<<<<<<", ZoneFault.WrongLength), InlineData("ERIKSSON<<ANNA<MARIA", "<<<<<<<<<<<<<<<<<<<<", ZoneFault.NameMissing)]
    public void Of_a_zone_with_a_fault_nothing_is_taken_and_the_fault_is_named(string right, string wrong, ZoneFault expected)
    {
        Assert.Contains(right, Passport);
        Assert.Equal((null, expected), MachineReadableZone.Read(Passport.Replace(right, wrong, StringComparison.Ordinal), Today));
    }

    [Theory]
    [InlineData(null), InlineData(""), InlineData(" \n ")]
    public void Nothing_is_no_zone(string? typed) => Assert.Equal((null, ZoneFault.Missing), MachineReadableZone.Read(typed, Today));

    /// <summary>Every digit and letter of the second line is covered by a check digit: exchanging any for another is noticed, or leaves what is read as it was.</summary>
    [Fact]
    public void No_single_mistyped_character_of_number_and_dates_passes()
    {
        var lines = Passport.Split('\n');
        foreach (var at in Enumerable.Range(0, 10).Concat(Enumerable.Range(13, 7)).Concat(Enumerable.Range(21, 7)))
        {
            // the next value is another one in every weight
            var now = lines[1][at];
            var other = char.IsAsciiDigit(now) ? (char)('0' + ((now - '0' + 1) % 10)) : (char)('A' + ((now - 'A' + 1) % 26));
            var (zone, fault) = MachineReadableZone.Read(lines[0] + lines[1][..at] + other + lines[1][(at + 1)..], Today);
            Assert.Null(zone);
            Assert.NotNull(fault);
        }
    }

    [Theory]
    // born this year, born tomorrow a century ago, valid for long
    [InlineData("261018", "361017", 2026, 2036), InlineData("261019", "361017", 1926, 2036), InlineData("000229", "740101", 2000, 2074), InlineData("450101", "800101", 1945, 1980)]
    public void Two_digits_of_a_year_are_of_the_century_that_is_possible(string birth, string expiry, int born, int expires)
    {
        var (zone, fault) = MachineReadableZone.Read(Made("KARIMOV<<ALI", birth, expiry), Today);

        Assert.Null(fault);
        Assert.Equal((born, expires), (zone!.BirthDate!.Value.Year, zone.ExpiresOn!.Value.Year));
    }

    [Fact]
    public void A_part_of_a_date_that_a_State_does_not_know_leaves_it_out()
    {
        Assert.Null(MachineReadableZone.Read(Made("KARIMOV<<ALI", "79<<<<", "360101"), Today).Zone!.BirthDate);
        Assert.Equal(ZoneFault.WrongBirthDate, MachineReadableZone.Read(Made("KARIMOV<<ALI", "790230", "360101"), Today).Fault);
        Assert.Equal(ZoneFault.WrongBirthDate, MachineReadableZone.Read(Made("KARIMOV<<ALI", "791301", "360101"), Today).Fault);
    }

    [Theory]
    [InlineData("RAHMONZODA<<FARRUKH<MUHAMMAD", "RAHMONZODA", "FARRUKH MUHAMMAD", false), InlineData("VAN<DER<BERG<<ANNA", "VAN DER BERG", "ANNA", false), InlineData("SUKARNO", "SUKARNO", null, false)]
    [InlineData("HOHENSTAUFEN<SCHWARZENBERG<<MAXIMILIAN<", "HOHENSTAUFEN SCHWARZENBERG", "MAXIMILIAN", false), InlineData("HOHENSTAUFEN<SCHWARZENBERG<<MAXIMILIANA", "HOHENSTAUFEN SCHWARZENBERG", "MAXIMILIANA", true)]
    public void Names_of_several_words_of_one_and_of_too_many_letters(string names, string family, string? given, bool cut)
    {
        var zone = MachineReadableZone.Read(Made(names, "790314", "360101"), Today).Zone!;

        Assert.Equal((family, given, cut), (zone.Family, zone.Given, zone.NameMayBeCut));
    }

    [Theory]
    [InlineData("TJK", "TJ"), InlineData("D", "DE"), InlineData("GBN", "GB"), InlineData("UNO", null), InlineData("XXA", null), InlineData(null, null)]
    public void Codes_of_passports_lead_to_States(string? code, string? iso2) => Assert.Equal(iso2, IssuerCodes.StateOf(code)?.Iso2);

    [Theory]
    [InlineData("Farrukh", "Rahmonzoda", null, true), InlineData("Фаррух", "Раҳмонзода", null, true), InlineData("Farrukh", "Rakhmonzoda", null, true), InlineData("Rahmonzoda", "Farrukh", null, true)]
    [InlineData("Farrukh", null, null, true), InlineData("X", "Y", "Раҳмонзода Фаррух", true), InlineData("Farrukh", "Karimov", null, false), InlineData("Zarina", "Rahmonzoda", null, false), InlineData(null, null, null, true)]
    public void The_name_of_the_passport_is_compared_by_sound(string? given, string? family, string? native, bool agrees) =>
        Assert.Equal(agrees, PassportNames.Agree(new PersonName(null, given, family, native), new() { Number = "1", LatinFamily = "RAHMONZODA", LatinGiven = "FARRUKH MUHAMMAD" }));

    private static string Made(string names, string birth, string expiry)
    {
        const string number = "400123456";
        var (numbered, born, ends) = (number + MachineReadableZone.CheckDigit(number), birth + MachineReadableZone.CheckDigit(birth), expiry + MachineReadableZone.CheckDigit(expiry));
        var personal = new string('<', 14) + "<";
        return $"P<TJK{names.PadRight(39, '<')}{numbered}TJK{born}M{ends}{personal}{MachineReadableZone.CheckDigit($"{numbered}{born}{ends}{personal}")}";
    }
}
