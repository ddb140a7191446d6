using CxBridge.Voice.Texts;

namespace CxBridge.Tests.Unit.Voice.Texts;

public class SpeakableTextTests
{
    [Theory]
    [InlineData("You owe $12.50.", "You owe twelve dollars and fifty cents.")]
    [InlineData("£1", "one pound")]
    [InlineData("€1,234,567", "one million two hundred thirty four thousand five hundred sixty seven euros")]
    [InlineData("5% off", "five percent off")]
    [InlineData("on 2026-11-23", "on November twenty third, twenty twenty six")]
    [InlineData("on 3/1/2005", "on March first, two thousand five")]
    [InlineData("at 9:30", "at nine thirty a m")]
    [InlineData("at 14:05, sharp", "at two oh five p m, sharp")]
    [InlineData("at 2:00 PM.", "at two p m.")]
    [InlineData("at 10:15 a.m. today", "at ten fifteen a m today")]
    [InlineData("the 22nd", "the twenty second")]
    [InlineData("in 1999 and 2026", "in nineteen ninety nine and twenty twenty six")]
    [InlineData("3.14", "three point one four")]
    [InlineData("room 1234 and 40", "room one thousand two hundred thirty four and forty")]
    [InlineData("Call +1 555 010 0123 now", "Call one, five five five, zero one zero, zero one two three now")]
    [InlineData("Call (555) 010-0123.", "Call five five five, zero one zero, zero one two three.")]
    [InlineData("code 007", "code zero zero seven")]
    [InlineData("**Hello** _there_ 😀!", "Hello there!")]
    [InlineData("see [our site](https://example.com)", "see our site")]
    [InlineData("[[hello]]", "hello")]
    [InlineData("Tom & Jerry’s", "Tom and Jerry's")]
    [InlineData("", "")]
    [InlineData("99999999999999999999999", "nine nine nine nine nine nine nine nine nine nine nine nine nine nine nine nine nine nine nine nine nine nine nine")]
    public void Normalise_WritesWhatIsSaid(string text, string words) => Assert.Equal(words, SpeakableText.Normalise(text));

    [Theory]
    [InlineData("One. Two! Three? Four", 4)]
    [InlineData("Dr. Smith is here.", 1)]
    [InlineData("It costs 3.5 percent.", 1)]
    [InlineData("...", 0)]
    [InlineData("", 0)]
    public void Split_FindsSentences(string text, int count) => Assert.Equal(count, Sentences.Split(text).Count);

    [Fact]
    public void Split_CutsWhatIsTooLong_AndLosesNothing()
    {
        string text = string.Join(' ', Enumerable.Repeat("word", 190));

        IReadOnlyList<string> pieces = Sentences.Split(text);

        Assert.All(pieces, piece => Assert.InRange(piece.Length, 1, 300));
        Assert.Equal(text, string.Join(' ', pieces));
    }
}
