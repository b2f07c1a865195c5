using Dushanbe.Conference.Names;

namespace Dushanbe.Conference.Tests.Names;

public sealed class NameGuessTests
{
    [Theory]
    // a comma says which is which
    [InlineData("Ivanova, Petra", "Petra", "Ivanova")]
    [InlineData("van der Berg, Anna Maria", "Anna Maria", "van der Berg")]
    [InlineData("Wang,Wei", "Wei", "Wang")]
    [InlineData("Smith, John, Jr.", "John Jr.", "Smith")]
    // so do capitals
    [InlineData("IVANOVA Petra", "Petra", "IVANOVA")]
    [InlineData("Petra IVANOVA", "Petra", "IVANOVA")]
    [InlineData("Ursula von der LEYEN", "Ursula", "von der LEYEN")]
    [InlineData("von der LEYEN Ursula", "Ursula", "von der LEYEN")]
    [InlineData("María GARCÍA LÓPEZ", "María", "GARCÍA LÓPEZ")]
    [InlineData("LI Keqiang", "Keqiang", "LI")]
    [InlineData("McDONALD Ronald", "Ronald", "McDONALD")]
    [InlineData("Bashar al-ASSAD", "Bashar", "al-ASSAD")]
    [InlineData("John F. KENNEDY", "John F.", "KENNEDY")]
    // and the endings of Slavic and Tajik names
    [InlineData("Ivanova Petra", "Petra", "Ivanova")]
    [InlineData("IVANOVA PETRA", "PETRA", "IVANOVA")]
    [InlineData("Rahmonzoda Farrukh", "Farrukh", "Rahmonzoda")]
    [InlineData("Sharipov Rustam Karimovich", "Rustam Karimovich", "Sharipov")]
    [InlineData("Rustam Karimovich Sharipov", "Rustam Karimovich", "Sharipov")]
    [InlineData("Rahmon Emomali Sharifovich", "Emomali Sharifovich", "Rahmon")]
    [InlineData("Roman Arkadyevich Abramovich", "Roman Arkadyevich", "Abramovich")]
    [InlineData("Petrov-Vodkin Kuzma", "Kuzma", "Petrov-Vodkin")]
    [InlineData("Nazariyon Daler", "Daler", "Nazariyon")]
    [InlineData("Medvedev Dmitry", "Dmitry", "Medvedev")]
    [InlineData("Kowalski Jan", "Jan", "Kowalski")]
    // small words belong to the family name
    [InlineData("Willemijn van der Berg", "Willemijn", "van der Berg")]
    [InlineData("Mohammed bin Salman", "Mohammed", "bin Salman")]
    [InlineData("Tamim bin Hamad Al Thani", "Tamim bin Hamad", "Al Thani")]
    [InlineData("José Ortega y Gasset", "José", "Ortega y Gasset")]
    public void The_family_name_is_found_wherever_it_was_typed(string typed, string given, string family) =>
        Assert.Equal(PersonName.None with { Given = given, Family = family }, NameGuess.Of(typed));

    [Theory]
    [InlineData("Petra Ivanova", "Petra", "Ivanova")]
    [InlineData("Madina Sharifova", "Madina", "Sharifova")]
    [InlineData("Sirojiddin Muhriddin", "Sirojiddin", "Muhriddin")]
    [InlineData("Wang Wei", "Wang", "Wei")]
    [InlineData("Ahmed Hassan", "Ahmed", "Hassan")]
    [InlineData("María García López", "María García", "López")]
    [InlineData("Nguyễn Văn An", "Nguyễn Văn", "An")]
    [InlineData("JP Morgan", "JP", "Morgan")]
    [InlineData("J. SMITH", "J.", "SMITH")]
    [InlineData("JOHN SMITH", "JOHN", "SMITH")]
    // given names that end as family names do, and a family name at both ends
    [InlineData("Lyubov Sobol", "Lyubov", "Sobol")]
    [InlineData("Yakov Perelman", "Yakov", "Perelman")]
    [InlineData("Rajeev Kumar", "Rajeev", "Kumar")]
    [InlineData("Baldev Singh", "Baldev", "Singh")]
    [InlineData("Shahzoda Karimova", "Shahzoda", "Karimova")]
    [InlineData("Asimov Petrov", "Asimov", "Petrov")]
    public void Where_nothing_says_otherwise_the_last_word_is_the_family_name(string typed, string given, string family) =>
        Assert.Equal(PersonName.None with { Given = given, Family = family }, NameGuess.Of(typed));

    [Theory]
    [InlineData("Sharifova", null, "Sharifova", null)]
    [InlineData("Ivanova,", null, "Ivanova", null)]
    [InlineData("Мадина Шарифова", null, null, "Мадина Шарифова")]
    [InlineData("Шарифова, Мадина", null, null, "Мадина Шарифова")]
    [InlineData("حمد القحطاني", null, null, "حمد القحطاني")]
    [InlineData("王伟", null, null, "王伟")]
    [InlineData("", null, null, null)]
    public void One_word_is_a_family_name_and_another_script_is_the_native_form(string typed, string? given, string? family, string? native) =>
        Assert.Equal(new PersonName(null, given, family, native), NameGuess.Of(typed));
}
