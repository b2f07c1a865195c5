using Dushanbe.Conference.Conditions;
using Dushanbe.Conference.Printing.Unicode;

namespace Dushanbe.Conference.Printing.Tests.Unicode;

public sealed class CharacterDataTests
{
    [FileFact("/usr/share/unicode/LineBreak.txt", "unicode-data")]
    public void The_tables_in_the_library_are_those_of_the_unicode_character_database()
    {
        var file = Path.Combine(Need.Root(), "src/Dushanbe.Conference.Printing/Unicode/CharacterData.Generated.cs");

        var generated = new CharacterDataGenerator("/usr/share/unicode").Generate();

        if (Environment.GetEnvironmentVariable("REGENERATE") is not null) File.WriteAllText(file, generated);
        Assert.Equal(File.ReadAllText(file), generated);
    }

    [Theory]
    [InlineData('ӯ', "Cyrillic")]
    [InlineData('ی', "Arabic")]
    [InlineData('渡', "Han")]
    [InlineData('김', "Hangul")]
    [InlineData('7', "Common")]
    public void A_character_knows_its_script(char character, string script) =>
        Assert.Equal(script, CharacterData.Script(CharacterData.Of(character).Script).Name);

    [Fact]
    public void Equivalent_angle_brackets_form_one_pair()
    {
        Assert.Equal(CharacterData.BracketPair(0x3008), CharacterData.BracketPair(0x2329));
        Assert.Equal(-CharacterData.BracketPair(0x3008), CharacterData.BracketPair(0x232A));
    }

    [Theory]
    [InlineData(0x200C)]
    [InlineData(0xFE0F)]
    [InlineData(0x2066)]
    public void Format_characters_may_be_left_undrawn(int codePoint) => Assert.True(CharacterData.Of(codePoint).IsDefaultIgnorable);
}
