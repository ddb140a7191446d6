using CxBridge.Domain.Bots;
using CxBridge.Media.Turns;

namespace CxBridge.Tests.Unit.Media.Turns;

public class BackchannelsTests
{
    private readonly Backchannels _backchannels = new(new TurnSettings().Backchannels);

    [Theory]
    [InlineData("okay", true)]
    [InlineData("Uh huh, right.", true)]
    [InlineData("mm hmm mm hmm", true)]
    [InlineData("i see", true)]
    [InlineData("i", false)]
    [InlineData("okay no", false)]
    [InlineData("okayish", false)]
    [InlineData("", false)]
    public void Text_IsABackchannel_WhenItIsNothingElse(string text, bool expected) => Assert.Equal(expected, _backchannels.IsBackchannel(text));

    [Fact]
    public void LongHumThatEndsInAWord_IsReadInOnePass() =>
        Assert.False(_backchannels.IsBackchannel(string.Concat(Enumerable.Repeat("mm hmm ", 200)) + "no"));
}
